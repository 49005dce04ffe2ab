package studio.lipschitz.ui.palette;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.layer.Verdict;
import studio.lipschitz.ui.fx.FxThread;
import studio.lipschitz.ui.fx.VerdictLook;
import studio.lipschitz.ui.palette.PaletteModel.Entry;

/// One module: the band of its group, its name, and the verdict of its defaults.
final class PaletteItem extends HBox {
    private static final int TOOLTIP_WIDTH = 320;

    private final Entry entry;
    private Runnable onAdd = () -> {};

    PaletteItem(Entry entry, ObjectProperty<Optional<ModuleType>> dragged) {
        this.entry = entry;
        Verdict verdict = entry.verdict();
        var look = VerdictLook.of(verdict.kind());
        setId("palette-" + entry.type().name());
        getStyleClass().addAll("palette-item", VerdictLook.groupStyle(entry.type().info().group()), look.styleClass());
        setFocusTraversable(true);
        setCursor(Cursor.OPEN_HAND);
        setAccessibleText(entry.type().name() + ", " + look.label());

        var band = new Region();
        band.getStyleClass().add("group-band");
        var names = new VBox(new Label(entry.type().name()));
        names.getStyleClass().add("palette-names");
        entry.inPlaceOf().ifPresent(replaced -> {
            var note = new Label("in place of " + replaced);
            note.getStyleClass().add("note");
            names.getChildren().add(note);
        });
        if (!verdict.kind().finite()) {
            var flag = new Label(look.label());
            flag.getStyleClass().add("palette-flag");
            names.getChildren().add(flag);
        }
        HBox.setHgrow(names, Priority.ALWAYS);
        getChildren().addAll(band, names, look.newIcon());

        var tooltip = new Tooltip(tip(entry, look, verdict));
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(TOOLTIP_WIDTH);
        Tooltip.install(this, tooltip);
        offerForDragging(dragged);
    }

    Entry entry() {
        return entry;
    }

    void setOnAdd(Runnable action) {
        onAdd = action;
    }

    private void offerForDragging(ObjectProperty<Optional<ModuleType>> dragged) {
        addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> requestFocus());
        addEventHandler(MouseEvent.DRAG_DETECTED, event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                startFullDrag();
                dragged.set(Optional.of(entry.type()));
                setCursor(Cursor.CLOSED_HAND);
                event.consume();
            }
        });
        addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> {
            setCursor(Cursor.OPEN_HAND);
            FxThread.later(() -> dragged.set(Optional.empty())); // after whoever is under the mouse has taken it
        });
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                onAdd.run();
                event.consume();
            }
        });
    }

    private static String tip(Entry entry, VerdictLook look, Verdict verdict) {
        var info = entry.type().info();
        String comment = info.comment().isEmpty() ? "" : "\n" + info.comment();
        String source = info.source().isEmpty() ? "" : "\n" + info.source();
        return info.summary() + comment + "\n\n" + look.label() + ": " + verdict.reason() + source;
    }
}
