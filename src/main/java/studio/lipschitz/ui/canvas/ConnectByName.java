package studio.lipschitz.ui.canvas;

import static studio.lipschitz.text.Texts.text;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.layout.Region;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.layer.Input;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Node;
import studio.lipschitz.ui.fx.Finder;
import studio.lipschitz.ui.workspace.Workspace;

/// Draws an edge without the mouse: asks which node the selected one shall feed, or be fed by.
final class ConnectByName {
    private final Board board;
    private final Region canvas;
    private final Finder<Target> finder = new Finder<>(
            "connect-to", text("canvas.connect.prompt"), text("canvas.connect.none"), ConnectByName::row);

    /// A node that may be fed.
    ///
    /// @param port name of the port, where the node has several
    /// @param warning why it can't be, or what won't fit; empty if it fits
    /// @param edge to be drawn
    private record Target(Node node, Optional<String> port, PortView.Offer offer, String warning, Edge edge) {

        String name() {
            return port.map(its -> node.id() + " · " + its).orElse(node.id());
        }
    }

    ConnectByName(Board board, Region canvas) {
        this.board = board;
        this.canvas = canvas;
        finder.onHidden(canvas::requestFocus);
    }

    private static Finder.Row row(Target target) {
        String module = target.node().layer().module();
        return new Finder.Row(target.name(), target.warning().isEmpty() ? module : target.warning(), switch (target.offer()) {
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
        offer(from.get(), workspace.network().nodes().stream()
                .flatMap(node -> ports(node).map(port -> target(node, port, offers, new Edge(from.get(), node.id(), port)))));
    }

    /// To the one node that is selected: to its first free port, or to its first one.
    void askBackward() {
        Workspace workspace = board.workspace();
        Optional<String> to = workspace.selection().single();
        if (to.isEmpty() || workspace.network().node(to.get()).layer() instanceof Input) {
            workspace.say(text("canvas.connect.selectFed"));
            return;
        }
        int port = ports(workspace.network().node(to.get())).findFirst().orElse(0);
        var offers = Offers.into(to.get(), port, workspace.network(), workspace.analysis());
        offer(to.get(), workspace.network().nodes().stream()
                .map(node -> target(node, 0, offers, new Edge(node.id(), to.get(), port))));
    }

    /// The ports that an edge may be led to: the free ones of a node, else its first.
    private Stream<Integer> ports(Node node) {
        Set<Integer> used = board.workspace().network().into(node.id()).stream().map(Edge::port).collect(Collectors.toSet());
        List<Integer> free = IntStream.range(0, Inlets.shown(node.layer(), used)).boxed().filter(port -> !used.contains(port)).toList();
        boolean named = free.stream().anyMatch(port -> Inlets.name(node.layer(), port).isPresent());
        return free.isEmpty() ? Stream.of(0) : named ? free.stream() : free.stream().limit(1); // ports without a name are alike
    }

    private static Target target(Node node, int port, Offers offers, Edge edge) {
        boolean leadsHere = edge.to().equals(node.id());
        return new Target(node, leadsHere ? Inlets.name(node.layer(), port) : Optional.empty(), offers.of(node.id()),
                offers.refused().getOrDefault(node.id(), offers.misfits().getOrDefault(node.id(), "")), edge);
    }

    private void offer(String at, Stream<Target> found) {
        List<Target> targets = found.filter(target -> !target.node().id().equals(at))
                .sorted(Comparator.comparing(Target::offer)) // open, misfit, refused
                .toList();
        board.bringIntoSight(at);
        Bounds card = board.diagram().areaOf(at).orElseThrow();
        Point2D place = canvas.localToScreen(board.view().get().toScreen(card.getMinX(), card.getMaxY()));
        finder.show(canvas, place.getX(), place.getY(), words -> matching(targets, words), this::connect);
    }

    private static List<Target> matching(List<Target> targets, String words) {
        String query = words.strip().toLowerCase(Locale.ROOT);
        return targets.stream()
                .filter(target -> (target.name() + " " + target.node().layer().module()).toLowerCase(Locale.ROOT).contains(query))
                .toList();
    }

    private void connect(Target target) {
        Workspace workspace = board.workspace();
        Edge edge = target.edge();
        workspace.apply(Edits.connect(edge));
        workspace.say(target.warning().isEmpty() ? text("canvas.connected", edge.from(), edge.to()) : target.warning());
    }
}
