package studio.lipschitz.ui.canvas;

import static studio.lipschitz.text.Texts.text;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.layout.Region;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Node;
import studio.lipschitz.ui.fx.Finder;
import studio.lipschitz.ui.workspace.Workspace;

/// Draws an edge without the mouse: asks which node the selected one shall feed.
final class ConnectByName {
    private final Board board;
    private final Region canvas;
    private final Finder<Target> finder = new Finder<>(
            "connect-to", text("canvas.connect.prompt"), text("canvas.connect.none"), ConnectByName::row);

    /// A node that may be fed.
    ///
    /// @param warning why it can't be, or what won't fit; empty if it fits
    private record Target(Node node, PortView.Offer offer, String warning) {}

    ConnectByName(Board board, Region canvas) {
        this.board = board;
        this.canvas = canvas;
        finder.onHidden(canvas::requestFocus);
    }

    private static Finder.Row row(Target target) {
        String module = target.node().layer().module();
        return new Finder.Row(target.node().id(), target.warning().isEmpty() ? module : target.warning(), switch (target.offer()) {
            case REFUSED -> text("canvas.connect.refused");
            case MISFIT -> text("canvas.connect.misfit");
            case OPEN, NONE -> "";
        }, target.offer() == PortView.Offer.OPEN ? "" : "verdict-unconstrained", target.offer() != PortView.Offer.REFUSED);
    }

    /// From the one node that is selected.
    void ask() {
        Workspace workspace = board.workspace();
        Optional<String> from = board.outlet();
        if (from.isEmpty()) {
            workspace.say(text("canvas.connect.select"));
            return;
        }
        var offers = Offers.outOf(from.get(), workspace.network(), workspace.analysis());
        List<Target> targets = workspace.network().nodes().stream()
                .filter(node -> !node.id().equals(from.get()))
                .map(node -> new Target(node, offers.of(node.id()),
                        offers.refused().getOrDefault(node.id(), offers.misfits().getOrDefault(node.id(), ""))))
                .sorted(Comparator.comparing(Target::offer)) // open, misfit, refused
                .toList();
        board.bringIntoSight(from.get());
        Bounds card = board.diagram().areaOf(from.get()).orElseThrow();
        Point2D at = canvas.localToScreen(board.view().get().toScreen(card.getMinX(), card.getMaxY()));
        finder.show(canvas, at.getX(), at.getY(), words -> matching(targets, words), target -> connect(from.get(), target));
    }

    private static List<Target> matching(List<Target> targets, String words) {
        String query = words.strip().toLowerCase(Locale.ROOT);
        return targets.stream()
                .filter(target -> (target.node().id() + " " + target.node().layer().module()).toLowerCase(Locale.ROOT).contains(query))
                .toList();
    }

    private void connect(String from, Target target) {
        Workspace workspace = board.workspace();
        String to = target.node().id();
        Set<Integer> used = workspace.network().into(to).stream().map(Edge::port).collect(Collectors.toSet());
        int port = Inlets.free(target.node().layer(), used).orElse(0);
        workspace.apply(Edits.connect(new Edge(from, to, port)));
        workspace.say(target.warning().isEmpty() ? text("canvas.connected", from, to) : target.warning());
    }
}
