package studio.lipschitz.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Counterpart;
import studio.lipschitz.layer.Inference;
import studio.lipschitz.layer.Joint;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.layer.Verdict;
import studio.lipschitz.layer.Weight;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.tensor.Shape;

/// The network without its constraints: the same shapes everywhere, and no certificate.
class TwinTest {
    private static final List<Shape> INPUTS = List.of(Shape.of(8), Shape.of(4, 8), Shape.of(4, 8, 8), Shape.of(2, 4, 4, 4));

    @ParameterizedTest
    @EnumSource
    void everyTemplateKeepsItsShapesAndLosesItsCertificate(Template template) {
        Project before = template.load();
        Twin twin = Twin.of(before);
        Analysis then = before.analysis();
        Analysis now = twin.project().analysis();
        assertTrue(then.certified());
        assertFalse(now.certified());
        assertTrue(now.runnable());
        assertEquals(then.order(), now.order());
        then.nodes().forEach((id, report) -> assertEquals(report.output(), now.node(id).output(), id));
        assertEquals(before.plan(), twin.project().plan());
        assertEquals(before.positions(), twin.project().positions());
        assertFalse(twin.replaced().isEmpty());
        assertFalse(twin.flagged().isEmpty());
        twin.flagged().keySet().forEach(id -> assertTrue(twin.replaced().containsKey(id), id + " was flagged before"));
    }

    /// With every input that a module takes.
    @Test
    void everyModuleThatIsConstrainedHasACounterpartOfTheSameShapeThatIsFlagged() {
        var replaced = new TreeSet<String>();
        for (ModuleType type : Catalogue.all()) {
            Layer layer = type.defaults();
            for (Shape input : INPUTS) {
                List<Shape> inputs = layer instanceof Joint ? List.of(input, input) : List.of(input);
                if (!(layer.outputShape(inputs) instanceof Inference.Fits fits)) {
                    continue;
                }
                Optional<Layer> ordinary = Counterpart.of(layer, input);
                boolean constrained = layer.weights(input).stream().anyMatch(
                        weight -> !(weight.constraint() instanceof Weight.Constraint.None))
                        && type.params().stream()
                                .anyMatch(param -> param.name().equals("k_coef_lip"));
                assertTrue(!constrained || ordinary.isPresent() || type.name().equals("HouseHolder"), type + " of " + input);
                ordinary.ifPresent(twin -> {
                    assertEquals(fits, twin.outputShape(inputs), type + " of " + input);
                    assertTrue(verdict(twin, input).kind() != Verdict.Kind.SAFE, type + " of " + input + " gives " + twin);
                    assertEquals(Optional.empty(), Counterpart.of(twin, input), "an ordinary module has no counterpart");
                    replaced.add(type.name());
                });
            }
        }
        assertEquals(
                List.of("BatchCentering", "BatchLipNorm", "FrobeniusConv2d", "FrobeniusLinear", "LPReLU", "LayerCentering", "LipResidual",
                        "ScaledAdaptativeL2NormPool2d", "ScaledAdaptiveAvgPool2d", "ScaledAvgPool2d", "ScaledL2NormPool2d",
                        "SpectralConv1d", "SpectralConv2d", "SpectralConvTranspose2d", "SpectralLinear"),
                new ArrayList<>(replaced));
    }

    private static Verdict verdict(Layer layer, Shape input) {
        return layer instanceof Joint joint ? joint.verdictOver(1, 1) : layer.verdict(input);
    }

    @Test
    void parametersThatBothHaveAreTakenOver() {
        Layer before = Catalogue.find("SpectralConv2d").orElseThrow().read(Map.of(
                "out_channels", 6, "kernel_size", List.of(5, 5), "stride", 2, "padding", 1, "bias", false, "k_coef_lip", 3));
        Layer twin = Counterpart.of(before, Shape.of(4, 9, 9)).orElseThrow();
        var written = Catalogue.of(twin).write(twin);
        assertEquals("Conv2d", twin.module());
        assertEquals(6, written.get("out_channels"));
        assertEquals(false, written.get("bias"));
        assertEquals(before.outputShape(List.of(Shape.of(4, 9, 9))), twin.outputShape(List.of(Shape.of(4, 9, 9))));
    }

    @Test
    void theConstantOfTheNetworkGoesToo() {
        Project moons = Template.MOONS.load();
        Project shared = moons.updateDrawing(network -> network.withConstant(OptionalDouble.of(2)));
        assertEquals(OptionalDouble.empty(), Twin.of(shared).project().drawing().constant());
    }

    @Test
    void aNetworkWithoutConstraintsIsItsOwnTwin() {
        Project once = Twin.of(Template.MOONS.load()).project();
        assertTrue(Twin.of(once).replaced().isEmpty());
        assertEquals(once, Twin.of(once).project());
    }
}
