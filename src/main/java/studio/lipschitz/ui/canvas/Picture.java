package studio.lipschitz.ui.canvas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import studio.lipschitz.edit.Placement;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.Unresolved;
import studio.lipschitz.layer.Verdict;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Analysis.NodeReport;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Problem;
import studio.lipschitz.project.Position;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.ui.fx.VerdictLook;

/// The whole drawing for a paper or a page, in the light theme: as SVG, PDF or PNG. Made on the FX thread, drawn on any.
public final class Picture {
    private static final double MARGIN = 32;
    private static final double LETTER = 6.7; // width of a letter of a label, on average
    private static final Pattern TOKEN = Pattern.compile("(-studio-[a-z0-9-]+):\\s*(#[0-9a-fA-F]{6});");

    private final Analysis analysis;
    private final List<Edge> edges;
    private final Map<String, Position> positions;
    private final Map<String, String> colours;

    Picture(Analysis analysis, List<Edge> edges, Map<String, Position> positions) {
        this.analysis = analysis;
        this.edges = List.copyOf(edges);
        this.positions = Map.copyOf(positions);
        this.colours = colours();
    }

    /// The tokens of the light theme, so that a picture looks as the window does.
    private static Map<String, String> colours() {
        try (var sheet = Objects.requireNonNull(Picture.class.getResourceAsStream("/styles/light.css"))) {
            return TOKEN.matcher(new String(sheet.readAllBytes(), StandardCharsets.UTF_8)).results()
                    .collect(Collectors.toMap(match -> match.group(1), match -> match.group(2), (first, _) -> first));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes it; the name's end says how.
    ///
    /// @throws IOException if the file cannot be written, or its name ends in none of .svg, .png and .pdf
    public void write(Path file) throws IOException {
        file().write(file, this::draw);
    }

    String svg() {
        return file().svg(this::draw);
    }

    private PictureFile file() {
        return new PictureFile(area(), colour("-studio-canvas"));
    }

    private String colour(String token) {
        return Objects.requireNonNull(colours.get(token), token);
    }

    private Bounds area() {
        double left = positions.values().stream().mapToDouble(Position::x).min().orElse(0);
        double top = positions.values().stream().mapToDouble(Position::y).min().orElse(0);
        double right = positions.values().stream().mapToDouble(Position::x).max().orElse(0) + Placement.WIDTH;
        double bottom = positions.values().stream().mapToDouble(Position::y).max().orElse(0) + Placement.HEIGHT;
        for (Edge edge : edges) { // one that goes up turns outside of the cards
            for (Curve.Cubic part : curve(edge, inlets()).parts()) {
                for (double t = 0; t <= 1; t += 0.25) {
                    left = Math.min(left, part.at(t).getX());
                    right = Math.max(right, part.at(t).getX());
                    top = Math.min(top, part.at(t).getY());
                    bottom = Math.max(bottom, part.at(t).getY());
                }
            }
        }
        return new BoundingBox(left - MARGIN, top - MARGIN, right - left + 2 * MARGIN, bottom - top + 2 * MARGIN);
    }

    /// Number of input ports of each node.
    private Map<String, Integer> inlets() {
        var taken = new HashMap<String, List<Integer>>();
        edges.forEach(edge -> taken.computeIfAbsent(edge.to(), _ -> new ArrayList<>()).add(edge.port()));
        var counts = new HashMap<String, Integer>();
        analysis.nodes().forEach((id, report) -> counts.put(id, Inlets.shown(report.node().layer(), taken.getOrDefault(id, List.of()))));
        return counts;
    }

    private Curve curve(Edge edge, Map<String, Integer> inlets) {
        Position from = place(edge.from());
        return Curve.between(new Point2D(from.x() + Placement.WIDTH / 2, from.y() + Placement.HEIGHT),
                inlet(edge.to(), edge.port(), inlets));
    }

    private Point2D inlet(String id, int port, Map<String, Integer> inlets) {
        Position at = place(id);
        return new Point2D(at.x() + Inlets.along(port, inlets.getOrDefault(id, 1)), at.y());
    }

    private Position place(String id) {
        return Objects.requireNonNull(positions.get(id), id);
    }

    private void draw(Pen pen) {
        Map<String, Integer> inlets = inlets();
        for (Edge edge : edges) {
            Curve curve = curve(edge, inlets);
            Optional<Shape> shape = analysis.node(edge.from()).output();
            NodeReport target = analysis.node(edge.to());
            boolean misfit = shape.isPresent() && target.output().isEmpty() && !(target.node().layer() instanceof Unresolved);
            String colour = colour(misfit ? "-studio-unsafe" : "-studio-edge");
            pen.curve(curve, colour, misfit);
            shape.ifPresent(flowing -> label(pen, curve.middle(), flowing.toString(), colour));
        }
        analysis.nodes().forEach((id, report) -> card(pen, id, report, inlets));
    }

    private void label(Pen pen, Point2D middle, String text, String colour) {
        double width = text.length() * LETTER + 16;
        pen.box(middle.getX() - width / 2, middle.getY() - 9, width, 18, 9, colour("-studio-canvas"), colour);
        pen.text(middle.getX(), middle.getY() + 4, text, 11, false, colour("-studio-node-text"), Pen.Anchor.MIDDLE);
    }

    private void card(Pen pen, String id, NodeReport report, Map<String, Integer> inlets) {
        Position at = place(id);
        Layer layer = report.node().layer();
        Verdict verdict = report.verdict();
        boolean error = analysis.problemsOf(id).stream().anyMatch(problem -> problem.severity() == Problem.Severity.ERROR);
        pen.box(at.x(), at.y(), Placement.WIDTH, Placement.HEIGHT, 8, colour("-studio-node"),
                colour(error ? "-studio-unsafe" : "-studio-node-border"));
        pen.box(at.x(), at.y() + 4, 5, Placement.HEIGHT - 8, 2, group(layer), group(layer));
        boolean longName = layer.module().length() > 21;
        pen.text(at.x() + 15, at.y() + 22, layer.module(), longName ? 10 : 13, true, colour("-studio-node-text"), Pen.Anchor.START);
        if (!longName && !(layer instanceof Input)) {
            pen.text(at.x() + Placement.WIDTH - 10, at.y() + 22, Summary.bound(verdict, Optional.empty()), 11, false,
                    colour("-studio-muted"),
                    Pen.Anchor.END);
        }
        String badge = Summary.of(verdict);
        double width = badge.length() * LETTER + 18;
        double room = Placement.WIDTH - width - 30;
        pen.text(at.x() + 15, at.y() + 46, shortened(Summary.of(layer).isEmpty() ? id : Summary.of(layer), room), 11, false,
                colour("-studio-muted"),
                Pen.Anchor.START);
        String look = VerdictLook.of(verdict.kind()).styleClass();
        pen.box(at.x() + Placement.WIDTH - width - 8, at.y() + 33, width, 18, 9, verdictColour(look, "-soft"),
                verdictColour(look, "-soft"));
        pen.text(at.x() + Placement.WIDTH - width / 2 - 8, at.y() + 46, badge, 11, true, verdictColour(look, ""), Pen.Anchor.MIDDLE);
        for (int port = 0; port < inlets.getOrDefault(id, 0); port++) {
            Point2D inlet = inlet(id, port, inlets);
            pen.dot(inlet.getX(), inlet.getY(), 5, colour("-studio-node"), colour("-studio-edge"));
        }
        pen.dot(at.x() + Placement.WIDTH / 2, at.y() + Placement.HEIGHT, 5, colour("-studio-edge"), colour("-studio-edge"));
    }

    private static String shortened(String text, double room) {
        int most = (int) (room / LETTER);
        return text.length() <= most ? text : text.substring(0, Math.max(0, most - 1)).strip() + "…";
    }

    private String group(Layer layer) {
        return colours.getOrDefault("-studio-" + NodeView.groupStyle(layer), colour("-studio-unknown"));
    }

    /// `verdict-safe` wears `-studio-safe`; the verdicts without a guarantee share one colour.
    private String verdictColour(String style, String end) {
        return colours.getOrDefault(style.replace("verdict-", "-studio-") + end, colour("-studio-unsafe" + end));
    }
}
