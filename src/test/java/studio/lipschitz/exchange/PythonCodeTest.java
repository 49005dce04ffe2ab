package studio.lipschitz.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import studio.lipschitz.layer.Add;
import studio.lipschitz.layer.Concatenate;
import studio.lipschitz.layer.Flatten;
import studio.lipschitz.layer.FullSort;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.LipResidual;
import studio.lipschitz.layer.MaxMin;
import studio.lipschitz.layer.ReLU;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.layer.Tanh;
import studio.lipschitz.layer.Unresolved;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.project.Template;
import studio.lipschitz.tensor.Shape;

class PythonCodeTest {
    private static final SpectralLinear EIGHT = new SpectralLinear(java.util.OptionalInt.empty(), 8, true, 1.0);

    @Test
    void theNetworkOfTheDocumentationIsASequentialOfTorchlip() {
        assertEquals(
                """
                # Drawn with Lipschitz Studio; needs torch and deel-torchlip 1.0.5.
                import torch
                from torch import nn
                from deel import torchlip

                model = torchlip.Sequential(
                    # input of shape (N, 1, 28, 28)
                    torchlip.SpectralConv2d(1, 32, 3, padding=1),
                    torchlip.SpectralConv2d(32, 32, 3, padding=1),
                    nn.MaxPool2d(2),
                    torchlip.SpectralConv2d(32, 32, 3, padding=1),
                    torchlip.SpectralConv2d(32, 32, 3, padding=1),
                    nn.MaxPool2d(2),
                    nn.Flatten(),
                    torchlip.SpectralLinear(1568, 256),
                    torchlip.SpectralLinear(256, 1),
                )
                """,
                code(Template.DOCUMENTATION.load().network()).text());
    }

    @Test
    void theDenseTemplateToo() {
        assertEquals(
                """
                model = torchlip.Sequential(
                    # input of shape (N, 1, 28, 28)
                    nn.Flatten(),
                    torchlip.SpectralLinear(784, 128),
                    torchlip.FullSort(),
                    torchlip.SpectralLinear(128, 64),
                    torchlip.FullSort(),
                    torchlip.SpectralLinear(64, 32),
                    torchlip.FullSort(),
                    torchlip.FrobeniusLinear(32, 1),
                )
                """,
                body(Template.DENSE.load().network()));
    }

    @Test
    void branchesMakeAModule() {
        Network network = branching(LipResidual.DEFAULT);
        PythonCode code = code(network);

        assertEquals(
                """
                class Network(nn.Module):
                    def __init__(self):
                        super().__init__()
                        self.body = torchlip.SpectralLinear(8, 8)
                        self.sort = torchlip.FullSort()
                        self.end_point = torchlip.LipResidual()

                    def forward(self, x):
                        # x has the shape (N, 8)
                        body = self.body(x)
                        sort = self.sort(body)
                        end_point = self.end_point(x, sort)
                        return end_point


                model = Network()
                """,
                body(network));
        assertEquals(
                List.of("        self.body = torchlip.SpectralLinear(8, 8)", "        body = self.body(x)"),
                code.lines().stream().filter(line -> line.node().equals(Optional.of("body"))).map(CodeLine::text).toList());
        assertEquals(Optional.empty(), code.notice());
    }

    @Test
    void joinsAreOperators() {
        assertTrue(body(branching(new Add(false))).contains("end_point = x + sort\n"));
        assertTrue(body(branching(new Add(true))).contains("end_point = (x + sort) / 2\n"));
        assertTrue(body(branching(new Concatenate(1, true))).contains("end_point = torch.cat((x, sort), dim=1) / 2**0.5\n"));
    }

    @Test
    void aLayerThatWritesOverWhatABranchReadsDoesNot() {
        Network network = branching(new Add(false)).replace("body", new ReLU(true));

        assertTrue(body(network).contains("# Not inplace: another branch reads its input.\n        self.body = nn.ReLU()\n"),
                body(network));
        assertTrue(body(Network.chain(new Input(Shape.of(8)), new ReLU(true))).contains("nn.ReLU(inplace=True)"));
    }

    /// It would set them back to 1.
    @Test
    void constantsKeepTorchlipsSequentialAway() {
        String code = body(Network.chain(new Input(Shape.of(8)), EIGHT, new MaxMin(java.util.OptionalInt.empty(), 2)));

        assertTrue(code.startsWith("model = nn.Sequential(\n"), code);
        assertTrue(code.contains("torchlip.MaxMin(k_coef_lip=2.0),"), code);
    }

    @Test
    void theConstantOfTheNetworkIsSharedOut() {
        Network network = Network.chain(new Input(Shape.of(8)), EIGHT, FullSort.DEFAULT, EIGHT).withConstant(OptionalDouble.of(8));
        PythonCode code = code(network);

        assertTrue(code.text().contains("# The network is held at k_coef_lip 8.0: each layer has its share of it.\n"), code.text());
        assertEquals(2, code.text().split("torchlip.SpectralLinear\\(8, 8, k_coef_lip=(1.99|2.0)").length - 1, code.text());
        assertTrue(code.text().contains("torchlip.FullSort(k_coef_lip="), code.text());
    }

    @ParameterizedTest
    @EnumSource
    void everyTemplateRunsAsDrawn(Template template) {
        Network network = template.load().network();
        PythonCode code = code(network);

        assertEquals(Optional.empty(), code.notice());
        var owners = code.lines().stream().flatMap(line -> line.node().stream()).collect(Collectors.toSet());
        assertEquals(network.nodes().stream().map(Node::id).collect(Collectors.toSet()), owners);
    }

    @Test
    void anEmptyDrawingHasNoCode() {
        assertEquals("", code(Network.EMPTY).text());
    }

    @Test
    void brokenDrawingsHaveCodeThatSaysSo() {
        Network loose = Network.of(List.of(new Node("in", new Input(Shape.of(8))), new Node("a", EIGHT), new Node("b", EIGHT)),
                List.of(Edge.of("in", "a")));
        Network cycle = loose.connect(new Edge("b", "a", 0)).connect(Edge.of("a", "b"));
        Network headless = Network.of(List.of(new Node("a", EIGHT), new Node("sum", Add.DEFAULT)), List.of(Edge.of("a", "sum")));
        Network lacking = Network.of(List.of(new Node("in", new Input(Shape.of(8))), new Node("sum", Add.DEFAULT)),
                List.of(Edge.of("in", "sum")));
        Network twoInputs = loose.with(new Node("other", Input.DEFAULT)).connect(Edge.of("other", "b"));
        Network misfit = Network.chain(new Input(Shape.of(8)), studio.lipschitz.layer.SpectralConv2d.DEFAULT, Flatten.DEFAULT, EIGHT);
        Network unknown = Network.chain(new Input(Shape.of(8)),
                new Unresolved("Attention", Map.of(), "Attention is \"not\" known.", false));

        assertTrue(code(loose).text().endsWith("\n# Not connected to the input:\n# b: SpectralLinear\n"), code(loose).text());
        for (Network broken : List.of(loose, cycle, headless, lacking, twoInputs, misfit, unknown)) {
            assertTrue(code(broken).notice().isPresent(), code(broken).text());
        }
        assertTrue(code(lacking).text().contains("sum = missing(\"sum lacks an input.\")"), code(lacking).text());
        assertTrue(code(misfit).text().contains("    # input1 → spectralconv2d1: "), code(misfit).text());
        assertTrue(code(misfit).text().contains("missing(\"SpectralLinear: in_features is not known until its input is.\")"),
                code(misfit).text());
        assertTrue(code(unknown).text().contains("missing(\"Attention is \\\"not\\\" known.\")"), code(unknown).text());
    }

    @Test
    void namesThatPythonOrTorchHasGiveWay() {
        Network network = branching(LipResidual.DEFAULT).rename("body", "forward").rename("sort", "1 class");
        String code = body(network);

        assertTrue(code.contains("self.forward_ = torchlip.SpectralLinear(8, 8)"), code);
        assertTrue(code.contains("n1_class = self.n1_class(forward_)"), code);
    }

    @Test
    void aLongNetworkIsWrittenInTime() {
        var nodes = new ArrayList<Node>(List.of(new Node("in", new Input(Shape.of(8)))));
        var edges = new ArrayList<Edge>();
        for (int i = 0; i < 2_000; i++) {
            edges.add(Edge.of(nodes.getLast().id(), "n" + i));
            nodes.add(new Node("n" + i, Tanh.DEFAULT));
        }
        Network network = Network.of(nodes, edges);
        Analysis analysis = Analysis.of(network);
        long start = System.nanoTime();
        int lines = PythonCode.of(analysis).lines().size();

        assertEquals(2_008, lines);
        assertFalse(System.nanoTime() - start > 2_000_000_000L, "took longer than two seconds");
    }

    private static Network branching(studio.lipschitz.layer.Joint joint) {
        return Network.of(
                List.of(
                        new Node("data", new Input(Shape.of(8))), new Node("body", EIGHT), new Node("sort", FullSort.DEFAULT),
                        new Node("end point", joint)),
                List.of(Edge.of("data", "body"), Edge.of("body", "sort"), new Edge("data", "end point", 0),
                        new Edge("sort", "end point", 1)));
    }

    private static PythonCode code(Network network) {
        return PythonCode.of(Analysis.of(network));
    }

    private static String body(Network network) {
        return code(network).text().split("from deel import torchlip\n\n", 2)[1];
    }
}
