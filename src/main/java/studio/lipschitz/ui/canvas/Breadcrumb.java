package studio.lipschitz.ui.canvas;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import studio.lipschitz.network.Block;
import studio.lipschitz.ui.workspace.Workspace;

/// Where in the drawing the selection is: the blocks around it, each of which can be gone to. It shows itself within blocks only.
final class Breadcrumb extends HBox {
    private final Workspace workspace;
    private final Consumer<Set<String>> go;
    private Way shown = new Way(List.of(), Optional.empty());

    /// @param blocks the outermost first
    /// @param node the one that is selected, if one is
    private record Way(List<Block> blocks, Optional<String> node) {}

    /// @param go selects nodes and brings them into sight; none for the whole drawing
    Breadcrumb(Workspace workspace, Consumer<Set<String>> go) {
        this.workspace = workspace;
        this.go = go;
        setId("breadcrumb");
        getStyleClass().add("breadcrumb");
        setManaged(false);
        setVisible(false);
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

    private Button crumb(String id, String words, Set<String> nodes) {
        var crumb = new Button(words);
        crumb.setId(id);
        crumb.getStyleClass().setAll("crumb");
        crumb.setMnemonicParsing(false);
        crumb.setFocusTraversable(false);
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
