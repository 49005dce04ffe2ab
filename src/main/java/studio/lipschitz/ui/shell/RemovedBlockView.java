package studio.lipschitz.ui.shell;

import static studio.lipschitz.text.Texts.text;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.lipschitz.ui.workspace.BlockShelf;
import studio.lipschitz.ui.workspace.Workspace;

/// After a block was taken out of the palette: offers to put it back, until it is closed.
final class RemovedBlockView extends HBox {
    private final Label words = new Label();

    RemovedBlockView(BlockShelf shelf, Workspace workspace) {
        setId("removed-block");
        getStyleClass().addAll("notice", "notice-offer");
        setVisible(false);
        managedProperty().bind(visibleProperty());
        words.setWrapText(true);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        var undo = new Button(text("block.shelf.undo"));
        undo.setId("removed-block-undo");
        undo.setMinWidth(USE_PREF_SIZE);
        undo.setOnAction(_ -> shelf.putBack(workspace::say));
        var close = new Button("", new FontIcon("mdoal-close"));
        close.setId("removed-block-close");
        close.getStyleClass().addAll("flat", "button-icon", "small");
        close.setAccessibleText(text("shell.notice.close"));
        close.setOnAction(_ -> shelf.forget());
        getChildren().addAll(words, undo, close);
        shelf.removedProperty().subscribe(removed -> {
            removed.ifPresent(kept -> words.setText(text("block.shelf.removed", kept.block().name())));
            setVisible(removed.isPresent());
        });
        workspace.openedProperty().addListener((_, _, _) -> shelf.forget()); // whoever goes on to another drawing is done with it
    }
}
