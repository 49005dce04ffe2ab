package studio.lipschitz.ui.canvas;

import static studio.lipschitz.text.Texts.text;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.edit.Passage;
import studio.lipschitz.edit.Placement;
import studio.lipschitz.edit.Shown;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.network.Block;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Position;
import studio.lipschitz.ui.workspace.Selection;

/// Selects a node and moves it with all that is selected: views only, until the release makes it one edit.
final class MoveGesture implements Gesture {
    private final Board board;
    private final Set<String> grabbed;
    private final Position from;
    private final boolean toggles;
    private final boolean wasSelected;
    private final Point2D start;
    private final Map<String, Position> before = new LinkedHashMap<>();
    private Map<String, Position> moved = Map.of();
    /// How an edge can be led through what is moved, if that is one card without edges to others.
    private final Optional<Passage> way;
    private final Position cardFrom;

    private final EdgeTarget target;
    private final FrameTarget frame;

    /// @param from where the first of these nodes stands
    /// @param grabbed the nodes that it stands for
    MoveGesture(Board board, Set<String> grabbed, Position from, double x, double y, boolean toggles) {
        this.board = board;
        this.target = new EdgeTarget(board);
        this.frame = new FrameTarget(board);
        this.grabbed = grabbed;
        this.from = from;
        this.toggles = toggles;
        this.start = board.toDrawing(x, y);
        Selection selection = board.workspace().selection();
        this.wasSelected = selection.nodes().containsAll(grabbed);
        if (!wasSelected) {
            board.select(toggles ? with(selection) : new Selection(grabbed, Set.of()));
        }
        Map<String, Position> positions = board.diagram().positions();
        for (String id : board.workspace().selection().nodes()) {
            Position position = positions.get(id);
            if (position != null) {
                before.put(id, position);
            }
        }
        Shown shown = board.diagram().shown();
        this.way = shown.cardsOf(before.keySet()).size() == 1 ? passage(board.workspace().network()) : Optional.empty();
        this.cardFrom = shown.cards().getOrDefault(shown.card(grabbed.iterator().next()), from);
    }

    private Optional<Passage> passage(Network network) {
        Set<String> ids = before.keySet();
        var inside = network.edges().stream().filter(edge -> ids.contains(edge.from()) && ids.contains(edge.to())).toList();
        boolean loose = network.edges().stream().noneMatch(edge -> ids.contains(edge.from()) != ids.contains(edge.to()));
        return loose ? Passage.of(ids.stream().map(network::node).toList(), inside) : Optional.empty();
    }

    private Selection with(Selection selection) {
        var ids = new LinkedHashSet<>(selection.nodes());
        ids.addAll(grabbed);
        return new Selection(ids, selection.edges());
    }

    private Selection without(Selection selection) {
        var ids = new LinkedHashSet<>(selection.nodes());
        ids.removeAll(grabbed);
        return new Selection(ids, selection.edges());
    }

    @Override
    public void drag(double x, double y, boolean free) {
        Point2D by = board.toDrawing(x, y).subtract(start);
        var wanted = new Position(from.x() + by.getX(), from.y() + by.getY());
        Position led = free ? wanted : Placement.snap(wanted);
        double dx = led.x() - from.x();
        double dy = led.y() - from.y();
        if (way.isPresent()) {
            Optional<Layer> layer = way.map(its -> board.workspace().network().node(its.entry()).layer());
            boolean changed = target.light(target.near(x, y, board.diagram().shown().cardsOf(before.keySet())), layer);
            if (changed || target.lit().isPresent()) {
                board.diagram().endPreview(); // what had made room goes back
            }
            if (target.lit().isPresent()) {
                Edge edge = target.lit().get().edge();
                Position at = Placement.snap(target.place(edge, new Position(cardFrom.x() + dx, cardFrom.y() + dy)));
                dx = at.x() - cardFrom.x();
                dy = at.y() - cardFrom.y();
                board.diagram().preview(board.diagram().shown().makeRoom(edge, at));
            }
        }
        var now = new LinkedHashMap<String, Position>();
        for (Map.Entry<String, Position> each : before.entrySet()) {
            now.put(each.getKey(), new Position(each.getValue().x() + dx, each.getValue().y() + dy));
        }
        frame.light(target.lit().isPresent() ? Optional.empty() : frame.at(x, y, before.keySet()));
        board.diagram().preview(now);
        moved = now;
    }

    @Override
    public void release(double x, double y, boolean went) {
        Optional<Edge> onto = target.lit().map(EdgeView::edge);
        Optional<Block> into = frame.lit();
        target.dark();
        frame.dark();
        if (went) {
            if (onto.isPresent()) {
                lead(onto.get(), way.orElseThrow());
            } else if (!moved.isEmpty() && !moved.equals(before)) {
                board.workspace().apply(FrameTarget.into(into, Edits.move(moved, null), before.keySet()));
                into.ifPresent(block -> board.workspace().say(text("block.joined", block.name())));
            }
            return;
        }
        if (toggles && wasSelected) {
            board.select(without(board.workspace().selection()));
        } else if (!toggles) {
            board.selectNodes(grabbed);
        }
    }

    private void lead(Edge edge, Passage way) {
        Shown shown = board.diagram().shown();
        String first = before.keySet().iterator().next();
        Position started = Objects.requireNonNull(before.get(first));
        Position at = moved.getOrDefault(first, started);
        var card = new Position(cardFrom.x() + at.x() - started.x(), cardFrom.y() + at.y() - started.y());
        var positions = new LinkedHashMap<>(shown.makeRoom(edge, card));
        positions.putAll(moved);
        Optional<String> misfit = target.misfit(edge, Optional.of(board.workspace().network().node(way.entry()).layer()));
        board.workspace().apply(Edits.leadThrough(edge, before.keySet(), way, positions));
        misfit.ifPresent(board.workspace()::say);
    }

    @Override
    public void cancel() {
        target.dark();
        frame.dark();
        board.diagram().endPreview();
    }

    @Override
    public Cursor cursor() {
        return Cursor.MOVE;
    }
}
