package studio.lipschitz.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static studio.lipschitz.exchange.OnnxBytes.integer;
import static studio.lipschitz.exchange.OnnxBytes.list;
import static studio.lipschitz.exchange.OnnxBytes.real;
import static studio.lipschitz.exchange.OnnxBytes.word;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.ProjectFileException;
import studio.lipschitz.tensor.Shape;

class OnnxReaderTest {

    private static Imported read(byte[] model, Optional<Shape> input) throws ProjectFileException {
        return Importer.parse("net.onnx", ByteBuffer.wrap(model), false, input);
    }

    /// The layers in their order with the parameters that say what they do, as Python writes them.
    private static List<String> layers(OnnxBytes model) throws ProjectFileException {
        Network network = read(model.model(), Optional.empty()).project().network();
        Analysis analysis = Analysis.of(network);
        assertTrue(analysis.runnable(), () -> analysis.problems().toString());
        return analysis.order().stream().skip(1).map(analysis::node)
                .map(report -> PythonModules.of(report.node().layer(), report.input().orElseThrow()).expression())
                .toList();
    }

    private static String refusal(OnnxBytes model) {
        return refusal(model.model());
    }

    private static String refusal(byte[] model) {
        String said = assertThrows(ProjectFileException.class, () -> read(model, Optional.empty())).getMessage();
        assertTrue(said.startsWith("net.onnx: ") && said.endsWith("."), said);
        return said;
    }

    /// One operator on an input of a shape.
    private static OnnxBytes one(String operator, String more, long[] input, byte[]... attributes) {
        return OnnxBytes.of(input).node(operator, "x" + more, "y", attributes).output("y");
    }

    private static long[] image() {
        return new long[] {-1, 4, 9, 9};
    }

    @Test
    void whatTorchExportsIsRead() throws IOException {
        assertEquals(
                List.of("nn.Conv2d(1, 4, 3, padding=1)", "nn.ReLU()", "nn.MaxPool2d(2)", "nn.Conv2d(4, 4, 3, padding=1, bias=False)",
                        "nn.LeakyReLU(negative_slope=0.1)", "nn.Add()", "nn.AvgPool2d(3, stride=2, padding=1)",
                        "nn.PReLU(num_parameters=4)",
                        "nn.ZeroPad2d((1, 0, 1, 0))", "nn.Conv2d(4, 6, (3, 2), stride=2, groups=2)", "nn.ELU(alpha=0.5)", "nn.Flatten()",
                        "nn.Linear(24, 8)", "nn.Softplus()", "nn.Linear(8, 3, bias=False)", "nn.LogSoftmax(dim=1)"),
                exported("cnn-torch-2.13.onnx"));
        assertEquals(
                List.of("nn.Flatten()", "nn.Linear(16, 8)", "nn.GELU()", "nn.LayerNorm((8,))", "nn.Linear(8, 8)", "nn.Tanh()",
                        "nn.Linear(8, 1)"),
                exported("dense-torch-2.13-dynamo.onnx"));
    }

    private static List<String> exported(String name) throws IOException {
        try (var in = Objects.requireNonNull(OnnxReaderTest.class.getResourceAsStream("/onnx/" + name))) {
            Imported imported = read(in.readAllBytes(), Optional.empty());
            Analysis analysis = imported.project().analysis();
            assertTrue(analysis.runnable() && !analysis.certified(), () -> analysis.problems().toString());
            assertEquals(1, imported.notes().size(), imported.notes().toString());
            assertEquals(imported.project().network().nodes().size(), imported.project().positions().values().stream().distinct().count());
            return analysis.order().stream().skip(1).map(analysis::node)
                    .map(report -> PythonModules.of(report.node().layer(), report.input().orElseThrow()).expression()).toList();
        }
    }

    @Test
    void activationsAndTheirParameters() throws ProjectFileException {
        long[] vector = {-1, 4};
        assertEquals(List.of("nn.ReLU()"), layers(one("Relu", "", vector)));
        assertEquals(List.of("nn.Hardswish()"), layers(one("HardSwish", "", vector)));
        assertEquals(List.of("nn.Mish()"), layers(one("Mish", "", vector)));
        assertEquals(List.of("nn.LeakyReLU()"), layers(one("LeakyRelu", "", vector)));
        assertEquals(List.of("nn.ELU(alpha=2.0)"), layers(one("Elu", "", vector, real("alpha", 2))));
        assertEquals(List.of("nn.SELU()"), layers(one("Selu", "", vector, real("alpha", 1.6732632f), real("gamma", 1.050701f))));
        assertEquals(List.of("nn.GELU(approximate=\"tanh\")"), layers(one("Gelu", "", vector, word("approximate", "tanh"))));
        assertEquals(List.of("nn.Softmax(dim=1)"), layers(one("Softmax", "", vector)));
        assertEquals(List.of("nn.LogSoftmax(dim=3)"), layers(one("LogSoftmax", "", image(), integer("axis", 3))));
        assertEquals(List.of("nn.PReLU(num_parameters=4, init=0.5)"),
                layers(OnnxBytes.of(-1, 4).reals("s", .5f, .5f, .5f, .5f).node("PRelu", "x,s", "y").output("y")));
        assertTrue(refusal(one("Selu", "", vector, real("alpha", 3)))
                .contains("node n_y (Selu): no module of the catalogue has alpha = 3.0 here"));
        assertTrue(refusal(one("Softmax", "", vector, integer("axis", 0))).contains("axis = 0"));
        assertTrue(refusal(one("Softmax", "", image()).opset(12)).contains("axis = 1"), "it ran over all axes then");
    }

    @Test
    void convolutionsOfEveryKind() throws ProjectFileException {
        OnnxBytes plain = OnnxBytes.of(image()).weight("w", 8, 2, 3, 5).weight("b", 8).output("y").node("Conv", "x,w,b", "y",
                list("kernel_shape", 3, 5), list("pads", 1, 2, 1, 2), list("strides", 2, 1), list("dilations", 1, 2), integer("group", 2));
        assertEquals(List.of("nn.Conv2d(4, 8, (3, 5), stride=(2, 1), padding=(1, 2), dilation=(1, 2), groups=2)"), layers(plain));
        assertEquals(List.of("nn.Conv2d(4, 8, 2, padding=\"same\", bias=False)"), layers(OnnxBytes.of(image()).weight("w", 8, 4, 2, 2)
                .node("Conv", "x,w", "y", word("auto_pad", "SAME_UPPER")).output("y")));
        assertEquals(List.of("nn.ZeroPad2d((1, 0, 1, 0))", "nn.Conv2d(4, 8, 2, bias=False)"), layers(OnnxBytes.of(image())
                .weight("w", 8, 4, 2, 2).node("Conv", "x,w", "y", word("auto_pad", "SAME_LOWER")).output("y")));
        assertEquals(List.of("nn.ZeroPad2d((2, 4, 1, 3))", "nn.Conv2d(4, 8, 3, bias=False)"), layers(OnnxBytes.of(image())
                .weight("w", 8, 4, 3, 3).node("Conv", "x,w", "y", list("pads", 1, 2, 3, 4)).output("y")));
        assertEquals(List.of("nn.Conv1d(4, 8, 3, padding=1, bias=False)"), layers(OnnxBytes.of(-1, 4, 9).weight("w", 8, 4, 3)
                .node("Conv", "x,w", "y", list("pads", 1, 1)).output("y")));
        assertEquals(List.of("nn.ConvTranspose2d(4, 6, 3, stride=2, padding=1, output_padding=1, groups=2)"), layers(OnnxBytes.of(image())
                .weight("w", 4, 3, 3, 3).weight("b", 6).output("y").node("ConvTranspose", "x,w,b", "y", list("strides", 2, 2),
                        list("pads", 1, 1, 1, 1), list("output_padding", 1, 1), integer("group", 2))));
        assertTrue(refusal(OnnxBytes.of(image()).weight("w", 4, 3, 3, 3).output("y").node("ConvTranspose", "x,w", "y",
                list("pads", 1, 1, 0, 0))).contains("it pads by [1, 1] before and [0, 0] after"));
        assertTrue(refusal(OnnxBytes.of(image()).weight("w", 4, 3, 3, 3).output("y").node("ConvTranspose", "x,w", "y",
                list("output_shape", 9, 9))).contains("its attribute output_shape is not read"));
        assertTrue(refusal(OnnxBytes.of(image()).weight("w", 8, 4, 3, 3).output("y").node("Conv", "x,w", "y", word("auto_pad", "ANY")))
                .contains(
                        "auto_pad = ANY"));
        assertTrue(refusal(OnnxBytes.of(image()).weight("w", 8, 3, 3, 3).output("y").node("Conv", "x,w", "y")).contains("in_channels"));
        assertTrue(refusal(OnnxBytes.of(image()).weight("w", 8, 4, 3, 3).output("y").node("Conv", "x,w", "y", list("mystery", 1))).contains(
                "its attribute mystery is not read"));
    }

    @Test
    void poolsCountAsTheFileSays() throws ProjectFileException {
        assertEquals(List.of("nn.MaxPool2d(3, stride=1, padding=1, dilation=2, ceil_mode=True)"), layers(one("MaxPool", "", image(),
                list("kernel_shape", 3, 3), list("pads", 1, 1, 1, 1), list("dilations", 2, 2), integer("ceil_mode", 1))));
        assertEquals(List.of("nn.AvgPool2d(2, stride=1, padding=1, count_include_pad=False)"), layers(one("AveragePool", "", image(),
                list("kernel_shape", 2, 2), list("pads", 1, 1, 1, 1))));
        assertEquals(List.of("nn.AvgPool2d(2)"), layers(one("AveragePool", "", image(), list("kernel_shape", 2, 2), list("strides", 2, 2),
                integer("count_include_pad", 1))));
        assertEquals(List.of("nn.AdaptiveAvgPool2d(1)"), layers(one("GlobalAveragePool", "", image())));
        assertEquals(List.of("nn.AdaptiveMaxPool2d(1)"), layers(one("GlobalMaxPool", "", image())));
        assertEquals(List.of("nn.AdaptiveAvgPool2d(1)", "nn.Flatten()"), layers(one("ReduceMean", "", image(), list("axes", 2, 3),
                integer("keepdims", 0)).opset(13)));
        assertTrue(refusal(one("ReduceMean", "", image(), list("axes", 1)).opset(13)).contains("axes = [1]"));
        assertTrue(refusal(one("MaxPool", "", image(), list("kernel_shape", 2, 2), list("pads", 1, 1, 0, 0))).contains("unevenly"));
        assertTrue(refusal(one("AveragePool", "", image(), list("kernel_shape", 3, 3), list("pads", 1, 1, 1, 1), integer("ceil_mode", 1)))
                .contains("ceil_mode = 1"));
        assertTrue(refusal(one("AveragePool", "", image(), list("kernel_shape", 2, 2), list("dilations", 2, 2)))
                .contains("dilations = [2, 2]"));
        // 4 pixels and one of padding on each side, windows of 2 every 3: the third would lie in the padding alone
        assertTrue(refusal(one("MaxPool", "", new long[] {-1, 4, 4, 4}, list("kernel_shape", 2, 2), list("strides", 3, 3),
                list("pads", 1, 1, 1, 1), integer("ceil_mode", 1))).contains("ceil_mode = 1"));
        assertTrue(refusal(OnnxBytes.of(image()).node("MaxPool", "x", "y,z", list("kernel_shape", 2, 2)).node("Relu", "z", "w").output("w"))
                .contains("its second output, z, is used"));
    }

    @Test
    void matricesWithAndWithoutABias() throws ProjectFileException {
        OnnxBytes gemm = OnnxBytes.of(-1, 4).weight("w", 5, 4).weight("b", 5).node("Gemm", "x,w,b", "y", integer("transB", 1)).output("y");
        assertEquals(List.of("nn.Linear(4, 5)"), layers(gemm));
        assertEquals(List.of("nn.Linear(4, 5)", "nn.ReLU()"), layers(OnnxBytes.of(-1, 4).weight("w", 4, 5).weight("b", 5)
                .node("MatMul", "x,w", "m").node("Add", "b,m", "a").node("Relu", "a", "y").output("y")));
        assertEquals(List.of("nn.Linear(4, 4, bias=False)", "nn.Add()"), layers(OnnxBytes.of(-1, 4).weight("w", 4, 4)
                .node("MatMul", "x,w", "m").node("Add", "x,m", "y").output("y")));
        assertTrue(refusal(OnnxBytes.of(-1, 4).weight("w", 4, 5).weight("b", 5).node("Gemm", "x,w,b", "y", real("alpha", .5f)).output("y"))
                .contains("alpha = 0.5"));
        assertTrue(refusal(OnnxBytes.of(-1, 4).weight("b", 4).node("Add", "x,b", "y").output("y")).contains("Add with a constant"));
        assertTrue(
                refusal(OnnxBytes.of(-1, 4).node("MatMul", "x,x", "y").output("y")).contains("its input 2 must be a weight of the file"));
    }

    @Test
    void normsShapesAndJoints() throws ProjectFileException {
        OnnxBytes norm = OnnxBytes.of(image()).weight("s", 4).node("BatchNormalization", "x,s,s,s,s", "y", real("epsilon", 1e-3f))
                .output("y");
        assertEquals(List.of("nn.BatchNorm2d(4, eps=0.001)"), layers(norm).stream().map(each -> each.replace("1e-3", "0.001")).toList());
        assertTrue(refusal(OnnxBytes.of(image()).weight("s", 4).node("BatchNormalization", "x,s,s,s,s", "y", integer("training_mode", 1))
                .output("y")).contains("training_mode = 1"));
        assertEquals(List.of("nn.Dropout(p=0.3)"), layers(OnnxBytes.of(-1, 4).reals("r", .3f).node("Dropout", "x,r", "y").output("y")));
        assertEquals(List.of("nn.Flatten()"), layers(OnnxBytes.of(image()).integers("s", -1, 324).node("Reshape", "x,s", "y").output("y")));
        assertEquals(List.of("nn.Flatten()"),
                layers(OnnxBytes.of(1, 4, 9, 9).integers("s", 1, -1).node("Reshape", "x,s", "y").output("y")));
        assertEquals(List.of("nn.Unflatten(1, (2, 2))"),
                layers(OnnxBytes.of(-1, 4).integers("s", 0, 2, -1).node("Reshape", "x,s", "y").output(
                        "y")));
        assertEquals(List.of("nn.Flatten()"), layers(OnnxBytes.of(image()).integers("i", 0).integers("m", -1).node("Shape", "x", "h")
                .node("Gather", "h,i", "g").node("Concat", "g,m", "s", integer("axis", 0)).node("Reshape", "x,s", "y").output("y")));
        assertTrue(refusal(OnnxBytes.of(image()).integers("s", 1, -1).node("Reshape", "x,s", "y").output("y")).contains("only a Flatten"),
                "it would mix the samples of a batch");
        assertTrue(refusal(OnnxBytes.of(image()).integers("s", -1, 81).node("Reshape", "x,s", "y").output("y")).contains("only a Flatten"));
        assertEquals(List.of("nn.ReflectionPad2d((2, 4, 1, 3))"), layers(OnnxBytes.of(image()).integers("p", 0, 0, 1, 2, 0, 0, 3, 4)
                .node("Pad", "x,p", "y", word("mode", "reflect")).output("y")));
        assertTrue(refusal(OnnxBytes.of(image()).integers("p", 0, 1, 0, 0, 0, 0, 0, 0).node("Pad", "x,p", "y").output("y"))
                .contains("pads = "));
        assertEquals(List.of("nn.ReLU()", "nn.Concatenate()"), layers(OnnxBytes.of(image()).node("Relu", "x", "r")
                .node("Concat", "x,r", "y", integer("axis", 1)).output("y")));
        assertTrue(refusal(OnnxBytes.of(image()).node("Concat", "x,x", "y", integer("axis", 0)).output("y")).contains("axis = 0"));
        assertTrue(refusal(OnnxBytes.of(image()).node("GlobalAveragePool", "x", "g").node("Add", "x,g", "y").output("y")).contains(
                "no module repeats values"));
        assertTrue(refusal(one("DepthToSpace", "", image(), integer("blocksize", 2))).contains("mode = DCR"));
    }

    @Test
    void whatHasNoModuleIsNamed() {
        assertTrue(refusal(one("Erf", "", image()))
                .contains("node n_y (Erf): no module of the catalogue does what Erf does here; replace it"));
        assertTrue(refusal(OnnxBytes.of(-1, -1, 9, 9).node("Relu", "x", "y").output("y"))
                .contains("the shape of the input is open: (?, ?, 9, 9)"));
        assertTrue(refusal(OnnxBytes.of(4).node("Relu", "x", "y").output("y")).contains("--input 1,28,28"));
        assertTrue(refusal(OnnxBytes.of(-1, 4).input("z", -1, 4).node("Add", "x,z", "y").output("y")).contains("this one has 2"));
        assertTrue(refusal(OnnxBytes.of(-1, 4).node("Relu", "q", "y").output("y")).contains("its input q is made by no node before it"));
        assertTrue(refusal(OnnxBytes.of(-1, 1L << 30, 1L << 30, 1L << 30).node("Flatten", "x", "y").output("y")).contains("is too large"));
        assertTrue(refusal(new byte[] {1, 2, 3}).contains("not an ONNX model"));
        assertTrue(
                refusal("PK\u0003\u0004 some other file".getBytes(java.nio.charset.StandardCharsets.UTF_8)).contains("not an ONNX model"));
    }

    @Test
    void theShapeThatIsToldFillsTheOpenSizes() throws ProjectFileException {
        byte[] model = OnnxBytes.of(-1, 3, -1, -1).node("Relu", "x", "y").output("y").model();
        assertEquals(Optional.of(Shape.of(3, 8, 8)), read(model, Optional.of(Shape.of(3, 8, 8))).project().analysis().inputShape());
        assertThrows(ProjectFileException.class, () -> read(model, Optional.of(Shape.of(1, 8, 8))));
    }

    /// Deaf nodes are left out, as every runtime does.
    @Test
    void whatTheOutputDoesNotNeedIsLeftOut() throws ProjectFileException {
        assertEquals(List.of("nn.ReLU()"), layers(OnnxBytes.of(-1, 4).node("Erf", "x", "e").node("Relu", "x", "y").output("y")));
    }

    /// Bytes that nobody meant: a sentence, or a network, and nothing else.
    @Test
    void brokenFilesAreRefusedInASentence() throws IOException {
        byte[] whole;
        try (var in = Objects.requireNonNull(OnnxReaderTest.class.getResourceAsStream("/onnx/cnn-torch-2.13.onnx"))) {
            whole = in.readAllBytes();
        }
        var random = new Random(7);
        int refused = 0;
        for (int round = 0; round < 3000; round++) {
            byte[] bytes = java.util.Arrays.copyOf(whole, round % 3 == 0 ? random.nextInt(whole.length) : whole.length);
            for (int flips = round % 3 == 0 ? 0 : 1 + random.nextInt(8); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                OnnxReader.read(ByteBuffer.wrap(bytes), Optional.empty(), new java.util.ArrayList<>());
            } catch (Refusal e) {
                refused++;
            }
        }
        assertTrue(refused > 1000, "refused " + refused);
    }
}
