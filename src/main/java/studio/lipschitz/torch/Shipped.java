package studio.lipschitz.torch;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.dataset.Dataset;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.lipschitz.AttackReport;
import studio.lipschitz.lipschitz.BoundReport;
import studio.lipschitz.lipschitz.BoundReport.NodeBound;
import studio.lipschitz.lipschitz.Bracket;
import studio.lipschitz.lipschitz.CertificateReport;
import studio.lipschitz.lipschitz.CertificateReport.Within;
import studio.lipschitz.lipschitz.NetworkBound;
import studio.lipschitz.lipschitz.PublishedRule;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Problem;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.training.Fit;
import studio.lipschitz.training.Safetensors;
import studio.lipschitz.training.TrainingPlan;

/// A trained network as it ships: its file of effective weights, on the CPU, looked at in float64.
///
/// Outputs are computed in float64 from float32 weights, so that what is told of them holds for real arithmetic but for an error some nine orders below
/// that of float32. All that is read belongs to the scope that is open when it is made; call it without a graph.
public final class Shipped {
    private static final int ATTACKED = 128; // at once

    private final TrainingPlan plan;
    private final Analysis analysis;
    private final Model model;
    private final Map<String, Effective> weights;
    private final Map<String, Effective> wide = new LinkedHashMap<>();

    /// @param weights effective ones by name, float32
    Shipped(TrainingPlan plan, Analysis analysis, Model model, Map<String, Effective> weights) {
        this.plan = plan;
        this.analysis = analysis;
        this.model = model;
        this.weights = weights;
        weights.forEach((name, weight) -> wide.put(
                name, new Effective(weight.value().to(ScalarType.Double), UnaryOperator.identity())));
    }

    /// Bounds of every node and of the network.
    ///
    /// @param file effective weights as a run leaves them
    /// @param progress told what it is at
    /// @throws IOException if the network cannot run or the file does not belong to it, in one sentence
    public static BoundReport bound(Network network, TrainingPlan plan, Path file, Consumer<String> progress) throws IOException {
        Libtorch.choose("cpu");
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            return open(network, plan, file).bound(progress);
        }
    }

    /// Accuracy, certified accuracy and mean radius on the data that training did not see, see [Dataset#unseen].
    ///
    /// @param file effective weights as a run leaves them
    /// @param epsilons radii, each at least 0
    /// @param progress told what it is at
    /// @throws IOException if the network, the data or the file do not fit, in one sentence
    public static CertificateReport certify(
            Network network, TrainingPlan plan, Path file, Dataset data, List<Double> epsilons, Consumer<String> progress)
            throws IOException {
        Libtorch.choose("cpu");
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            return open(network, plan, file).fitting(data).certify(data, epsilons, progress);
        }
    }

    /// Tries to change decisions within their radii, see [Attack], and to find a slope above the bound, see [JacobianAscent].
    ///
    /// @param most how many of the samples that training did not see are looked at
    /// @throws IOException as [#certify]
    public static AttackReport attack(
            Network network, TrainingPlan plan, Path file, Dataset data, int most, Consumer<String> progress) throws IOException {
        return attack(network, plan, file, data, most, 1, progress);
    }

    /// @param stretch what the radii are multiplied by: 1, but to see whether radii that are too large fall
    static AttackReport attack(
            Network network, TrainingPlan plan, Path file, Dataset data, int most, double stretch, Consumer<String> progress)
            throws IOException {
        Libtorch.choose("cpu");
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            return open(network, plan, file).fitting(data).attack(data, most, stretch, progress);
        }
    }

    /// A sample's outputs and the radius in which its decision, right or wrong, cannot change.
    record Decided(double[] outputs, double radius) {}

    /// What is decided of each sample that training did not see; see [#certify].
    static List<Decided> decided(Network network, TrainingPlan plan, Path file, Dataset data) throws IOException {
        Libtorch.choose("cpu");
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            Judged judged = open(network, plan, file).fitting(data).judge(data, _ -> {});
            return IntStream.range(0, judged.batches().size()).mapToObj(judged::decided).toList();
        }
    }

    Shipped fitting(Dataset data) throws IOException {
        Optional<String> misfit = Fit.misfit(analysis, plan, data.shape(), data.classes().size());
        if (misfit.isPresent()) {
            throw new IOException(misfit.get());
        }
        return this;
    }

    static Shipped open(Network network, TrainingPlan plan, Path file) throws IOException {
        Analysis analysis = Analysis.of(network);
        Optional<Problem> error = analysis.problems().stream().filter(p -> p.severity() == Problem.Severity.ERROR).findFirst();
        if (error.isPresent()) {
            throw new IOException(text("torch.weights.network", error.get().message()));
        }
        if (!Files.exists(file)) {
            throw new IOException(text("torch.weights.none", file));
        }
        var device = new Device("cpu");
        var model = new Model(network, analysis, plan.normalization(), device, plan.seed());
        Safetensors saved = Safetensors.read(file);
        var weights = new LinkedHashMap<String, Effective>();
        for (Parameter parameter : model.parameters()) {
            Safetensors.Array array = saved.tensors().get(parameter.name());
            long[] sizes = Tensors.sizes(parameter.raw());
            if (array == null || !Arrays.equals(array.shape(), sizes)) {
                throw new IOException(text("torch.weights.otherShape", file, parameter.name(), Arrays.toString(sizes),
                        array == null ? text("torch.run.absent") : Arrays.toString(array.shape())));
            }
            for (float value : array.values()) {
                if (!Float.isFinite(value)) {
                    throw new IOException(text("torch.weights.notFinite", file, parameter.name()));
                }
            }
            weights.put(parameter.name(), new Effective(
                    Effective.laidOut(Tensors.of(array.values(), device, sizes)), UnaryOperator.identity()));
        }
        return new Shipped(plan, analysis, model, weights);
    }

    BoundReport bound(Consumer<String> progress) {
        Map<String, Spectra.Found> found = new Spectra(model).search(weights, progress);
        var measured = new LinkedHashMap<String, Bracket>();
        found.forEach((id, node) -> measured.put(id, node.bracket()));
        Map<String, Bracket> decided = model.proved(Map.of(), weights);
        var nodes = new ArrayList<NodeBound>();
        for (String id : analysis.order()) {
            Layer layer = model.network().node(id).layer();
            if (!found.containsKey(id)) {
                progress.accept(text("torch.progress.slope", id));
            }
            Spectra.Found linear = found.get(id);
            nodes.add(new NodeBound(
                    id, layer.module(), linear == null ? other(id, layer, decided.get(id)) : linear.bracket(),
                    linear == null ? OperatorNorm.Method.MODULE.toString() : linear.method().toString()));
        }
        Bracket composed = composed(measured);
        progress.accept(text("torch.progress.place"));
        double lower = Math.max(composed.lower(), Math.max(
                slope(this::outputs, analysis.inputShape().orElseThrow()), ascended(nothing())));
        return new BoundReport(new Bracket(lower, composed.upper()), nodes);
    }

    Bracket composed(Map<String, Bracket> measured) {
        return NetworkBound.compose(analysis, model.proved(measured, weights), Model.shares(model.network(), weights));
    }

    /// Upper bound on the network's constant.
    double upper() {
        return composed(new Spectra(model).read(weights)).upper();
    }

    /// The verdict's bound of a module that is not linear, or what its weights decide, and the steepest slope found between two inputs.
    private Bracket other(String id, Layer layer, @Nullable Bracket decided) {
        double upper = decided == null ? analysis.node(id).verdict().bound().orElse(Double.POSITIVE_INFINITY) : decided.upper();
        Optional<Shape> input = analysis.node(id).input();
        if (layer instanceof Input || input.isEmpty() || analysis.node(id).sources().size() != 1) {
            return new Bracket(layer instanceof Input ? 1 : 0, upper);
        }
        return new Bracket(slope(x -> LinearNode.forward(layer, id, model.ops(), x, wide), input.get()), upper);
    }

    Analysis analysis() {
        return analysis;
    }

    Model model() {
        return model;
    }

    /// As they ship, float32.
    Map<String, Effective> weights() {
        return weights;
    }

    /// Output for `x (N, *input)`, float64.
    ///
    /// @param after what is done with the value of every node, in the order of the analysis
    Tensor outputs(Tensor x, UnaryOperator<Tensor> after) {
        return model.forward(x, wide, false, after);
    }

    Tensor outputs(Tensor x) {
        return model.forward(x, wide, false);
    }

    /// Steepest slope of the whole network, see [JacobianAscent].
    ///
    /// @param samples `(N, *input)`, float64; perhaps none
    double ascended(Tensor samples) {
        var random = new Random(12);
        var function = new JacobianAscent.Function() {
            @Override
            public Tensor of(Tensor x) {
                return outputs(x);
            }

            @Override
            public Tensor shaken(Tensor x) {
                return model.forward(x, wide, false, value -> Rows.shaken(value, random));
            }
        };
        return JacobianAscent.slope(function, JacobianAscent.starts(samples, random), random);
    }

    /// A batch without samples.
    Tensor nothing() {
        long[] sizes = LinearNode.batchOfOne(analysis.inputShape().orElseThrow());
        sizes[0] = 0;
        return torch.zeros(sizes).to(ScalarType.Double);
    }

    private static double slope(UnaryOperator<Tensor> function, Shape input) {
        return SteepestPair.slope(function, input, new Device("cpu"));
    }

    private Judged judge(Dataset data, Consumer<String> progress) {
        return Judged.of(this, data.unseen(), data.shape(), progress, (_, _) -> {});
    }

    private CertificateReport certify(Dataset data, List<Double> epsilons, Consumer<String> progress) {
        Judged judged = judge(data, progress);
        var certified = epsilons.stream().map(epsilon -> new Within(
                epsilon, judged.decision().certificate(judged.outputs(), judged.batches(), epsilon).certifiedAccuracy())).toList();
        var whole = judged.decision().certificate(judged.outputs(), judged.batches(), plan.epsilon());
        OptionalDouble divisor = PublishedRule.divisor(analysis);
        double published = divisor.isEmpty() ? Double.NaN
                : PublishedRule.meanRadius(judged.outputs(), judged.batches().classes(), divisor.getAsDouble());
        return new CertificateReport(judged.batches().size(), whole.accuracy(), certified, whole.meanRadius(), published, judged.upper());
    }

    private AttackReport attack(Dataset data, int most, double stretch, Consumer<String> progress) {
        Judged judged = judge(data, progress);
        int samples = Math.min(most, judged.batches().size());
        int attacked = 0;
        int fallen = 0;
        double taken = 0;
        double within = 0;
        for (int start = 0; start < samples; start += ATTACKED) {
            int[] chosen = IntStream.range(start, Math.min(samples, start + ATTACKED)).filter(i -> judged.radius(i) > 0
                    && Double.isFinite(judged.radius(i))).toArray();
            if (chosen.length == 0) {
                continue;
            }
            progress.accept(text("torch.progress.attack", start + 1, samples));
            try (var _ = new PointerScope()) {
                Tensor places = judged.batches().select(chosen, 0, chosen.length).samples().to(ScalarType.Double);
                var attack = new Attack(
                        this::outputs, places, IntStream.of(chosen).mapToDouble(i -> stretch * judged.radius(i)).toArray(),
                        IntStream.of(chosen).map(i -> judged.batches().classes()[i]).toArray());
                attack.run();
                attacked += chosen.length;
                fallen += attack.fallen();
                taken += attack.marginTaken();
                within = Math.max(within, attack.steepest());
            }
        }
        progress.accept(text("torch.progress.place"));
        double slope = Math.max(within, ascended(judged.batches().slice(0, samples).samples().to(ScalarType.Double)));
        return new AttackReport(samples, attacked, fallen, attacked == 0 ? 0 : taken / attacked, within, slope, judged.upper());
    }
}
