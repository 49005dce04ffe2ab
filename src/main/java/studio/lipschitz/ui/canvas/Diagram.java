package studio.lipschitz.ui.canvas;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.layout.Pane;
import javafx.scene.transform.Affine;
import studio.lipschitz.edit.Placement;
import studio.lipschitz.edit.Shown;
import studio.lipschitz.lipschitz.Growth;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Expansion;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Position;
import studio.lipschitz.project.Project;
import studio.lipschitz.ui.workspace.LayerMarks;
import studio.lipschitz.ui.workspace.Selection;

/// The drawing itself, in canvas units: what every node and edge shows and where; [ViewStock] keeps the views of those in sight.
final class Diagram extends Pane {
    private static final Bounds NOWHERE = new BoundingBox(0, 0, -1, -1);

    private final Contents contents = new Contents();
    private final BlockFrames frames = new BlockFrames();
    private final Pane edgeLayer = layer();
    private final Pane nodeLayer = layer();
    private final Pane draftLayer = layer();
    private final Overview overview = new Overview();
    private final Affine transform = new Affine();
    /// Positions given to nodes that the document has none for, so that they stay where they were first seen.
    private final Map<String, Position> assumed = new HashMap<>();

    private final Consumer<Set<String>> focused;
    private Runnable settled = () -> {};
    private final ViewStock stock = new ViewStock(nodeLayer, edgeLayer, this::whenFocused, () -> settled.run());
    private Shown shown = Shown.NOTHING;
    private Selection selected = Selection.EMPTY;
    private final Map<String, Position> previewed = new HashMap<>(); // of nodes that are being moved
    private View view = View.START;
    private double width;
    private double height;

    /// @param focused gets the nodes of a card that has the focus and is not selected: a screen reader put it there
    Diagram(Consumer<Set<String>> focused) {
        this.focused = focused;
        getStyleClass().add("canvas-drawing");
        setManaged(false);
        setPickOnBounds(false);
        draftLayer.setMouseTransparent(true);
        getChildren().addAll(frames, edgeLayer, nodeLayer, draftLayer);
        getTransforms().add(transform);
    }

    private static Pane layer() {
        var pane = new Pane();
        pane.setManaged(false);
        pane.setPickOnBounds(false);
        return pane;
    }

    /// Where what is only being drawn goes: the ghost of a module, an edge that follows the mouse.
    Pane draftLayer() {
        return draftLayer;
    }

    /// Views of the nodes in sight, and of some beyond.
    Collection<NodeView> nodes() {
        return stock.nodes();
    }

    /// The card at a point of a drawing that is [#far].
    Optional<String> cardAt(Point2D point) {
        return !far() ? Optional.empty() : shown.cards().keySet().stream()
                .filter(id -> areaOf(id).filter(area -> area.contains(point)).isPresent())
                .reduce((_, later) -> later); // the uppermost
    }

    /// Where a drawing that is [#far] is painted, in the canvas's pixels: below this.
    Overview overview() {
        return overview;
    }

    /// The card that shows a node; empty while it has no view.
    Optional<NodeView> node(String id) {
        return stock.node(shown.card(id));
    }

    Optional<EdgeView> edge(Edge edge) {
        return stock.edge(edge);
    }

    /// The card of a node or of a folded block, in sight or not.
    Optional<Bounds> areaOf(String id) {
        return Optional.ofNullable(shown.cards().get(shown.card(id)))
                .map(at -> new BoundingBox(at.x(), at.y(), Placement.WIDTH, Placement.HEIGHT));
    }

    /// Where each node of the present version stands.
    Map<String, Position> positions() {
        return shown.positions();
    }

    /// The cards of the present version.
    Shown shown() {
        return shown;
    }

    /// What every card shows, in sight or not.
    Map<String, CardContent> contents() {
        return contents.nodes();
    }

    /// What is written on every edge that is shown.
    Map<Edge, EdgeView.Content> flows() {
        return contents.edges();
    }

    /// Forgets where nodes without a position stood: another document comes.
    void forget() {
        assumed.clear();
    }

    /// Runs `then` whenever views that were made in frames of their own are all there.
    void onSettled(Runnable then) {
        settled = then;
    }

    /// Whether a card has no view yet, but will in a moment.
    boolean coming(String card) {
        return stock.coming(card);
    }

    /// @param later whether views that it takes are made in the frames after this one
    void sync(boolean later, Project project, Expansion expansion, Analysis analysis, Growth growth) {
        Network network = project.drawing();
        var known = new HashMap<>(assumed);
        known.putAll(project.positions());
        Map<String, Position> positions = Placement.complete(network, known);
        shown = Shown.of(network, project.blocks(), positions);
        positions.forEach((id, at) -> {
            if (!project.positions().containsKey(id)) {
                assumed.put(id, at);
            }
        });
        previewed.clear();
        contents.sync(shown, project.blocks(), expansion, analysis, growth, selected.single());
        frames.show(shown, selected);
        if (later) {
            stock.pass();
        }
        showAll();
    }

    /// Shows what a training says of the layers, where they are still as it trained them.
    ///
    /// @param found by id
    void mark(Map<String, LayerMarks.Mark> found) {
        contents.mark(found);
        showAll();
    }

    private void whenFocused(NodeView view) {
        view.focusedProperty().addListener((_, _, now) -> {
            Set<String> its = shown.nodes(view.node());
            if (now && !selected.nodes().containsAll(its)) {
                focused.accept(its);
            }
        });
    }

    /// Shows nodes elsewhere, their edges with them, without changing the document.
    void preview(Map<String, Position> places) {
        previewed.putAll(places);
        if (far()) {
            paint();
            return;
        }
        Shown moved = shown.with(previewed);
        shown.cardsOf(places.keySet()).forEach(card -> {
            Position at = Objects.requireNonNull(moved.cards().get(card));
            stock.node(card).ifPresent(node -> node.place(at.x(), at.y()));
        });
        stock.route(places.keySet().stream().flatMap(id -> contents.edgesAt(id).stream()).collect(Collectors.toSet()));
        frames.show(moved, selected, shown.cardsOf(previewed.keySet()));
    }

    private void paint() {
        overview.paint(new Overview.Scene(contents.nodes(), contents.edges().keySet(), moved(), lit(), view, width, height));
    }

    /// The cards where they are now, also while some are being moved.
    private Shown moved() {
        return previewed.isEmpty() ? shown : shown.with(previewed);
    }

    /// Cards with something selected on them.
    private Set<String> lit() {
        return shown.cardsOf(selected.nodes());
    }

    /// Puts every node back where the document has it.
    void endPreview() {
        previewed.clear();
        frames.show(shown, selected);
        showAll();
    }

    /// @param now whether it is shown at once, and not by the next [#sync]
    void select(Selection selection, boolean now) {
        selected = selection;
        if (!now) {
            return;
        }
        contents.select(selection.single());
        frames.show(shown, selection);
        showAll();
    }

    /// Takes over what part of the drawing shows; what is out of sight is not drawn.
    void look(View view, double width, double height) {
        this.view = view;
        this.width = width;
        this.height = height;
        transform.setToTransform(view.zoom(), 0, view.x(), 0, view.zoom(), view.y());
        showAll();
    }

    /// Whether the drawing is so large and far that it is painted, without a view for each node.
    boolean far() {
        return Overview.serves(view, shown.cards().size());
    }

    private void showAll() {
        boolean far = far();
        frames.setVisible(!far);
        edgeLayer.setVisible(!far);
        nodeLayer.setVisible(!far);
        if (far) {
            paint();
        } else {
            overview.hide();
        }
        stock.show(new Scenery(
                contents.nodes(), contents.edges(), moved(), new Selection(lit(), selected.edges()), far ? NOWHERE : near()));
    }

    /// What is in sight, with a rim.
    private Bounds near() {
        Bounds window = view.visible(width, height);
        return new BoundingBox(
                window.getMinX() - PortView.HIT,
                window.getMinY() - PortView.HIT,
                window.getWidth() + 2 * PortView.HIT,
                window.getHeight() + 2 * PortView.HIT);
    }

    void hurry(boolean moving) {
        stock.hurry(moving);
    }

    /// Area that the cards of these nodes cover together, with the frames around all of them; empty without nodes.
    Optional<Bounds> area(Collection<String> ids) {
        Set<String> cards = shown.cardsOf(ids);
        List<Position> all = shown.cards().entrySet().stream().filter(entry -> cards.contains(entry.getKey())).map(Map.Entry::getValue)
                .toList();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        double left = all.stream().mapToDouble(Position::x).min().orElse(0);
        double top = all.stream().mapToDouble(Position::y).min().orElse(0);
        double right = all.stream().mapToDouble(Position::x).max().orElse(0) + Placement.WIDTH;
        double bottom = all.stream().mapToDouble(Position::y).max().orElse(0) + Placement.HEIGHT;
        return Optional.of(frames.around(ids, new BoundingBox(left, top, right - left, bottom - top)));
    }

    /// The frames of blocks that are not folded.
    BlockFrames frames() {
        return frames;
    }

    /// The views of what is in sight, and of some beyond.
    ViewStock views() {
        return stock;
    }
}
