package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.lipschitz.Bracket;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.training.HKRLoss;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.Safetensors;
import studio.lipschitz.training.TrainingControl;
import studio.lipschitz.training.TrainingPlan;

class OperatorNormTest {
    private Device cpu;

    @BeforeEach
    void load() throws Exception {
        cpu = Libtorch.choose("cpu").device();
    }

    /// Every dense layer and every convolution with zero padding of the figures; the exact norms are those of dense float64 decompositions.
    @Test
    void boundsHoldTheExactNormsOfTheFigures() throws Exception {
        int ran = 0;
        double loosest = 1;
        for (JsonNode example : Conformance.cases("operator_norms")) {
            Map<String, Object> params = Conformance.params(example.get("params"));
            String module = example.get("module").asText();
            boolean zeros = params.getOrDefault("padding_mode", "zeros").equals("zeros");
            double exact = example.get("operator_norm").asDouble();
            try (var _ = new PointerScope()) {
                if (module.equals("torch.nn.Linear")) {
                    Bracket bracket = OperatorNorm.dense(weight(example));
                    assertTrue(bracket.upper() >= exact * (1 - 1e-14) && bracket.lower() <= exact, () -> bracket + " without " + exact);
                    assertEquals(exact, bracket.upper(), 1e-9 * exact);
                    ran++;
                } else if (module.equals("torch.nn.Conv2d") && zeros) {
                    double upper = OperatorNorm.convolution(weight(example), call(example.get("params")),
                            shape(example.get("input_shape")));
                    assertTrue(upper >= exact * (1 - 1e-14), () -> upper + " below " + exact + " for " + example.get("params"));
                    loosest = Math.max(loosest, upper / exact);
                    ran++;
                }
            }
        }
        System.out.printf("operator norms: %d cases, loosest upper bound %.4f of the exact norm%n", ran, loosest);
        assertTrue(ran >= 15);
        assertTrue(loosest < 1.5, "loosest " + loosest);
    }

    /// Against the convolution's own matrix, built column by column.
    @Test
    void boundsHoldForRandomConvolutions() {
        var random = new Random(5);
        for (int i = 0; i < 60; i++) {
            int groups = 1 + random.nextInt(2);
            var kernel = new IntPair(1 + random.nextInt(3), 1 + random.nextInt(3));
            var call = new LinearNode.Call.Convolution(
                    new IntPair(1 + random.nextInt(3), 1 + random.nextInt(3)),
                    new IntPair(random.nextInt(3), random.nextInt(3)),
                    new IntPair(1 + random.nextInt(2), 1 + random.nextInt(2)),
                    groups);
            Shape input = Shape.of(2 * groups, 5 + random.nextInt(3), 5 + random.nextInt(3));
            try (var _ = new PointerScope(); var _ = new NoGraph()) {
                Tensor weight = gaussian(random, 3L * groups, 2, kernel.height(), kernel.width());
                double exact = exact(weight, call, input);
                double upper = OperatorNorm.convolution(weight, call, input);
                assertTrue(upper >= exact * (1 - 1e-14), () -> upper + " below " + exact + " for " + call + kernel + input);
            }
        }
    }

    @Test
    void aTrainedNetworkKeepsEveryConstant(@TempDir Path folder) throws Exception {
        var plan = new TrainingPlan("mnist08", 1, 256, 0.01, new HKRLoss(10, 1), 0, "cpu", 0.5);
        var events = Networks.train(Networks.documentation(8), plan, folder, false, new TrainingControl());
        var epoch = Networks.epochs(events).getLast();
        assertEquals(6, epoch.layers().size());
        epoch.layers().forEach(layer -> {
            assertTrue(layer.upper() <= 1 + 1e-6, layer::toString);
            assertTrue(layer.lower() <= layer.upper() && layer.lower() > 0.5, layer::toString);
        });
        Map<String, Safetensors.Array> weights = Safetensors.read(new RunFolder(folder).lastWeights()).tensors();
        try (var _ = new PointerScope()) {
            for (Map.Entry<String, Safetensors.Array> entry : weights.entrySet()) {
                if (entry.getKey().endsWith(".weight")) {
                    double constant = entry.getKey().contains("conv") ? 1 / 3.0 : 1; // a pixel is read by 9 windows
                    long[] shape = entry.getValue().shape();
                    Tensor matrix = Tensors.of(entry.getValue().values(), cpu, shape).to(torch.ScalarType.Double).reshape(shape[0], -1);
                    double[] sigma = Tensors.doubles(torch.linalg_svdvals(matrix));
                    assertEquals(constant, sigma[0], 1e-3 * constant, entry.getKey());
                    assertEquals(constant, sigma[sigma.length - 1], 1e-3 * constant, entry.getKey());
                }
            }
        }
    }

    private double exact(Tensor weight, LinearNode.Call.Convolution call, Shape input) {
        long size = input.size();
        Tensor basis = torch.eye(size).to(torch.ScalarType.Double).reshape(size, input.dim(0), input.dim(1), input.dim(2));
        Tensor image = TorchTensor.of(new TorchOps().conv2d(
                new TorchTensor(basis), new TorchTensor(weight), null, call.stride(), call.padding(), call.dilation(), call.groups()));
        return Tensors.doubles(torch.linalg_svdvals(image.reshape(size, -1)))[0];
    }

    private Tensor weight(JsonNode example) {
        return Conformance.tensor(example.get("weights").get("weight"), cpu).to(torch.ScalarType.Double);
    }

    private static LinearNode.Call.Convolution call(JsonNode params) {
        return new LinearNode.Call.Convolution(
                pair(params.get("stride")), pair(params.get("padding")), pair(params.get("dilation")), params.get("groups").asInt());
    }

    private static IntPair pair(JsonNode node) {
        return new IntPair(node.get(0).asInt(), node.get(1).asInt());
    }

    private static Shape shape(JsonNode node) {
        return Shape.of(node.get(0).asInt(), node.get(1).asInt(), node.get(2).asInt());
    }

    private Tensor gaussian(Random random, long... sizes) {
        int count = 1;
        for (long size : sizes) {
            count = Math.toIntExact(count * size);
        }
        return Tensors.of(random.doubles(count, -1, 1).toArray(), cpu, sizes);
    }
}
