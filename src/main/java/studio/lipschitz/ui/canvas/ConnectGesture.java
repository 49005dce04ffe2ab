package studio.lipschitz.ui.canvas;

import static studio.lipschitz.text.Texts.text;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.shape.Path;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.ui.workspace.Workspace;

/// Draws an edge from a port to another node; off an input that has one, it takes that edge along.
final class ConnectGesture implements Gesture {
    private static final PseudoClass MISFIT = PseudoClass.getPseudoClass("misfit");
    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

    private static final double HINT_WIDTH = 320;
    private static final double HINT_ASIDE = 18;

    private final Board board;
    private final QuickAdd quickAdd;
    /// The node that stays; data leaves it if `forward`.
    private final String fixed;
    private final boolean forward;
    /// Where the edge enters the node that stays, if it does.
    private final int fixedPort;
    private final @Nullable Edge taken;
    private final Offers offers;
    private final Path draft = new Path();
    private final Label hint = new Label();
    private Optional<NodeView> target = Optional.empty();
    private Optional<PortView> port = Optional.empty(); // of the target

    ConnectGesture(Board board, QuickAdd quickAdd, PortView grabbed) {
        this.board = board;
        this.quickAdd = quickAdd;
        Workspace workspace = board.workspace();
        this.taken = grabbed.input()
                ? workspace.network().into(grabbed.node()).stream().filter(edge -> edge.port() == grabbed.port()).findFirst().orElse(null)
                : null;
        this.fixedPort = grabbed.port();
        this.fixed = taken == null ? grabbed.node() : taken.from();
        this.forward = taken != null || !grabbed.input();
        this.offers = forward
                ? Offers.outOf(fixed, workspace.network(), workspace.analysis())
                : Offers.into(fixed, fixedPort, workspace.network(), workspace.analysis());
        draft.getStyleClass().addAll("edge-line", "edge-draft");
        hint.getStyleClass().add("connect-hint");
        hint.setManaged(false);
        hint.setMouseTransparent(true);
        hint.setWrapText(true);
        hint.setVisible(false);
    }

    @Override
    public void drag(double x, double y, boolean free) {
        if (draft.getParent() == null) {
            begin();
        }
        Point2D pointer = board.toDrawing(x, y);
        String card = board.diagram().shown().card(fixed);
        Optional<NodeView> over = board.diagram().views().nodeAt(pointer).filter(view -> !view.node().equals(card));
        aim(over, over.flatMap(view -> forward ? portOf(view, pointer) : Optional.of(view.out())));
        Point2D loose = target.map(view -> forward ? port.map(view::inlet).orElse(pointer) : view.outlet()).orElse(pointer);
        board.diagram().node(fixed).ifPresent(view -> draft.getElements()
                .setAll((forward ? Curve.between(view.outlet(), loose) : Curve.between(loose, view.inlet(fixed, fixedPort))).elements()));
        if (hint.isVisible()) {
            showHint(x, y);
        }
    }

    /// The port that the pointer is on; elsewhere on a node its first free one or, where all are taken, the closest, whose edge gives way.
    private Optional<PortView> portOf(NodeView view, Point2D pointer) {
        Optional<PortView> closest = view.closestInlet(pointer);
        if (closest.isPresent() && view.inlet(closest.get()).distance(pointer) <= PortView.HIT / 2) {
            return closest;
        }
        Network network = board.workspace().network();
        return view.in().stream()
                .filter(inlet -> network.into(inlet.node()).stream().allMatch(edge -> edge.equals(taken) || edge.port() != inlet.port()))
                .min(Comparator.comparing(inlet -> offers.of(inlet.node())))
                .or(() -> closest);
    }

    /// Beside the pointer, wholly on the canvas.
    private void showHint(double x, double y) {
        double width = Math.min(HINT_WIDTH, hint.prefWidth(-1));
        double height = hint.prefHeight(width);
        hint.resizeRelocate(
                Math.rint(Math.clamp(x + HINT_ASIDE, 0, Math.max(0, board.overlay().getWidth() - width))),
                Math.rint(y + HINT_ASIDE + height > board.overlay().getHeight() ? y - HINT_ASIDE - height : y + HINT_ASIDE),
                width,
                height);
    }

    private void begin() {
        board.diagram().draftLayer().getChildren().add(draft);
        board.overlay().getChildren().add(hint);
        for (NodeView view : board.diagram().nodes()) {
            (forward ? view.in() : List.of(view.out())).forEach(each -> each.offer(offers.of(each.node())));
        }
        if (taken != null) {
            board.diagram().edge(taken).ifPresent(view -> view.setOpacity(0));
        }
    }

    private void aim(Optional<NodeView> wanted, Optional<PortView> at) {
        if (wanted.equals(target) && at.equals(port)) {
            return;
        }
        target.ifPresent(view -> view.target(false));
        target = wanted;
        port = at;
        String node = endOf(wanted, at);
        @Nullable String refused = offers.refused().get(node);
        @Nullable String misfit = offers.misfits().get(node);
        if (refused == null) {
            target.ifPresent(view -> view.target(true));
        }
        draft.pseudoClassStateChanged(MISFIT, misfit != null);
        draft.pseudoClassStateChanged(REFUSED, refused != null);
        hint.setText(refused != null ? refused : misfit != null ? misfit : "");
        hint.setVisible(refused != null || misfit != null);
    }

    /// The node at the loose end; a card without ports is its own.
    private static String endOf(Optional<NodeView> view, Optional<PortView> at) {
        return at.map(PortView::node).or(() -> view.map(NodeView::node)).orElse("");
    }

    @Override
    public void release(double x, double y, boolean moved) {
        Optional<NodeView> end = target;
        String other = endOf(target, port);
        int targetPort = port.map(PortView::port).orElse(0);
        cancel();
        Workspace workspace = board.workspace();
        if (!moved) {
            return;
        }
        if (end.isEmpty()) {
            letGo(x, y);
            return;
        }
        @Nullable String refused = offers.refused().get(other);
        if (refused != null) {
            workspace.say(refused);
            return;
        }
        Edge edge = forward ? new Edge(fixed, other, targetPort) : new Edge(other, fixed, fixedPort);
        workspace.apply(taken == null ? Edits.connect(edge) : Edits.reconnect(taken, edge));
        @Nullable String misfit = offers.misfits().get(other);
        workspace.say(misfit == null ? "" : misfit);
    }

    /// Over no node: an edge that was taken along is gone, a new one asks what it shall lead to.
    private void letGo(double x, double y) {
        if (taken != null) {
            board.workspace().apply(Edits.delete(Set.of(), Set.of(taken)));
            board.workspace().say(text("canvas.disconnected", taken.from(), taken.to()));
        } else if (forward) {
            quickAdd.after(fixed, x, y, Optional.of(board.toDrawing(x, y)));
        } else {
            quickAdd.before(fixed, fixedPort, x, y);
        }
    }

    @Override
    public void cancel() {
        aim(Optional.empty(), Optional.empty());
        board.diagram().draftLayer().getChildren().remove(draft);
        board.overlay().getChildren().remove(hint);
        for (NodeView view : board.diagram().nodes()) {
            view.in().forEach(each -> each.offer(PortView.Offer.NONE));
            view.out().offer(PortView.Offer.NONE);
        }
        if (taken != null) {
            board.diagram().edge(taken).ifPresent(view -> view.setOpacity(1));
        }
    }

    @Override
    public Cursor cursor() {
        return Cursor.CROSSHAIR;
    }
}
