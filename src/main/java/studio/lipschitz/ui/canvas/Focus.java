package studio.lipschitz.ui.canvas;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import javafx.scene.layout.Region;
import studio.lipschitz.network.Block;
import studio.lipschitz.network.Edge;
import studio.lipschitz.ui.workspace.Selection;

/// Keeps the keyboard's focus on what is selected, as a screen reader says what comes to have the focus: the card of a node; a stand-in that says the same
/// where no card is in sight, or for a block or an edge. There are two stand-ins that take turns: each step of a walk moves the focus, and so is said.
final class Focus {
    private static final String NODE = "walk.role.node";

    private final Board board;
    private final Region canvas;
    private final List<Spoken> standIns = List.of(standIn("canvas-focus-1"), standIn("canvas-focus-2"));
    private int turn;
    private boolean leaving;

    Focus(Board board, Region canvas) {
        this.board = board;
        this.canvas = canvas;
        canvas.focusedProperty().addListener((_, _, focused) -> {
            if (focused) {
                follow();
            }
        });
    }

    private static Spoken standIn(String id) {
        var standIn = new Spoken();
        standIn.setId(id);
        standIn.setManaged(false);
        standIn.setMouseTransparent(true);
        return standIn;
    }

    /// To be put above the drawing. Nothing of them is seen.
    List<Spoken> standIns() {
        return standIns;
    }

    private Optional<Node> owner() {
        return Optional.ofNullable(canvas.getScene()).map(Scene::getFocusOwner);
    }

    /// Whether the drawing has it, and not a button that stands above it.
    boolean held() {
        return owner().filter(owner -> owner.equals(canvas) || owner instanceof Spoken).isPresent();
    }

    /// What is selected, or in sight, has changed.
    void follow() {
        if (held() && !leaving) {
            board.latest().onceShown(() -> {
                if (held() && !leaving) {
                    move();
                }
            });
        }
    }

    private void move() {
        Selection selection = board.workspace().selection();
        Optional<Block> block = board.workspace().selectedBlock().filter(its -> !its.folded());
        Optional<String> node = selection.nodes().stream().reduce((_, last) -> last);
        Optional<Edge> edge = selection.edge();
        if (block.isPresent()) {
            say(text("block.frame.spoken", block.get().name(), BlockCards.words(block.get())), "walk.role.block",
                    board.diagram().area(block.get().nodes()));
        } else if (node.isPresent()) {
            toNode(node.get());
        } else if (edge.isPresent()) {
            say(text("canvas.spoken.edge", edge.get().from(), edge.get().to()), "walk.role.edge", board.diagram().areaOf(edge.get().to()));
        } else {
            take(canvas);
        }
    }

    private void toNode(String id) {
        Diagram diagram = board.diagram();
        Optional<NodeView> view = diagram.node(id).filter(its -> !diagram.far() && its.isVisible());
        if (view.isPresent()) {
            take(view.get());
            return;
        }
        String card = diagram.shown().card(id);
        if (!diagram.coming(card)) { // else it has the focus once it is there, and is said once
            Optional.ofNullable(diagram.contents().get(card)).ifPresent(content -> say(content.spoken(card), NODE, diagram.areaOf(card)));
        }
    }

    private void take(Node node) {
        if (!node.isFocused()) {
            node.requestFocus();
        }
    }

    /// @param role key of the word for what it is
    private void say(String words, String role, Optional<Bounds> area) {
        Spoken present = standIns.get(turn);
        boolean said = present.isFocused() && words.equals(present.getAccessibleText());
        if (!said) {
            turn = 1 - turn;
        }
        Spoken standIn = standIns.get(turn);
        area.ifPresent(its -> place(standIn, its)); // a magnifier goes where the focus is
        standIn.setAccessibleText(words);
        standIn.setAccessibleRoleDescription(text(role));
        take(standIn);
    }

    private void place(Region standIn, Bounds area) {
        View view = board.view().get();
        Point2D corner = view.toScreen(area.getMinX(), area.getMinY());
        standIn.resizeRelocate(corner.getX(), corner.getY(), area.getWidth() * view.zoom(), area.getHeight() * view.zoom());
    }

    /// Goes on to the next node in the order of the network, or to the one before; behind the last and before the first one out of the drawing.
    void tab(boolean forward) {
        Diagram diagram = board.diagram();
        List<String> cards = List.copyOf(diagram.contents().keySet());
        Optional<String> present = board.workspace().selection().nodes().stream().reduce((_, last) -> last).map(diagram.shown()::card)
                .or(() -> board.workspace().selection().edge().map(edge -> diagram.shown().card(forward ? edge.from() : edge.to())));
        int next = present.map(cards::indexOf).orElse(-1) + (forward ? 1 : -1);
        if (next < 0 || next >= cards.size()) {
            leave(forward);
            return;
        }
        Set<String> nodes = diagram.shown().nodes(cards.get(next));
        board.workspace().selectNodes(nodes);
        board.bringIntoSight(cards.get(next));
    }

    /// To the next part of the window, while what is selected stays selected.
    private void leave(boolean forward) {
        leaving = true;
        try {
            canvas.requestFocus();
            canvas.requestFocusTraversal(forward ? TraversalDirection.NEXT : TraversalDirection.PREVIOUS);
        } finally {
            leaving = false;
        }
        follow(); // there may be no other part
    }
}
