package studio.lipschitz.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Network;

class BadProjectFileTest {

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock = """
                    "version": 1                 | "version": 7                   | version | version 7 is newer than 1, which this program writes; update it
                    "version": 1                 | "version": 0                   | version | version must be 1
                    "version": 1                 | "version": "1"                 | version | this must be an integer, was "1"
                    "version": 1,                |                                | version | missing
                    "lipschitz-studio"           | "keras"                        |         | this is not a Lipschitz Studio file
                    "SpectralConv2d"             | "SpectralConv2D"               | network.nodes[1].module | did you mean SpectralConv2d?
                    "SpectralLinear"             | "Specralinear"                 | network.nodes[3].module | did you mean SpectralLinear?
                    "SpectralLinear"             | "LSTM"                         | network.nodes[3].module | there is no module "LSTM" in the catalogue
                    "out_features": 1            | "out_features": "many"         | network.nodes[3].params.out_features | out_features must be an integer of at least 1, was "many"
                    "out_features": 1            | "out_features": 1.5            | network.nodes[3].params.out_features | was 1.5
                    "out_features": 1            | "out_features": null           | network.nodes[3].params.out_features | was null
                    "kernel_size": [3, 5]        | "kernel_size": [3, 5, 7]       | network.nodes[1].params.kernel_size | pair
                    "shape": [1, 28, 28]         | "shape": "1x28x28"             | network.nodes[0].params.shape | a list of integers
                    {"out_features": 1}          | [1]                            | network.nodes[3].params | an object
                    "id": "flat"                 | "id": "conv"                   | network.nodes[2].id | two nodes share the id "conv"
                    "id": "flat"                 | "id": "  "                     | network.nodes[2].id | blank
                    "id": "flat"                 | "id": 5                        | network.nodes[2].id | a string
                    "module": "Flatten"          | "mod": "Flatten"               | network.nodes[2].module | missing
                    "from": "flat"               | "from": "flit"                 | network.edges[2].from | there is no node "flit"
                    "from": "flat", "to": "out"  | "from": "in", "to": "flat"     | network.edges[2] | a second edge leads to port 0 of "flat"
                    "to": "out"                  | "to": "out", "port": 1         | network.edges[2].port | only port 0
                    "to": "out"                  | "to": "out", "port": -1        | network.edges[2].port | no port -1
                    "to": "out"                  | "to": "out", "port": 4294967296 | network.edges[2].port | an integer
                    {"from": "conv", "to": "flat"} | "conv-flat"                  | network.edges[1] | an object
                    "x": -3                      | "x": "left"                    | canvas.positions.out.x | a number
                    "x": -3                      | "x": 1e999                     | canvas.positions.out.x | out of the range
                    "x": -3                      | "x": NaN                       | line 19, column | this is not JSON
                    "epochs": 3                  | "epochs": 0                    | training.epochs | epochs must be from 1 to 100000, was 0
                    "epochs": 3                  | "epochs": 3.5                  | training.epochs | an integer
                    "lr": 0.005                  | "lr": -1                       | training.lr | lr must be above 0
                    "device": "cpu"              | "device": "tpu"                | training.device | device must be
                    "HKRLoss"                    | "HKRLos"                       | training.loss.name | did you mean HKRLoss?
                    "HKRLoss"                    | "Focal"                        | training.loss.name | take one of HKRLoss
                    "alpha": 5                   | "alpha": -5                    | training.loss | alpha must be
                    "alpha": 5                   | "alpha": "5"                   | training.loss.params | alpha must be
                    "momentum": 0.9              | "epochs": 4                    | line 2 | a field stands twice in one object
                    "canvas": {                  | "canvas": 5, "x": {            | canvas | an object
                    """)
    void isRefusedInOneSentenceThatNamesFilePlaceAndRule(String old, String replacement, String place, String rule) throws IOException {
        String sentence = sentence(Lipnet.with(old, replacement == null ? "" : replacement));

        assertTrue(sentence.contains(": " + (place == null ? "" : place)), sentence);
        assertTrue(sentence.contains(rule), sentence);
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        byte[] whole = Lipnet.TEXT.strip().getBytes(StandardCharsets.UTF_8);
        int tried = 0;
        for (int length = 0; length < whole.length; length += 37) {
            String sentence = sentence(Arrays.copyOf(whole, length));
            assertTrue(sentence.contains(length == 0 ? "the file is empty" : "this is not JSON"), sentence);
            tried++;
        }
        assertTrue(tried > 25, "tried " + tried);
    }

    /// Random bytes overwritten: read or refused in one line, never another exception, and the analysis bears whatever was read.
    @Test
    void everyCorruptionIsReadOrRefused() throws IOException {
        byte[] whole = Lipnet.TEXT.getBytes(StandardCharsets.UTF_8);
        var random = new Random(42);
        int refused = 0;
        int tries = 4000;
        for (int i = 0; i < tries; i++) {
            byte[] corrupt = whole.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                String alphabet = "0123456789-.eE\"{}[],:nul\u00ff\n";
                corrupt[random.nextInt(corrupt.length)] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
            }
            try {
                Project read = ProjectFile.parse("net.lipnet", corrupt);
                Analysis.of(read.network());
                assertEquals(read, ProjectFile.parse("again", ProjectFile.format(read).getBytes(StandardCharsets.UTF_8)));
            } catch (ProjectFileException e) {
                assertOneSentence(e.getMessage(), "net.lipnet");
                refused++;
            }
        }
        assertTrue(refused > tries / 4 && refused < tries, "refused " + refused);
    }

    @Test
    void largeSizesDoNotBreakTheAnalysis() throws IOException {
        for (String shape : new String[] {"[2147483647, 2147483647, 2147483647]", "[1, 2147483647, 2147483647]", "[2147483647]"}) {
            String text = Lipnet.with("[1, 28, 28]", shape).replace("\"out_channels\": 8", "\"out_channels\": 2147483647");
            Project project = ProjectFile.parse("net.lipnet", text.getBytes(StandardCharsets.UTF_8));
            assertFalse(Analysis.of(project.network()).nodes().isEmpty());
        }
        var pool = Catalogue.find("MaxPool2d").orElseThrow().read(Map.of("kernel_size", 3, "stride", 1, "padding", 1));
        var input = Catalogue.find("Input").orElseThrow().read(Map.of("shape", List.of(1, Integer.MAX_VALUE, 2))); // no walk over all windows
        assertEquals(2, Analysis.of(Network.chain(input, pool)).nodes().size());
    }

    @Test
    void tenThousandNodesAreDrawnButNotRun() throws IOException {
        Path file = write(flattens(10_000));

        assertEquals(10_000, ProjectFile.read(file).network().nodes().size());
        String sentence = assertThrows(ProjectFileException.class, () -> ProjectFile.readStrictly(file)).getMessage();
        assertTrue(sentence.contains("network.nodes: a network may have at most 5000 nodes, this one has 10000"), sentence);
    }

    @Test
    void moreNodesThanCanBeDrawnAreRefused() throws IOException {
        Path file = write(flattens(ProjectFile.MOST_DRAWN + 1));
        String sentence = assertThrows(ProjectFileException.class, () -> ProjectFile.read(file)).getMessage();

        assertTrue(sentence.contains("network.nodes: a network may have at most 20000 nodes, this one has 20001"), sentence);
    }

    private static String flattens(int count) {
        String nodes = IntStream.range(0, count)
                .mapToObj(i -> "{\"id\": \"n" + i + "\", \"module\": \"Flatten\"}")
                .collect(Collectors.joining(",\n"));
        return "{\"format\": \"lipschitz-studio\", \"version\": 1, \"network\": {\"nodes\": [" + nodes + "]}}";
    }

    @Test
    void aLongChainWithinTheLimitIsRead() throws IOException {
        int count = ProjectFile.MOST_NODES;
        String nodes = IntStream.range(0, count)
                .mapToObj(i -> i == 0
                        ? "{\"id\": \"n0\", \"module\": \"Input\", \"params\": {\"shape\": [4]}}"
                        : "{\"id\": \"n" + i + "\", \"module\": \"SpectralLinear\"}")
                .collect(Collectors.joining(","));
        String edges = IntStream.range(1, count)
                .mapToObj(i -> "{\"from\": \"n" + (i - 1) + "\", \"to\": \"n" + i + "\"}")
                .collect(Collectors.joining(","));
        Path file = write("{\"format\": \"lipschitz-studio\", \"version\": 1, \"network\": {\"nodes\": [" + nodes + "], \"edges\": ["
                + edges + "]}}");

        assertTrue(Analysis.of(ProjectFile.readStrictly(file).network()).certified());
    }

    @Test
    void aFileThatIsTooLargeIsRefused() throws IOException {
        var bytes = new byte[ProjectFile.LARGEST_FILE + 1];
        Arrays.fill(bytes, (byte) ' ');

        assertTrue(sentence(bytes).contains("at most 32 MB"));
    }

    @Test
    void deepNestingIsRefused() throws IOException {
        String sentence = sentence(Lipnet.with("\"for the talk\"", "[".repeat(100_000) + "]".repeat(100_000)));

        assertTrue(sentence.contains("nested deeper than"), sentence);
    }

    @Test
    void otherEncodingsAreRefusedAndAByteOrderMarkIsNot() throws IOException {
        assertTrue(sentence(Lipnet.with("Ada", "Ærø").getBytes(StandardCharsets.ISO_8859_1))
                .contains("byte " + (Lipnet.TEXT.indexOf("Ada") + 1) + ": this is not UTF-8"));
        assertTrue(sentence(Lipnet.TEXT.getBytes(StandardCharsets.UTF_16)).contains("byte 1: this is not UTF-8"));
        assertEquals(ProjectFile.read(write(Lipnet.TEXT)), ProjectFile.read(write("\uFEFF" + Lipnet.TEXT)));
    }

    @Test
    void otherJsonIsRefused() throws IOException {
        for (String text : new String[] {"5", "null", "[]", "\"lipschitz-studio\"", "{}", "{\"format\": 3}", Lipnet.TEXT + "{}"}) {
            assertTrue(sentence(text).length() > 20, text);
        }
    }

    @Test
    void whatIsNoFileIsRefused() {
        Path absent = folder.resolve("absent.lipnet");
        assertEquals(absent + ": there is no such file; check the name.",
                assertThrows(ProjectFileException.class, () -> ProjectFile.read(absent)).getMessage());
        assertEquals(folder + ": this is a folder; name a .lipnet file.",
                assertThrows(ProjectFileException.class, () -> ProjectFile.read(folder)).getMessage());
    }

    @Test
    void lineBreaksAndLongTextsOfTheFileDoNotReachTheMessage() throws IOException {
        String sentence = sentence(Lipnet.with("\"SpectralLinear\"", "\"a\\n\\u001b[31m" + "x".repeat(100_000) + "\""));

        assertTrue(sentence.length() < 700, sentence);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("net.lipnet"), text);
    }

    private String sentence(String text) throws IOException {
        return sentence(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Reads the file strictly and returns how it is refused; the file must stay as it was.
    private String sentence(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("net.lipnet"), content);
        var refused = assertThrows(ProjectFileException.class, () -> ProjectFile.readStrictly(file));
        assertEquals(-1, Arrays.mismatch(content, Files.readAllBytes(file)));
        String sentence = refused.getMessage();
        assertOneSentence(sentence, file.toString());
        return sentence;
    }

    private static void assertOneSentence(String sentence, String file) {
        assertTrue(sentence.startsWith(file + ": "), sentence);
        assertFalse(sentence.contains("\n") || sentence.contains("\u001b"), sentence);
        assertTrue(sentence.endsWith(".") || sentence.endsWith("?"), sentence);
    }
}
