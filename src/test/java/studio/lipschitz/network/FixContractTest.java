package studio.lipschitz.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Fix;
import studio.lipschitz.layer.Identity;
import studio.lipschitz.layer.Inference;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Joint;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.ReLU;
import studio.lipschitz.layer.Verdict;
import studio.lipschitz.tensor.Shape;

/// Every fix of every module, applied in a network: it mends what it was offered for and leaves the rest alone.
class FixContractTest {

    /// Defaults that are flagged, and variants that are.
    static List<Layer> flagged() {
        var layers = new ArrayList<Layer>();
        for (var type : Catalogue.all()) {
            layers.add(type.defaults());
            if (type.params().stream().anyMatch(p -> p.name().equals("k_coef_lip"))) {
                layers.add(type.with(type.defaults(), "k_coef_lip", 3));
            }
        }
        layers.add(read("Linear", "out_features", 1));
        layers.add(read("FrobeniusLinear", "out_features", 5));
        layers.add(read("MaxPool1d", "stride", 1));
        layers.add(read("MaxPool2d", "stride", 1));
        layers.add(read("MaxPool3d", "dilation", 2));
        layers.add(read("AvgPool1d", "stride", 1));
        layers.add(read("AvgPool3d", "padding", 1));
        layers.add(read("AdaptiveAvgPool1d", "output_size", 4));
        layers.add(read("AdaptiveAvgPool3d", "output_size", 2));
        layers.add(read("AdaptiveMaxPool2d", "output_size", 3));
        layers.add(read("AvgPool2d", "padding", 1));
        layers.add(read("AvgPool2d", "divisor_override", 1));
        layers.add(read("AdaptiveAvgPool2d", "output_size", 3));
        layers.add(read("Dropout", "p", 0.1));
        layers.add(read("Normalize", "std", 0.3));
        layers.add(read("Upsample", "mode", "bicubic"));
        layers.add(read("Upsample", "mode", "trilinear"));
        layers.add(read("Upsample", "mode", "nearest-exact"));
        layers.add(read("Upsample", "scale_factor", 0.5));
        layers.add(read("ReplicationPad2d", "padding", List.of(1, 0, 2, 0)));
        layers.add(read("CircularPad3d", "padding", List.of(1, 0, 2, 0, 0, 3)));
        layers.add(read("Dropout", "p", 1));
        layers.add(read("LeakyReLU", "negative_slope", -2));
        layers.add(read("LayerNorm", "elementwise_affine", false));
        layers.add(read("GroupNorm", "num_groups", 4));
        layers.add(read("BatchNorm2d", "affine", false));
        layers.add(read("BatchNorm2d", "track_running_stats", false));
        layers.add(read("ELU", "alpha", 3));
        layers.add(read("Softplus", "threshold", 1));
        return layers.stream()
                .filter(layer -> layer.verdict(shapeFor(layer)).kind() != Verdict.Kind.SAFE)
                .filter(layer -> !layer.module().equals("Conv3d")) // without an equivalent
                .toList();
    }

    @ParameterizedTest
    @MethodSource("flagged")
    void aFixLeavesFewerWarningsAndTheEdgesInPlace(Layer layer) {
        Network network = Network.of(
                List.of(
                        new Node("in", new Input(shapeFor(layer))),
                        new Node("before", Identity.DEFAULT),
                        new Node("it", layer),
                        new Node("after", ReLU.DEFAULT)),
                layer instanceof Joint
                        ? List.of(Edge.of("in", "before"), Edge.of("before", "it"), new Edge("in", "it", 1), Edge.of("it", "after"))
                        : List.of(Edge.of("in", "before"), Edge.of("before", "it"), Edge.of("it", "after")));
        Problem problem = Analysis.of(network).problemsOf("it").getFirst();
        assertEquals(Problem.Severity.WARNING, problem.severity());
        assertFalse(problem.fixes().isEmpty(), "no fix is offered");
        for (Fix fix : problem.fixes()) {
            Network fixed = network.apply("it", fix);
            assertEquals(List.of(), Analysis.of(fixed).problems(), fix.label());
            assertTrue(Analysis.of(fixed).certified(), fix.label());
            switch (fix) {
                case Fix.Replace _ -> {
                    assertEquals(network.edges(), fixed.edges());
                    assertEquals(fixed.node("before"), network.node("before"));
                }
                case Fix.Dissolve _ -> assertEquals(List.of(Edge.of("before", "after")), fixed.into("after"));
            }
        }
    }

    @Test
    void everyModuleThatTheTableFlagsIsAmongThem() {
        List<String> modules = flagged().stream().map(Layer::module).toList();
        assertTrue(modules.containsAll(List.of(
                "Linear", "Conv1d", "Conv2d", "ConvTranspose2d", "AvgPool2d", "AdaptiveAvgPool2d", "Dropout", "BatchNorm1d", "BatchNorm2d",
                "BatchNorm3d", "MaxPool2d",
                "FrobeniusLinear")));
    }

    @Test
    void aDenseLayerKeepsItsParametersWhenReplaced() {
        var linear = Catalogue.find("Linear").orElseThrow().read(java.util.Map.of("in_features", 8, "out_features", 4, "bias", false));
        var names = linear.fixes(null).stream()
                .map(fix -> ((Fix.Replace) fix).layer())
                .map(layer -> layer.module() + Catalogue.of(layer).write(layer))
                .toList();
        assertEquals(
                List.of(
                        "SpectralLinear{in_features=8, out_features=4, bias=false, k_coef_lip=1.0, eps_spectral=0.001, eps_bjorck=0.001}",
                        "FrobeniusLinear{in_features=8, out_features=4, bias=false, disjoint_neurons=false, k_coef_lip=1.0}"),
                names);
    }

    private static Layer read(String module, String param, Object value) {
        return Catalogue.find(module).orElseThrow().read(java.util.Map.of(param, value));
    }

    private static Shape shapeFor(Layer layer) {
        return List.of(Shape.of(4, 8, 8), Shape.of(12), Shape.of(4, 6, 6, 6), Shape.of(4, 9)).stream()
                .filter(s -> layer.outputShape(List.of(s)) instanceof Inference.Fits)
                .findFirst()
                .orElseThrow();
    }
}
