package studio.lipschitz.ui.chart;

import static studio.lipschitz.text.Texts.text;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.lipschitz.ui.fx.FxThread;

/// A field over a chart for the text of one note. Enter keeps it, Escape and a click elsewhere leave it as it was.
final class NoteEditor extends VBox {
    private final Label place = new Label();
    private final TextField field = new TextField();
    private final Button delete = new Button(null, new FontIcon("mdoal-delete"));
    private final Runnable done;
    private Consumer<String> keep = _ -> {};
    private boolean closing;

    /// @param done called when it is closed
    NoteEditor(String chart, Runnable done) {
        this.done = done;
        setId(chart + "-note-editor");
        getStyleClass().add("note-editor");
        setManaged(false);
        setVisible(false);
        place.getStyleClass().add("chart-key");
        field.setId(chart + "-note-text");
        field.setPromptText(text("chart.note.prompt"));
        field.setAccessibleText(text("chart.note.prompt"));
        field.setPrefColumnCount(18);
        field.setOnAction(_ -> close(field.getText()));
        field.focusedProperty().subscribe(focused -> {
            if (!focused && isVisible() && !delete.isFocused()) {
                hide();
            }
        });
        HBox.setHgrow(field, Priority.ALWAYS);
        delete.setId(chart + "-note-delete");
        delete.getStyleClass().addAll("button-icon", "flat", "small");
        delete.setAccessibleText(text("chart.note.delete"));
        delete.setTooltip(new Tooltip(text("chart.note.delete")));
        delete.managedProperty().bind(delete.visibleProperty());
        delete.setOnAction(_ -> close(""));
        var row = new HBox(field, delete);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(place, row);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> { // the field would keep it to itself
            if (event.getCode() == KeyCode.ESCAPE) {
                hide();
                event.consume();
            }
        });
        addEventHandler(KeyEvent.ANY, KeyEvent::consume); // letters are no keys of the chart
        addEventHandler(MouseEvent.ANY, MouseEvent::consume);
    }

    /// @param where the note stands, in words
    /// @param now its text; empty for a new one
    /// @param kept told the text when it is to be kept; blank to take the note away
    void open(String where, String now, Consumer<String> kept, double x, double width) {
        place.setText(where);
        field.setText(now);
        keep = kept;
        delete.setVisible(!now.isEmpty());
        closing = false;
        setVisible(true);
        applyCss();
        autosize();
        relocate(Math.clamp(x - getWidth() / 2, 0, Math.max(0, width - getWidth())), 18);
        begin();
        FxThread.later(() -> { // a menu that it was chosen from gives the focus back as it closes
            if (isVisible() && !field.isFocused()) {
                begin();
            }
        });
    }

    private void begin() {
        field.requestFocus();
        field.selectAll();
    }

    private void close(String kept) {
        boolean deletes = delete.isVisible() && kept.isBlank();
        Consumer<String> told = keep;
        hide();
        if (!kept.isBlank() || deletes) {
            told.accept(kept);
        }
    }

    private void hide() {
        if (!closing) {
            closing = true;
            setVisible(false);
            done.run();
        }
    }
}
