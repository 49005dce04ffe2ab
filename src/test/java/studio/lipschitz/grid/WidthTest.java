package studio.lipschitz.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import studio.lipschitz.layer.Add;
import studio.lipschitz.layer.BatchNorm1d;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Flatten;
import studio.lipschitz.layer.GroupSort;
import studio.lipschitz.layer.GroupSort2;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.LayerCentering;
import studio.lipschitz.layer.LipResidual;
import studio.lipschitz.layer.SpectralConv2d;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.Template;
import studio.lipschitz.tensor.Axes;
import studio.lipschitz.tensor.Shape;

class WidthTest {
    private static Layer linear(int features) {
        return Catalogue.of(SpectralLinear.DEFAULT).with(SpectralLinear.DEFAULT, "out_features", features);
    }

    private static List<Integer> widths(Project project) {
        var widths = new ArrayList<Integer>();
        for (Node node : project.drawing().nodes()) {
            Channels.widthParam(node.layer())
                    .map(param -> (Number) Objects.requireNonNull(Catalogue.of(node.layer()).write(node.layer()).get(param)))
                    .ifPresent(width -> widths.add(width.intValue()));
        }
        return widths;
    }

    private static String refused(Project project, double factor) {
        return Objects.requireNonNull(assertThrows(IllegalArgumentException.class, () -> Width.scaled(project, factor)).getMessage());
    }

    @ParameterizedTest
    @EnumSource(Template.class)
    void everyTemplateKeepsItsEndsAndItsVerdicts(Template template) {
        Project project = template.load();
        Analysis before = project.analysis();
        for (double factor : new double[] {0.3, 0.5, 1.7, 2}) {
            Project scaled = Width.scaled(project, factor);
            Analysis after = scaled.analysis();
            assertEquals(before.inputShape(), after.inputShape());
            assertEquals(before.outputShape(), after.outputShape());
            assertEquals(before.certified(), after.certified());
            assertTrue(after.runnable(), template + " at " + factor);
            List<Integer> old = widths(project);
            List<Integer> now = widths(scaled);
            assertEquals(old.getLast(), now.getLast(), "the head keeps its width");
            assertTrue(factor < 1 ? sum(now) < sum(old) : sum(now) > sum(old), template + ": " + old + " to " + now);
        }
        assertSame(project, Width.scaled(project, 1));
    }

    private static int sum(List<Integer> widths) {
        return widths.stream().mapToInt(Integer::intValue).sum();
    }

    @Test
    void widthsAreRoundedToWhatActivationsDemand() {
        Project project = Project.EMPTY.withDrawing(Network.chain(new Input(Shape.of(8)), linear(12),
                new GroupSort(OptionalInt.of(4), 1), linear(10), GroupSort2.DEFAULT, linear(3)));
        assertEquals(List.of(4, 4, 3), widths(Width.scaled(project, 0.4)));
        assertEquals(List.of(20, 16, 3), widths(Width.scaled(project, 1.6)));
    }

    @Test
    void theDocumentationNetworkDoubles() {
        assertEquals(List.of(64, 64, 64, 64, 512, 1), widths(Width.scaled(Template.DOCUMENTATION.load(), 2)));
    }

    @Test
    void whatIsAddedToTheInputKeepsItsWidth() {
        var nodes = List.of(new Node("in", new Input(Shape.of(16))), new Node("a", linear(16)), new Node("add", LipResidual.DEFAULT),
                new Node("b", linear(32)), new Node("c", linear(32)), new Node("sum", Add.DEFAULT), new Node("out", linear(2)));
        var edges = List.of(Edge.of("in", "a"), new Edge("in", "add", 0), new Edge("a", "add", 1), Edge.of("add", "b"),
                Edge.of("b", "c"), new Edge("b", "sum", 0), new Edge("c", "sum", 1), Edge.of("sum", "out"));
        Project scaled = Width.scaled(Project.EMPTY.withDrawing(Network.of(nodes, edges)), 0.5);
        assertEquals(List.of(16, 16, 16, 2), widths(scaled));
        assertTrue(scaled.analysis().runnable());
    }

    @Test
    void whatOthersSayOfTheirInputFollows() {
        Layer conv = Catalogue.of(SpectralConv2d.DEFAULT).read(Map.of("out_channels", 6, "kernel_size", 3, "padding", 1));
        Layer told = Catalogue.of(SpectralLinear.DEFAULT).read(Map.of("in_features", 96, "out_features", 20));
        Layer norm = Catalogue.of(BatchNorm1d.DEFAULT).with(BatchNorm1d.DEFAULT, "num_features", 20);
        Project project = Project.EMPTY.withDrawing(Network.chain(new Input(Shape.of(1, 4, 4)), conv, GroupSort2.DEFAULT, Flatten.DEFAULT,
                told, norm, new LayerCentering(20, new Axes(List.of(-1)), true), linear(2)));
        assertTrue(project.analysis().runnable(), project.analysis().problems().toString());
        Project scaled = Width.scaled(project, 2);
        assertEquals(List.of(12, 40, 2), widths(scaled));
        assertTrue(scaled.drawing().nodes().toString().contains("numFeatures=40"), scaled.drawing().nodes().toString());
    }

    @Test
    void whatCannotBeIsSaid() {
        Project single = Project.EMPTY.withDrawing(Network.chain(new Input(Shape.of(8)), linear(3)));
        assertTrue(refused(single, 2).startsWith("width 2 changes no hidden layer"));
        assertTrue(refused(Template.DENSE.load(), 0).startsWith("width is a factor above 0"));
        assertTrue(refused(Template.DENSE.load(), 1000).contains("at most 64, not 1000"));
        Project heavy = Project.EMPTY.withDrawing(Network.chain(new Input(Shape.of(8)), linear(4096), linear(4096), linear(1)))
                .updateDrawing(drawing -> drawing.withConstant(OptionalDouble.empty()));
        assertTrue(refused(heavy, 8).contains("parameters; a grid takes at most 250,000,000"), refused(heavy, 8));
        Project torn = Project.EMPTY.withDrawing(Network.chain(new Input(Shape.of(8)), linear(7), GroupSort2.DEFAULT, linear(1)));
        assertTrue(refused(torn, 2).startsWith("groupsort21"), refused(torn, 2));
    }
}
