package studio.lipschitz.ui.canvas;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import studio.lipschitz.network.Block;
import studio.lipschitz.ui.workspace.Workspace;

/// Where in the drawing the selection is: the blocks around it, each of which can be gone to. It shows itself within blocks only.
final class Breadcrumb extends HBox {
    private final Workspace workspace;
    private final Consumer<Set<String>> go;
    private final Runnable back;
    private Way shown = new Way(List.of(), Optional.empty());

    /// @param blocks the outermost first
    /// @param node the one that is selected, if one is
    private record Way(List<Block> blocks, Optional<String> node) {}

    /// @param go selects nodes and brings them into sight; none for the whole drawing
    /// @param back gives the focus back to the drawing
    Breadcrumb(Workspace workspace, Consumer<Set<String>> go, Runnable back) {
        this.workspace = workspace;
        this.go = go;
        this.back = back;
        setAccessibleText(text("walk.path.spoken"));
        setAccessibleRole(AccessibleRole.TOOL_BAR);
        setId("breadcrumb");
        getStyleClass().add("breadcrumb");
        setManaged(false);
        setVisible(false);
        addEventFilter(KeyEvent.KEY_PRESSED, this::walk);
        workspace.selectionProperty().addListener(_ -> show());
        workspace.projectProperty().addListener(_ -> show());
    }

    private void show() {
        Set<String> nodes = workspace.selection().nodes();
        List<Block> around = nodes.isEmpty() ? List.of() : Block.around(workspace.project().blocks(), nodes.iterator().next()).stream()
                .filter(block -> block.nodes().containsAll(nodes))
                .toList();
        Optional<String> single = workspace.selection().single();
        setVisible(!around.isEmpty());
        var way = new Way(around, single);
        if (around.isEmpty() || way.equals(shown)) {
            return;
        }
        shown = way;
        getChildren().setAll(crumb("breadcrumb-drawing", text("block.crumb.drawing"), Set.of()));
        for (Block block : around) {
            String words = (block.name() + " " + BlockCards.times(block)).strip();
            getChildren().addAll(arrow(), crumb("breadcrumb-" + block.id(), words, block.nodes()));
        }
        single.ifPresent(id -> getChildren().addAll(arrow(), here(id)));
        if (getParent() != null) {
            getParent().requestLayout(); // it is given its size there
        }
    }

    /// The arrows walk along it; Enter goes to a block as a click does, Esc back to the drawing.
    private void walk(KeyEvent event) {
        List<Button> crumbs = crumbs();
        int at = IntStream.range(0, crumbs.size()).filter(i -> crumbs.get(i).isFocused()).findFirst().orElse(0);
        switch (event.getCode()) {
            case LEFT, KP_LEFT -> crumbs.get(Math.max(0, at - 1)).requestFocus();
            case RIGHT, KP_RIGHT -> crumbs.get(Math.min(crumbs.size() - 1, at + 1)).requestFocus();
            case HOME -> crumbs.getFirst().requestFocus();
            case END -> crumbs.getLast().requestFocus();
            case ENTER -> crumbs.get(at).fire();
            case ESCAPE -> back.run();
            case UP, DOWN, KP_UP, KP_DOWN -> {}
            default -> {
                return;
            }
        }
        event.consume();
    }

    private List<Button> crumbs() {
        return getChildren().stream().filter(Button.class::isInstance).map(Button.class::cast).toList();
    }

    /// Gives it the focus: the innermost block; whether there is any.
    boolean enter() {
        if (isVisible()) {
            crumbs().getLast().requestFocus();
        }
        return isVisible();
    }

    private Button crumb(String id, String words, Set<String> nodes) {
        var crumb = new Button(words);
        crumb.setId(id);
        crumb.setAccessibleText(text("walk.path.crumb", words));
        crumb.getStyleClass().setAll("crumb");
        crumb.setMnemonicParsing(false);
        crumb.setOnAction(_ -> go.accept(nodes));
        return crumb;
    }

    private static Label arrow() {
        var arrow = new Label("›");
        arrow.getStyleClass().add("crumb-arrow");
        return arrow;
    }

    private static Label here(String id) {
        var here = new Label(id);
        here.getStyleClass().add("crumb-here");
        return here;
    }
}
