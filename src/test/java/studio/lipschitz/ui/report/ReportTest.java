package studio.lipschitz.ui.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.Linear;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.lipschitz.BoundReport;
import studio.lipschitz.lipschitz.Bracket;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.ProjectFile;
import studio.lipschitz.project.Template;
import studio.lipschitz.runs.RunAbout;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.training.EpochFigures;
import studio.lipschitz.training.PlanChange;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.RunNote;
import studio.lipschitz.training.RunNotes;
import studio.lipschitz.training.TrainingEvent.Changed;
import studio.lipschitz.training.TrainingEvent.EpochDone;
import studio.lipschitz.training.TrainingEvent.Failed;
import studio.lipschitz.training.TrainingEvent.Finished;
import studio.lipschitz.training.TrainingEvent.LayerNorm;
import studio.lipschitz.training.TrainingEvent.Started;
import studio.lipschitz.training.TrainingEvent.StepDone;

class ReportTest {
    private static final String HASH = "3f8588d7eb9548b9d9ec360e13fcc25965164fceb7684d89d846575bdcd6f373";

    @TempDir Path folder;

    /// A run as training leaves it; its weights are not read here.
    private Path run(Project project, boolean fails) throws IOException {
        Path path = folder.resolve("moons <b>&amp; co");
        var run = new RunFolder(path);
        Files.createDirectories(path);
        ProjectFile.write(run.networkFile(), project);
        run.begin();
        run.write(new RunFolder.Facts(project.plan(), Map.of("java", "25", "app", "1.2.3", "libtorch", "2.13.0", "os", "Linux 6.1, amd64"),
                "CPU (2 threads)", HASH));
        run.append(new Started(path.toString(), "CPU (2 threads)", 41_985, 2_000, 500, 3, 10, 1));
        for (int step = 1; step <= 30; step++) {
            run.append(new StepDone(step, (step - 1) / 10 + 1, 1.0 / step, 1e-3, step * 0.1, List.of()));
            if (step == 15) {
                var after = project.plan().withLr(1e-4);
                run.append(new Changed(15, 2, PlanChange.between(project.plan(), after), after, 10, 3));
            }
            if (step % 10 == 0) {
                double better = step / 1000.0;
                run.append(new EpochDone(step / 10, 0.5, 0.4, 0.95 + better, 1, 0.5 + better, 0.30009 + better, step * 0.1, 900,
                        List.of(new LayerNorm("dense1", 1.00001, 0.99, 0.5)),
                        new EpochFigures(List.of(), List.of(new EpochFigures.Certified(0.1, 0.5 + better)), List.of())));
            }
        }
        run.append(fails ? new Failed("The disk is full.") : new Finished(path.toString(), false));
        Files.writeString(run.lastWeights(), "none that are read here");
        return path;
    }

    private static Reports reports(double upper) {
        return new Reports((_, weights, progress) -> {
            progress.accept("bounding " + weights);
            return new BoundReport(new Bracket(0.7346412, upper), List.of(
                    new BoundReport.NodeBound("dense1", "SpectralLinear", new Bracket(0.9999949, upper), "Gram")));
        });
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void saysWhatARunCameToOnOnePage() throws Exception {
        Path run = run(Template.MOONS.load(), false);
        new RunAbout("Moons, “α” ₁ 月", List.of(), "The second try.", false).write(run);
        RunNotes.change(run, _ -> List.of(new RunNote(15, "colder from here")));
        var progress = new ArrayList<String>();
        Report report = reports(1.0000001).of(run, "last", progress::add);
        assertTrue(progress.contains("bounding last"), progress.toString());
        assertTrue(report.certified());
        assertEquals("≤\u00a01.0001", report.tiles().getFirst().value(), "upward from the last digit");
        byte[] pdf = ReportPdf.of(report);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertEquals(1, document.getNumberOfPages());
            assertEquals("Moons, “α” ₁ 月", document.getDocumentInformation().getTitle());
            Path picture = Path.of("target/screenshots/report.png");
            Files.createDirectories(picture.toAbsolutePath().getParent());
            ImageIO.write(new PDFRenderer(document).renderImageWithDPI(0, 110), "png", picture.toFile());
        }
        String words = text(pdf).replace('\u00a0', ' ');
        for (String part : List.of("Moons, “α”", "Certified", "98.00 %", "53.00 %", "0.3300", "1.0001", "0.73464", "HKRLoss", "Adam",
                "3 of", "41,985", "2,000", "two-moons", HASH.substring(0, 16), "libtorch", "2.13.0", "1.2.3", "25", "Linux 6.1, amd64",
                "CPU (2 threads)", "lr 0.01", "after step 15", "1 · epoch 1.50", "colder from here", "The second try.", "dense1",
                "SpectralLinear",
                "σ", "arXiv:1811.05381", "page 1 of 1", "finished")) {
            assertTrue(words.contains(part), part + " is not in\n" + words);
        }
    }

    /// As a name in Chinese is on a machine without a font for it.
    @Test
    void lettersThatNoFontHasAreToldInTheFoot() throws Exception {
        Path run = run(Template.MOONS.load(), false);
        assertFalse(text(ReportPdf.of(reports(1).of(run, "last", _ -> {}))).contains("no font"));
        new RunAbout("Moons " + Character.toString(0xF_0000), List.of(), "", false).write(run);
        String words = text(ReportPdf.of(reports(1).of(run, "last", _ -> {})));
        assertTrue(words.contains("letters that no font of this machine has (U+F0000)"), words);
    }

    @Test
    void theHtmlNeedsNothingBesideItself() throws Exception {
        Path run = run(Template.MOONS.load(), false);
        Path file = folder.resolve("report.html");
        ReportFile.write(reports(1).of(run, "best", _ -> {}), file);
        String page = Files.readString(file);
        assertFalse(Pattern.compile("<script|<link|@import|url\\((?!#)|src=", Pattern.CASE_INSENSITIVE).matcher(page).find());
        assertTrue(page.contains("<h1>moons &lt;b&gt;&amp;amp; co</h1>"), "a name is no markup");
        var document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(page.replace("<!DOCTYPE html>", "").getBytes(StandardCharsets.UTF_8)));
        assertEquals(4, document.getElementsByTagName("svg").getLength(), "the graph and three charts");
        assertEquals(7 + 1, document.getElementsByTagName("tr").getLength(), "every layer of the network");
        var ids = new ArrayList<String>();
        var all = document.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            String id = ((org.w3c.dom.Element) all.item(i)).getAttribute("id");
            assertTrue(id.isEmpty() || !ids.contains(id), id + " stands twice");
            ids.add(id);
        }
        assertTrue(page.contains(HASH));
        assertTrue(page.contains("<dt>Data seed</dt><dd>20240601</dd>"), "without it nobody could draw these points again");
    }

    @Test
    void aLongTableGoesOnOverleaf() throws Exception {
        var layers = new ArrayList<Layer>(List.of(new Input(Shape.of(8))));
        for (int i = 0; i < 90; i++) {
            layers.add(new SpectralLinear(OptionalInt.empty(), 8, true, 1));
        }
        Report report = reports(1).of(run(Template.MOONS.load().withDrawing(chain(layers)), false), "last", _ -> {});
        byte[] pdf = ReportPdf.of(report);
        String words = text(pdf);
        for (int i = 1; i <= 90; i++) {
            assertTrue(words.contains("layer" + i + "\n") || words.contains("layer" + i + " "), "layer" + i + " is cut off");
        }
        assertTrue(words.contains("LAYERS, CONTINUED") && words.contains("page 2 of "), words);
    }

    @Test
    void whatIsNotCertifiedSaysWhyAndAFailureItsReason() throws Exception {
        Network network = chain(List.of(new Input(Shape.of(2)), new Linear(OptionalInt.empty(), 1, true)));
        Path run = run(Template.MOONS.load().withDrawing(network), true);
        Report report = new Reports((_, _, _) -> {
            throw new IOException("the worker was killed");
        }).of(run, "last", _ -> {});
        assertFalse(report.certified());
        assertEquals("Not certified", report.standing());
        assertEquals("∞", report.tiles().getFirst().value());
        String words = text(ReportPdf.of(report));
        assertTrue(words.contains("layer1: ") && words.contains("The disk is full.") && words.contains("the worker was killed"), words);
        assertEquals("Bounded for these weights", reports(3).of(run, "last", _ -> {}).standing(), "their bound is proved all the same");
    }

    @Test
    void runsOfEarlyVersionsAreReportedToo() throws Exception {
        var run = new RunFolder(folder.resolve("old"));
        Files.createDirectories(run.path());
        ProjectFile.write(run.networkFile(), Template.MOONS.load());
        Files.writeString(run.runFile(), "{\"plan\": {\"data\": \"two-moons\"}}");
        String page = ReportHtml.of(reports(1).of(run.path(), "last", _ -> {}));
        assertTrue(page.contains("<dt>SHA-256</dt><dd>not recorded</dd>"), page);
        assertTrue(page.contains("kept no weights"));
    }

    @Test
    void whatIsNoRunAndWhatIsNoReportIsRefused() {
        IOException none = assertThrows(IOException.class, () -> reports(1).of(folder, "last", _ -> {}));
        assertTrue(Objects.requireNonNull(none.getMessage()).contains("network.lipnet"), none.getMessage());
        assertTrue(Objects.requireNonNull(assertThrows(IOException.class, () -> ReportFile.check(Path.of("report.doc"))).getMessage())
                .contains(".html or .pdf"));
    }

    private static Network chain(List<Layer> layers) {
        var nodes = new ArrayList<Node>();
        var edges = new ArrayList<Edge>();
        for (int i = 0; i < layers.size(); i++) {
            nodes.add(new Node(i == 0 ? "input" : "layer" + i, layers.get(i)));
            if (i > 0) {
                edges.add(new Edge(nodes.get(i - 1).id(), nodes.get(i).id(), 0));
            }
        }
        return Network.of(nodes, edges);
    }
}
