package studio.lipschitz.ui.canvas;

import java.awt.Graphics2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import studio.lipschitz.edit.Placement;
import studio.lipschitz.edit.Shown;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Verdict;
import studio.lipschitz.lipschitz.Growth;
import studio.lipschitz.network.Block;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Problem;
import studio.lipschitz.project.Position;
import studio.lipschitz.project.Project;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.ui.fx.VerdictLook;

/// The whole drawing for a paper or a page, in the light theme: as SVG, PDF or PNG. Made on the FX thread, drawn on any.
public final class Picture {
    private static final double MARGIN = 32;
    private static final double LETTER = 6.7; // width of a letter of a label, on average
    private static final double BOLD_LETTER = 7.4;
    private static final double SIGN = 12; // side of a verdict's icon
    private static final Pattern TOKEN = Pattern.compile("(-studio-[a-z0-9-]+):\\s*(#[0-9a-fA-F]{6});");

    private final Map<String, CardContent> nodes;
    private final Map<Edge, EdgeView.Content> edges;
    private final Shown shown;
    private final Map<String, List<Bounds>> frames;
    private final Map<String, String> colours;

    /// @param nodes what each card shows
    /// @param frames the trays of each frame, by block
    Picture(Map<String, CardContent> nodes, Map<Edge, EdgeView.Content> edges, Shown shown, Map<String, List<Bounds>> frames) {
        this.nodes = new LinkedHashMap<>(nodes);
        this.edges = new LinkedHashMap<>(edges);
        this.shown = shown;
        this.frames = Map.copyOf(frames);
        this.colours = colours();
    }

    /// Of a document that no canvas shows.
    public static Picture of(Project project) {
        var expansion = project.expansion();
        var analysis = project.analysis(expansion);
        var shown = Shown.of(project.drawing(), project.blocks(), Placement.complete(project.drawing(), project.positions()));
        var contents = new Contents();
        contents.sync(shown, project.blocks(), expansion, analysis, Growth.of(analysis, Map.of()), Optional.empty());
        return new Picture(contents.nodes(), contents.edges(), shown, BlockFrames.areas(shown));
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

    /// Draws a part of it, whose corner comes to the surface's.
    void paint(Graphics2D surface, Bounds part) {
        draw(new GraphicsPen(surface, part, 1, colour("-studio-canvas")));
    }

    /// Tops and bottoms of the cards, from the top down.
    List<double[]> rows() {
        return shown.cards().values().stream().map(at -> new double[] {at.y(), at.y() + Placement.HEIGHT})
                .sorted(Comparator.comparingDouble(row -> row[0])).toList();
    }

    /// How many edges cross a height.
    long crossings(double y) {
        return edges.keySet().stream()
                .mapToLong(edge -> {
                    double from = place(shown.card(edge.from())).y() + Placement.HEIGHT;
                    double to = place(shown.card(edge.to())).y();
                    return to < from ? 2 : from < y && y < to ? 1 : 0; // one that leads up turns twice
                })
                .sum();
    }

    /// What it covers.
    Bounds area() {
        var places = shown.cards().values();
        double left = places.stream().mapToDouble(Position::x).min().orElse(0);
        double top = places.stream().mapToDouble(Position::y).min().orElse(0);
        double right = places.stream().mapToDouble(Position::x).max().orElse(0) + Placement.WIDTH;
        double bottom = places.stream().mapToDouble(Position::y).max().orElse(0) + Placement.HEIGHT;
        for (Edge edge : edges.keySet()) { // one that goes up turns outside of the cards
            for (Curve.Cubic part : curve(edge).parts()) {
                for (double t = 0; t <= 1; t += 0.25) {
                    left = Math.min(left, part.at(t).getX());
                    right = Math.max(right, part.at(t).getX());
                    top = Math.min(top, part.at(t).getY());
                    bottom = Math.max(bottom, part.at(t).getY());
                }
            }
        }
        for (List<Bounds> trays : frames.values()) {
            for (Bounds tray : trays) {
                left = Math.min(left, tray.getMinX());
                right = Math.max(right, tray.getMaxX());
                top = Math.min(top, tray.getMinY());
                bottom = Math.max(bottom, tray.getMaxY());
            }
        }
        return new BoundingBox(left - MARGIN, top - MARGIN, right - left + 2 * MARGIN, bottom - top + 2 * MARGIN);
    }

    private Curve curve(Edge edge) {
        Position from = place(shown.card(edge.from()));
        return Curve.between(new Point2D(from.x() + Placement.WIDTH / 2, from.y() + Placement.HEIGHT), inlet(edge));
    }

    private Point2D inlet(Edge edge) {
        String card = shown.card(edge.to());
        List<Inlet> inlets = Objects.requireNonNull(nodes.get(card), card).inlets();
        int at = Math.max(0,
                inlets.stream().map(inlet -> inlet.node() + " " + inlet.port()).toList().indexOf(edge.to() + " " + edge.port()));
        return inlet(card, at, inlets.size());
    }

    private Point2D inlet(String card, int number, int count) {
        Position at = place(card);
        return new Point2D(at.x() + Inlets.along(number, count), at.y());
    }

    private Position place(String card) {
        return Objects.requireNonNull(shown.cards().get(card), card);
    }

    private void draw(Pen pen) {
        for (Block block : shown.frames()) {
            List<Bounds> trays = Objects.requireNonNull(frames.get(block.id()), block.id());
            for (Bounds tray : trays) {
                pen.box(tray.getMinX(), tray.getMinY(), tray.getWidth(), tray.getHeight(), 10, colour("-studio-canvas"),
                        colour("-studio-edge"));
            }
            pen.text(trays.getFirst().getMinX() + 12, trays.getFirst().getMinY() + 19,
                    (block.name() + " " + BlockCards.times(block)).strip(), 12, true,
                    colour("-studio-muted"), Pen.Anchor.START);
        }
        edges.forEach((edge, content) -> {
            Curve curve = curve(edge);
            boolean misfit = content.misfit().isPresent();
            String colour = colour(misfit ? "-studio-unsafe" : "-studio-edge");
            pen.curve(curve, colour, misfit);
        });
        edges.keySet().stream().collect(Collectors.groupingBy(Edge::from)).values().forEach(fan -> labels(pen, fan));
        nodes.forEach((card, content) -> card(pen, card, content));
    }

    /// Of the edges that leave one node.
    private void labels(Pen pen, List<Edge> fan) {
        List<EdgeView.Content> contents = fan.stream().map(edge -> Objects.requireNonNull(edges.get(edge))).toList();
        List<Fan.Line> lines = IntStream.range(0, fan.size())
                .mapToObj(i -> new Fan.Line(
                        curve(fan.get(i)), contents.get(i).flowing().map(Shape::toString).orElse(""), contents.get(i).misfit().isPresent()))
                .toList();
        List<OptionalDouble> places = Fan.places(lines, cards());
        for (int i = 0; i < fan.size(); i++) {
            Fan.Line line = lines.get(i);
            if (!line.text().isEmpty() && places.get(i).isPresent()) {
                label(pen, line.curve().along(places.get(i).getAsDouble()), line.text(),
                        colour(line.needed() ? "-studio-unsafe" : "-studio-edge"));
            }
        }
    }

    private List<Bounds> cards() {
        return shown.cards().values().stream().<Bounds>map(at -> new BoundingBox(at.x(), at.y(), Placement.WIDTH, Placement.HEIGHT))
                .toList();
    }

    private void label(Pen pen, Point2D middle, String text, String colour) {
        double width = text.length() * LETTER + 16;
        pen.box(middle.getX() - width / 2, middle.getY() - 9, width, 18, 9, colour("-studio-canvas"), colour);
        pen.text(middle.getX(), middle.getY() + 4, text, 11, false, colour("-studio-node-text"), Pen.Anchor.MIDDLE);
    }

    private void card(Pen pen, String id, CardContent content) {
        Position at = place(id);
        Verdict verdict = content.verdict();
        boolean error = content.problems().stream().anyMatch(problem -> problem.severity() == Problem.Severity.ERROR);
        if (content.block().isPresent()) { // one card behind the other
            pen.box(at.x() + 5, at.y() + 5, Placement.WIDTH, Placement.HEIGHT, 8, colour("-studio-node"), colour("-studio-node-border"));
        }
        pen.box(at.x(), at.y(), Placement.WIDTH, Placement.HEIGHT, 8, colour("-studio-node"),
                colour(error ? "-studio-unsafe" : "-studio-node-border"));
        pen.box(at.x(), at.y() + 4, 5, Placement.HEIGHT - 8, 2, group(content), group(content));
        boolean longName = content.name().length() > 21;
        pen.text(at.x() + 15, at.y() + 22, content.name(), longName ? 10 : 13, true, colour("-studio-node-text"), Pen.Anchor.START);
        if (!longName && !(content.layer() instanceof Input)) {
            pen.text(at.x() + Placement.WIDTH - 10, at.y() + 22, Summary.bound(verdict, Optional.empty()), 11, false,
                    colour("-studio-muted"),
                    Pen.Anchor.END);
        }
        String badge = Summary.of(verdict);
        double width = badge.length() * BOLD_LETTER + SIGN + 20;
        double room = Placement.WIDTH - width - 30;
        pen.text(at.x() + 15, at.y() + 46, shortened(content.words().isEmpty() ? id : content.words(), room), 11, false,
                colour("-studio-muted"),
                Pen.Anchor.START);
        VerdictLook look = VerdictLook.of(verdict.kind());
        String soft = verdictColour(look.styleClass(), "-soft");
        String strong = verdictColour(look.styleClass(), "");
        double left = at.x() + Placement.WIDTH - width - 8;
        pen.box(left, at.y() + 33, width, 18, 9, soft, soft);
        pen.shape(Glyph.of(look.icon(), left + 8 + SIGN / 2, at.y() + 42, SIGN), strong);
        pen.text(left + SIGN + 11, at.y() + 46, badge, 11, true, strong, Pen.Anchor.START);
        for (int number = 0; number < content.inlets().size(); number++) {
            Point2D inlet = inlet(id, number, content.inlets().size());
            pen.dot(inlet.getX(), inlet.getY(), 5, colour("-studio-node"), colour("-studio-edge"));
        }
        pen.dot(at.x() + Placement.WIDTH / 2, at.y() + Placement.HEIGHT, 5, colour("-studio-edge"), colour("-studio-edge"));
    }

    private static String shortened(String text, double room) {
        int most = (int) (room / LETTER);
        return text.length() <= most ? text : text.substring(0, Math.max(0, most - 1)).strip() + "…";
    }

    private String group(CardContent content) {
        return colours.getOrDefault("-studio-" + content.style(), colour("-studio-unknown"));
    }

    /// `verdict-safe` wears `-studio-safe`; the verdicts without a guarantee share one colour.
    private String verdictColour(String style, String end) {
        return colours.getOrDefault(style.replace("verdict-", "-studio-") + end, colour("-studio-unsafe" + end));
    }
}
