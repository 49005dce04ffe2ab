package studio.lipschitz.torch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import studio.lipschitz.layer.Weight;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Network;
import studio.lipschitz.training.Normalization;
import studio.lipschitz.training.TrainingPlan;

/// Networks with weights as training might leave them, and as it never would.
final class RandomWeights {
    private RandomWeights() {}

    /// @param weights effective ones, float32
    record Weighted(Model model, Map<String, Effective> weights) {
        Shipped shipped() {
            return new Shipped(TrainingPlan.DEFAULT, model.analysis(), model, weights);
        }
    }

    /// Constrained weights at random, free ones of sizes from a thirtieth to thirty times the usual, statistics of data of all scales.
    static Weighted of(Network network, long seed) {
        var random = new Random(seed);
        Analysis analysis = Analysis.of(network);
        var model = new Model(network, analysis, Normalization.EXACT, new Device("cpu"), seed);
        var means = new LinkedHashMap<String, Tensor>();
        for (Parameter parameter : model.parameters()) {
            Tensor raw = parameter.raw();
            String name = parameter.weight().name();
            double scale = Math.pow(10, 3 * random.nextDouble() - 1.5);
            switch (parameter.weight().constraint()) {
                case Weight.Constraint.Spectral _,Weight.Constraint.Frobenius _ -> fill(raw, _ -> random.nextGaussian());
                case Weight.Constraint.None _ -> fill(raw, value -> scale * (value + (raw.dim() < 2 ? random.nextGaussian() : 0)));
                case Weight.Constraint.Buffer _ -> {
                    switch (name) {
                        case "running_var" -> fill(raw, _ -> scale * (0.5 + random.nextDouble()));
                        case "running_mean" -> fill(raw, _ -> random.nextGaussian());
                        case "running_sum_bmean" -> {
                            fill(raw, _ -> random.nextGaussian());
                            means.put(parameter.node(), raw);
                        }
                        case "running_sum_bmeansq" -> {
                            Tensor mean = java.util.Objects.requireNonNull(means.get(parameter.node()));
                            raw.copy_(mean.mul(mean).add(new Scalar(scale)));
                        }
                        case "running_num_batches" -> fill(raw, _ -> 1);
                        default -> fill(raw, _ -> 16); // numbers of samples
                    }
                }
            }
        }
        return new Weighted(model, model.effective());
    }

    /// A network whose weights are these, by name.
    static Shipped with(Network network, Map<String, double[]> values) {
        Analysis analysis = Analysis.of(network);
        var model = new Model(network, analysis, Normalization.EXACT, new Device("cpu"), 0);
        var weights = new LinkedHashMap<String, Effective>();
        for (Parameter parameter : model.parameters()) {
            double[] mine = java.util.Objects.requireNonNull(values.get(parameter.name()), parameter::name);
            Tensor value = Tensors.of(mine, new Device("cpu"), Tensors.sizes(parameter.raw())).to(torch.ScalarType.Float);
            weights.put(parameter.name(), new Effective(value, UnaryOperator.identity()));
        }
        return new Weighted(model, weights).shipped();
    }

    private static void fill(Tensor tensor, DoubleUnaryOperator each) {
        double[] values = java.util.Arrays.stream(Tensors.doubles(tensor)).map(each).toArray();
        tensor.copy_(Tensors.of(values, tensor.device(), Tensors.sizes(tensor)));
    }
}
