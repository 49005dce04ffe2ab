package studio.lipschitz.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import studio.lipschitz.layer.Add;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Concatenate;
import studio.lipschitz.layer.FullSort;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.LipResidual;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.project.ProjectFileException;
import studio.lipschitz.project.Template;
import studio.lipschitz.tensor.Shape;

class PythonReaderTest {
    private static final List<Shape> SHAPES = List.of(Shape.of(8), Shape.of(4), Shape.of(8, 8), Shape.of(8, 8, 8), Shape.of(8, 8, 8, 8));

    private static Network read(String source, List<String> notes) throws Refusal {
        return PythonReader.read(ByteBuffer.wrap(source.getBytes(StandardCharsets.UTF_8)), Optional.empty(), notes);
    }

    private static Imported imported(String source) throws ProjectFileException {
        return Importer.parse("net.py", ByteBuffer.wrap(source.getBytes(StandardCharsets.UTF_8)), true, Optional.empty());
    }

    /// The layers of a chain of one input as Python writes them.
    private static List<String> layers(String source) throws ProjectFileException {
        Analysis analysis = imported(source).project().analysis();
        assertTrue(analysis.runnable(), () -> analysis.problems().toString());
        return analysis.order().stream().skip(1).map(analysis::node)
                .map(report -> PythonModules.of(report.node().layer(), report.input().orElseThrow()).expression()).toList();
    }

    private static String refusal(String source) {
        String said = assertThrows(ProjectFileException.class, () -> imported(source), source).getMessage();
        assertTrue(said.matches("net\\.py: .*[.?]"), said);
        return said;
    }

    @ParameterizedTest
    @EnumSource
    void everyTemplateComesBack(Template template) throws ProjectFileException {
        assertComesBack(template.load().network());
    }

    private static void assertComesBack(Network network) throws ProjectFileException {
        Analysis analysis = Analysis.of(network);
        String code = PythonCode.of(analysis).text();
        Imported imported = imported(code);
        assertEquals(code, PythonCode.of(imported.project().analysis()).text());
        assertEquals(analysis.bound(), imported.project().analysis().bound());
        assertEquals(network.edges().size(), imported.project().network().edges().size());
        assertEquals(List.of(), imported.notes());
    }

    @Test
    void graphsComeBackWithTheirNames() throws ProjectFileException {
        for (Layer joint : List.of(LipResidual.DEFAULT, new Add(false), new Add(true), new Concatenate(1, false),
                new Concatenate(-1, true))) {
            var linear = new SpectralLinear(java.util.OptionalInt.empty(), 8, true, 1.0);
            Network network = Network.of(
                    List.of(new Node("in", new Input(Shape.of(8))), new Node("body", linear), new Node("sort", FullSort.DEFAULT),
                            new Node("join", joint), new Node("head", linear)),
                    List.of(Edge.of("in", "body"), Edge.of("body", "sort"), new Edge("in", "join", 0), new Edge("sort", "join", 1),
                            Edge.of("join", "head")));
            assertComesBack(network);
            Network again = imported(PythonCode.of(Analysis.of(network)).text()).project().network();
            assertTrue(again.contains("body") && again.contains("join") && again.contains("head"), again.nodes().toString());
        }
    }

    static Stream<ModuleType> unary() {
        return PythonModulesTest.unary();
    }

    /// Each module with each of its parameters at several values, for every shape it takes: what the export writes is read as the same layer.
    @ParameterizedTest
    @MethodSource("unary")
    void theWholeCatalogueComesBack(ModuleType type) throws Refusal {
        int read = 0;
        for (Layer layer : Stream.concat(Stream.of(type.defaults()), PythonModulesTest.variants(type)).toList()) {
            for (Shape shape : SHAPES) {
                Analysis analysis = Analysis.of(Network.chain(new Input(shape), layer));
                PythonCode code = PythonCode.of(analysis);
                if (!analysis.runnable() || code.notice().isPresent()) {
                    continue;
                }
                Network again = read(code.text(), new ArrayList<>());
                Layer back = again.nodes().stream().toList().getLast().layer();
                assertEquals(told(layer, layer), told(back, layer), () -> code.text());
                assertEquals(analysis.bound(), Analysis.of(again).bound(), () -> code.text());
                read++;
            }
        }
        assertTrue(read > 0, type.name());
    }

    /// The parameters that `drawn` tells: those that it leaves to the analysis are written out in Python. Constants agree to the last digits.
    private static Map<String, @Nullable Object> told(Layer layer, Layer drawn) {
        var told = new HashMap<String, @Nullable Object>(Catalogue.of(layer).write(layer));
        Map<String, ?> wanted = Catalogue.of(drawn).write(drawn);
        told.keySet().retainAll(wanted.keySet());
        told.put("module", layer.module());
        if (java.util.Objects.equals(told.get("stride"), told.get("kernel_size"))) {
            told.remove("stride"); // as it is where it is left out
        }
        if ("symmetric".equals(told.get("padding_mode"))
                && (Integer.valueOf(0).equals(told.get("padding")) || "valid".equals(told.get("padding")))) {
            told.put("padding_mode", "zeros"); // the same where nothing is padded
        }
        return told;
    }

    @Test
    void importsUnderEveryName() throws ProjectFileException {
        List<String> expected = List.of("nn.Linear(4, 3)", "torchlip.FullSort()", "torchlip.SpectralLinear(3, 1)");
        assertEquals(expected, layers("""
                import torch.nn as N, torch
                import deel.torchlip as tl
                model = tl.Sequential(N.Linear(4, 3), tl.FullSort(), tl.SpectralLinear(3, 1))
                """));
        assertEquals(expected, layers("""
                from torch import nn
                from torch.nn import (Linear as L,
                                      ReLU)
                from deel.torchlip import *
                model = nn.Sequential(L(in_features=4, out_features=3), FullSort(), SpectralLinear(3, 1))
                """));
        assertEquals(expected, layers("""
                import torch
                import deel.torchlip
                m: torch.nn.Module = torch.nn.Sequential(torch.nn.Linear(4, out_features=3), deel.torchlip.FullSort(), \\
                    deel.torchlip.modules.SpectralLinear(3, 1)).to("cuda")  # a remark
                """));
    }

    @Test
    void constantsAreComputed() throws ProjectFileException {
        assertEquals(
                List.of("nn.Conv2d(1, 8, (3, 5), padding=(1, 2), bias=False)", "nn.MaxPool2d(2, ceil_mode=True)", "nn.Flatten()",
                        "nn.Linear(1568, 3)"),
                layers("""
                        from torch import nn
                        WIDTH, (classes) = 2 ** 3, 3
                        size = (28 // 2) * (56 // 4)
                        k = (3, 5)
                        net = nn.Sequential(
                            # input of shape (N, 1, 28, 28)
                            nn.Conv2d(1, WIDTH, k, 1, (1, 2), bias=unknown),
                        )
                        net = nn.Sequential(
                            # input of shape (N, 1, 28, 28)
                            nn.Conv2d(1, WIDTH, k, 1, (1, 2), 1, 1, False), nn.MaxPool2d(2, None, 0, 1, False, True),
                            nn.Flatten(),
                            nn.Linear(WIDTH * size, classes, device="cpu"),
                        )
                        """));
    }

    @Test
    void listsOrderedDictsAndWhatIsAddedLater() throws ProjectFileException {
        String source = """
                from collections import OrderedDict
                from torch import nn
                layers = [nn.Linear(4, 3)]
                layers.append(nn.ReLU())
                layers += []
                """;
        assertTrue(refusal(source + "model = nn.Sequential(*layers)\n").contains("line 5: layers is changed here"));
        Imported named = assertRead("""
                from collections import OrderedDict
                from torch import nn
                layers = [nn.ReLU()]
                layers.append(nn.Linear(3, 2))
                inner = nn.Sequential(*layers)
                model = nn.Sequential(OrderedDict([("first", nn.Linear(4, 3)), ("rest", inner)]))
                model.add_module("last", nn.Tanh())
                model.append(nn.Linear(2, 1))
                model.eval()
                print(f"{model}")
                """);
        assertEquals("[input1, first, relu1, linear1, last, linear2]",
                named.project().network().nodes().stream().map(Node::id).toList().toString());
        assertEquals(List.of(), named.notes());
    }

    private static Imported assertRead(String source) throws ProjectFileException {
        Imported imported = imported(source);
        assertTrue(imported.project().analysis().runnable(), () -> imported.project().analysis().problems().toString());
        return imported;
    }

    /// A script that trains: what it does with the network afterwards leaves the network as it is.
    @Test
    void scriptsAroundTheNetworkArePassedOver() throws ProjectFileException {
        Imported imported = assertRead("""
                \"\"\"Train: python script.py --lr 0.1\"\"\"
                from __future__ import annotations
                import argparse
                from deel.torchlip import (
                    SpectralLinear, FrobeniusLinear,
                    FullSort, Sequential,
                )
                hidden = [128, 64, 32]
                device = torch.device("cuda" if torch.cuda.is_available() else "cpu")

                @torch.no_grad()
                def test(model, loader):
                    model.eval()
                    for x, y in loader:
                        out = model(x)
                    return {"acc": 0.5, **{}}

                wass = Sequential(
                    nn.Flatten(), SpectralLinear(28 * 28, hidden[0]), FullSort(),
                    SpectralLinear(*hidden[:-1]), FullSort(), SpectralLinear(*hidden[1:]), FullSort(),
                    FrobeniusLinear(32, 1, disjoint_neurons=True),
                ).to(device)
                optimizer = torch.optim.Adam(lr=0.001, params=wass.parameters())
                for epoch in range(10):
                    wass.train()
                    for step, (data, target) in enumerate(loader):
                        output = wass(data)
                        output.backward()
                    print(f"Epoch {epoch + 1}/{10}")
                """);
        assertEquals(9, imported.project().network().nodes().size());
        assertTrue(imported.project().analysis().certified());
    }

    @Test
    void ofSeveralTheLastIsReadAndTheOthersAreNamed() throws ProjectFileException {
        Imported imported = assertRead("""
                from torch import nn
                first = nn.Sequential(nn.Linear(4, 3))
                second = nn.Sequential(nn.Linear(4, 2), nn.ReLU())
                """);
        assertEquals(3, imported.project().network().nodes().size());
        assertEquals(List.of("Of several networks the last one is read, second (line 3); the others are first (line 2)."),
                imported.notes());
    }

    @Test
    void aCommentSaysTheShapeOfItsOwnNetworkOnly() throws ProjectFileException {
        String conv = " = nn.Sequential(nn.Conv2d(1, 2, 3))\n";
        assertEquals(Optional.of(Shape.of(1, 9, 9)),
                assertRead("first" + conv + "# input of shape (N, 1, 9, 9)\nsecond" + conv).project().analysis()
                        .inputShape());
        assertTrue(refusal("# input of shape (N, 1, 9, 9)\nfirst" + conv + "second" + conv).contains("line 3: the shape of the input"));
    }

    @Test
    void aForwardOfCallsIsFollowed() throws ProjectFileException {
        Imported imported = assertRead("""
                import torch
                import torch.nn as nn
                import torch.nn.functional as F

                class Block(nn.Module):
                    def __init__(self, width, act=nn.ReLU()):
                        super().__init__()
                        self.conv = nn.Conv2d(width, width, 3, padding=1)
                        self.act = act

                    def forward(self, x):
                        return x + self.act(self.conv(x))

                class Net(nn.Module):
                    def __init__(self, width=4, classes=2 + 1):
                        super(Net, self).__init__()
                        self.stem = nn.Sequential(nn.Conv2d(1, width, 3, padding=1), nn.BatchNorm2d(width))
                        self.block = Block(width)
                        self.fc = nn.Linear(width * 16, classes)

                    def forward(self, x):  # x has the shape (N, 1, 8, 8)
                        x = F.relu(self.stem(x))
                        x = F.max_pool2d(self.block(x), 2)
                        x = x.view(x.size(0), -1)
                        return F.log_softmax(self.fc(x), dim=1)

                def train(model):
                    for epoch in range(3):
                        model.train()

                if __name__ == "__main__":
                    train(Net())
                """);
        assertEquals("[Input, Conv2d, BatchNorm2d, ReLU, Conv2d, ReLU, Add, MaxPool2d, Flatten, Linear, LogSoftmax]",
                imported.project().network().nodes().stream().map(node -> node.layer().module()).toList().toString());
        assertTrue(imported.project().network().contains("fc"));
    }

    /// What is not followed is a sentence with its line, never a guess.
    @Test
    void whatNeedsRunningIsRefused() {
        String head = "from torch import nn\nfrom deel import torchlip\n";
        assertTrue(refusal(head + "layers = []\nfor i in range(3):\n    layers.append(nn.Linear(4, 4))\nm = nn.Sequential(*layers)\n")
                .contains(
                        "line 4: a loop or a condition decides here"));
        assertTrue(refusal(head + "m = nn.Sequential(nn.Linear(4, width))\n").contains("line 3: \"width\" has no value that is known"));
        assertTrue(refusal(head + "m = nn.Sequential(nn.Linear(4, 4))\nm[0] = nn.Tanh()\n").contains("line 4: m is changed here"));
        assertTrue(refusal(head + "m = nn.Sequential(nn.Linear(4, 4))\nn = m\nfor i in (1, 2):\n    n.append(nn.Tanh())\n")
                .contains("line 5"));
        assertTrue(refusal(head + "m = nn.Sequential(nn.Linear(4, 4))\nm = wrap(m)\n").contains("line 4: \"wrap\" has no value"));
        assertTrue(refusal(head + "m = nn.Sequential(nn.Linear(4, 4, biass=False))\n").contains("did you mean bias?"));
        assertTrue(refusal(head + "m = nn.Sequential(nn.Linear(4))\n").contains("line 3: nn.Linear needs its argument out_features"));
        assertTrue(refusal(head + "m = nn.Sequential(nn.Linear(4, 0))\n").contains("line 3: nn.Linear: out_features"));
        assertTrue(refusal(head + "m = nn.Sequential(nn.Linear(4, 4),\n  nn.LSTM(4, 4))\n").contains(
                "line 4: the catalogue has no module nn.LSTM"));
        assertTrue(refusal(head + "m = nn.Sequential(nn.Linear(4, 4), nn.Relu())\n").contains("did you mean nn.ReLU?"));
        assertTrue(refusal(head + "m = nn.Sequential(nn.Linear(4, 4), torchlip.ReLU())\n").contains("no module torchlip.ReLU"));
        assertTrue(refusal(head + "m = nn.Sequential(nn.Linear(4, 4), nn.Linear(5, 4))\n").contains("line 3: "));
        assertTrue(refusal(head + "m = nn.Sequential(nn.MaxPool2d(2, return_indices=True))\n# input of shape (N, 1, 8, 8)\n").contains(
                "return_indices"));
        assertTrue(refusal(head + "m = nn.Sequential(nn.Conv2d(1, 8, 3))\n")
                .contains("line 3: the shape of the input is not in the file; tell it"
                        + " with --input 1,28,28"));
        assertTrue(refusal("print('nothing')\n").contains("no Sequential and no class with a forward is in the file"));
        assertTrue(refusal(head + "m = nn.Sequential(nn.Linear(4, 4)\n").contains("line 3: a bracket is not closed"));
        assertTrue(refusal(head + "class Net(nn.Module):\n  def __init__(self):\n    self.a = nn.Linear(4, 4)\n  def forward(self, x):\n"
                + "    # x has the shape (N, 4)\n    if x.sum() > 0:\n      x = self.a(x)\n    return x\n")
                .contains("line 8: of a forward only"));
        assertTrue(refusal(head + "class Net(nn.Module):\n  def __init__(self):\n    self.a = nn.Linear(4, 4)\n  def forward(self, x):\n"
                + "    # x has the shape (N, 4)\n    return 2 * self.a(x)\n").contains("line 8: no module computes \"*\" of data"));
    }

    /// torchlip holds each of these at another constant than it says.
    @Test
    void constantsAreThoseThatTorchlipReallyHas() throws ProjectFileException {
        String head = "from torch import nn\nfrom deel import torchlip\nm = nn.Sequential(\n  # input of shape (N, 8, 8, 8)\n  ";
        assertEquals(1.3333, bound(head + "torchlip.SpectralConv2d(8, 8, 3, padding=1, padding_mode='reflect'))"), 1e-3);
        assertEquals(1.5, bound(head + "torchlip.SpectralConv2d(8, 8, 3, stride=2, dilation=2))"), 1e-3);
        assertEquals(4, bound(head + "torchlip.ScaledAvgPool2d(2, divisor_override=1))"), 1e-6);
        assertEquals(1, bound(head + "torchlip.InvertibleUpSampling(2, k_coef_lip=0.5))"), 1e-9);
        assertTrue(
                refusal(head + "torchlip.LPReLU(k_coef_lip=0.5))").contains("line 5: torchlip.LPReLU: torchlip lets positive values pass"));
        assertTrue(refusal(head + "torchlip.ScaledL2NormPool2d(2, ceil_mode=True))").contains("must be disjoint"));
        String chain = "from deel import torchlip\nm = torchlip.Sequential(torchlip.SpectralLinear(8, 8, k_coef_lip=5.0), torchlip.FullSort(";
        assertEquals(5, bound(chain + "k_coef_lip=3.0))\n"), 1e-6);
        assertEquals(5 * Math.sqrt(2), bound(chain + "), k_coef_lip=2)\n"), 1e-6);
    }

    private static double bound(String source) throws ProjectFileException {
        return imported(source).project().analysis().bound().orElseThrow();
    }

    /// Text that nobody meant: a sentence, or a network, and nothing else.
    @Test
    void brokenSourceIsRefusedInASentence() {
        String whole = PythonCode.of(Template.RESIDUAL.load().analysis()).text();
        var random = new Random(11);
        String odd = "()[]{}=.,:*\"'\\\n\t #@0x1e9-+/~%self nn forward";
        int refused = 0;
        for (int round = 0; round < 1500; round++) {
            var text = new StringBuilder(round % 3 == 0 ? whole.substring(0, random.nextInt(whole.length())) : whole);
            for (int flips = round % 3 == 0 ? 0 : 1 + random.nextInt(6); flips > 0; flips--) {
                int at = random.nextInt(text.length());
                if (random.nextBoolean()) {
                    text.setCharAt(at, odd.charAt(random.nextInt(odd.length())));
                } else {
                    text.delete(at, Math.min(text.length(), at + random.nextInt(40)));
                }
            }
            try {
                read(text.toString(), new ArrayList<>());
            } catch (Refusal e) {
                refused++;
            }
        }
        assertTrue(refused > 300, "refused " + refused);
        for (String deep : List.of("(", "[", "-", "a.b(", "class A:\n ", "def f(x=", "x = y = ")) {
            assertThrows(Refusal.class, () -> read(deep.repeat(20_000), new ArrayList<>()));
        }
        var doubling = new StringBuilder("from torch import nn\na0 = nn.Sequential()\n");
        for (int i = 1; i < 60; i++) {
            doubling.append("a%d = nn.Sequential(a%d, a%d)\n".formatted(i, i - 1, i - 1));
        }
        assertThrows(Refusal.class, () -> read(doubling + "m = nn.Sequential(nn.Linear(2, 2), a59)\n", new ArrayList<>()));
    }
}
