package studio.lipschitz.ui.palette;

import static studio.lipschitz.text.Texts.text;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Cursor;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import studio.lipschitz.network.Block;
import studio.lipschitz.ui.fx.FxThread;
import studio.lipschitz.ui.workspace.BlockShelf.Kept;

/// A block that is kept: taken as a module is, and put away by the right button.
final class KeptItem extends HBox {
    private final Label name = new Label();
    private final Label note = new Label();
    private @Nullable Kept shown;

    /// @param add puts a block into the drawing
    /// @param remove takes it off the shelf
    KeptItem(ObjectProperty<Optional<Kept>> dragged, Consumer<Kept> add, Consumer<Kept> remove) {
        getStyleClass().setAll("palette-item", "group-blocks");
        setCursor(Cursor.OPEN_HAND);
        var band = new Region();
        band.getStyleClass().add("group-band");
        name.getStyleClass().add("palette-name");
        note.getStyleClass().add("note");
        var names = new VBox(name, note);
        names.getStyleClass().add("palette-names");
        HBox.setHgrow(names, Priority.ALWAYS);
        var icon = new FontIcon(Material2OutlinedAL.DASHBOARD);
        icon.getStyleClass().add("verdict-icon");
        getChildren().addAll(band, names, icon);
        addEventHandler(MouseEvent.DRAG_DETECTED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && shown != null) {
                startFullDrag();
                dragged.set(Optional.of(shown));
                event.consume();
            }
        });
        addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> FxThread.later(() -> dragged.set(Optional.empty()))); // after whoever is under the mouse has taken it
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && shown != null) {
                add.accept(shown);
                event.consume();
            }
        });
        setOnContextMenuRequested(event -> {
            Optional.ofNullable(shown).ifPresent(kept -> menu(kept, remove).show(this, event.getScreenX(), event.getScreenY()));
            event.consume();
        });
    }

    /// What can be done with a block that is kept.
    static ContextMenu menu(Kept kept, Consumer<Kept> remove) {
        var item = new MenuItem(text("palette.block.remove"));
        item.setId("palette-block-remove");
        item.setOnAction(_ -> remove.accept(kept));
        return new ContextMenu(item);
    }

    void show(Kept kept) {
        shown = kept;
        Block block = kept.block();
        setId("palette-block-" + String.valueOf(kept.file().getFileName()).replace(".lipnet", ""));
        name.setText(block.name());
        String modules = block.nodes().size() == 1 ? text("block.card.one") : text("block.card.many", block.nodes().size());
        note.setText(block.repeat() == 1 ? modules : modules + " · × " + block.repeat());
        setAccessibleText(text("block.frame.spoken", block.name(), note.getText()));
    }
}
