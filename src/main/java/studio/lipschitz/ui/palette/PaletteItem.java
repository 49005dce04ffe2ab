package studio.lipschitz.ui.palette;

import static studio.lipschitz.text.Texts.text;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.layer.Verdict;
import studio.lipschitz.ui.fx.FxThread;
import studio.lipschitz.ui.fx.TextScale;
import studio.lipschitz.ui.fx.VerdictLook;
import studio.lipschitz.ui.workspace.ModuleSearch.Entry;

/// One module after the other: the band of its group, its name, and the verdict of its defaults.
final class PaletteItem extends HBox {
    private static final PseudoClass LONG = PseudoClass.getPseudoClass("long");
    private static final int LONG_NAME = 24; // letters; more are set smaller, so that no name is cut off
    private static final int TOOLTIP_WIDTH = 320;

    private final Label name = new Label();
    private final Label note = new Label();
    private final Label flag = new Label();
    private final FontIcon icon = new FontIcon();
    private @Nullable Tooltip tooltip; // made when the mouse first comes by
    private @Nullable Entry shown;

    /// @param add adds a module to the network
    PaletteItem(ObjectProperty<Optional<ModuleType>> dragged, Consumer<Entry> add) {
        getStyleClass().setAll("palette-item");
        setCursor(Cursor.OPEN_HAND);
        var band = new Region();
        band.getStyleClass().add("group-band");
        name.getStyleClass().add("palette-name");
        note.getStyleClass().add("note");
        flag.getStyleClass().add("palette-flag");
        icon.getStyleClass().add("verdict-icon");
        var names = new VBox(name, note, flag);
        names.getStyleClass().add("palette-names");
        for (Label optional : new Label[] {note, flag}) {
            optional.managedProperty().bind(optional.visibleProperty());
        }
        HBox.setHgrow(names, Priority.ALWAYS);
        getChildren().addAll(band, names, icon);
        addEventHandler(MouseEvent.MOUSE_ENTERED, _ -> tip());
        offerForDragging(dragged, add);
    }

    Optional<Entry> shown() {
        return Optional.ofNullable(shown);
    }

    void show(Entry entry) {
        if (entry.equals(shown)) {
            return;
        }
        shown = entry;
        Verdict verdict = entry.verdict();
        var look = VerdictLook.of(verdict.kind());
        setId("palette-" + entry.type().name());
        getStyleClass().setAll("palette-item", VerdictLook.groupStyle(entry.type().info().group()), look.styleClass());
        setAccessibleText(entry.type().name() + ", " + look.label());
        name.setText(entry.type().name());
        name.pseudoClassStateChanged(LONG, name.getText().length() > LONG_NAME);
        note.setText(entry.inPlaceOf().map(replaced -> text("palette.inPlaceOf", replaced)).orElse(""));
        note.setVisible(entry.inPlaceOf().isPresent());
        flag.setText(look.label());
        flag.setVisible(!verdict.kind().finite());
        icon.setIconCode(look.icon());
        if (tooltip != null) {
            tooltip.setText(words(entry));
        }
    }

    private void tip() {
        if (tooltip == null && shown != null) {
            tooltip = new Tooltip(words(shown));
            TextScale.wrap(tooltip, TOOLTIP_WIDTH);
            Tooltip.install(this, tooltip);
        }
    }

    private void offerForDragging(ObjectProperty<Optional<ModuleType>> dragged, Consumer<Entry> add) {
        addEventHandler(MouseEvent.DRAG_DETECTED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && shown != null) {
                startFullDrag();
                dragged.set(Optional.of(shown.type()));
                setCursor(Cursor.CLOSED_HAND);
                event.consume();
            }
        });
        addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> {
            setCursor(Cursor.OPEN_HAND);
            FxThread.later(() -> dragged.set(Optional.empty())); // after whoever is under the mouse has taken it
        });
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && shown != null) {
                add.accept(shown);
                event.consume();
            }
        });
    }

    private static String words(Entry entry) {
        var info = entry.type().info();
        var look = VerdictLook.of(entry.verdict().kind());
        String comment = info.comment().isEmpty() ? "" : "\n" + info.comment();
        String source = info.source().isEmpty() ? "" : "\n" + info.source();
        String verdict = text("palette.verdict", look.label(), entry.verdict().reason());
        return entry.type().name() + "\n" + info.summary() + comment + "\n\n" + verdict + source;
    }
}
