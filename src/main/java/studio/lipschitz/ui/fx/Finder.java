package studio.lipschitz.ui.fx;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;
import org.jspecify.annotations.Nullable;

/// A field over the list that it filters, in a popup. The arrows walk the list while the cursor stays in the field; Enter or a click takes a row, Esc none.
///
/// @param <T> what a row stands for
public final class Finder<T> {
    private static final PseudoClass BARRED = PseudoClass.getPseudoClass("barred");
    private static final int ROWS = 9;
    private static final double MOST = 0.7; // of the window's height

    private final Popup popup = new Popup();
    private final FinderField field = new FinderField();
    private final ListView<T> list = new ListView<>();
    private final Label nothing = new Label();
    private final Function<T, Row> look;
    private Function<String, List<T>> search = _ -> List.of();
    private Consumer<T> chosen = _ -> {};
    private double room = Double.MAX_VALUE; // for rows

    /// How a row looks.
    ///
    /// @param detail a second line; may be empty
    /// @param aside at the right; may be empty
    /// @param style a style class of the row, such as a verdict's; may be empty
    /// @param enabled whether it can be taken
    public record Row(String title, String detail, String aside, String style, boolean enabled) {}

    /// @param id of the popup's content; the field has `id-field`, the list `id-list`
    /// @param nothingFound said where no row is left
    public Finder(String id, String prompt, String nothingFound, Function<T, Row> look) {
        this.look = look;
        field.setId(id + "-field");
        field.setPromptText(prompt);
        field.setAccessibleText(prompt);
        field.getStyleClass().add("finder-field");
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        field.textProperty().addListener(_ -> fill());
        list.setId(id + "-list");
        list.getStyleClass().add("finder-list");
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new Cell());
        nothing.setText(nothingFound);
        nothing.getStyleClass().add("finder-nothing");
        nothing.setWrapText(true);
        nothing.managedProperty().bind(nothing.visibleProperty());
        list.managedProperty().bind(list.visibleProperty());
        var content = new VBox(field, list, nothing);
        content.setId(id);
        content.getStyleClass().add("finder");
        popup.getContent().add(content);
        popup.setAnchorLocation(PopupWindow.AnchorLocation.CONTENT_TOP_LEFT); // the shadow lies around the place where it is shown
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
    }

    /// Opens it with an empty field, its upper left corner at a place of the screen.
    ///
    /// @param search rows for the words in the field, best first
    public void show(Node owner, double screenX, double screenY, Function<String, List<T>> search, Consumer<T> chosen) {
        this.search = search;
        this.chosen = chosen;
        room = MOST * owner.getScene().getWindow().getHeight();
        popup.show(owner, screenX, screenY); // first: rows that are made in a hidden popup find no theme
        field.clear();
        fill();
        field.requestFocus();
    }

    /// Said from now on where no row is left.
    public void sayIfNothing(String text) {
        nothing.setText(text);
    }

    public void hide() {
        popup.hide();
    }

    public boolean isShowing() {
        return popup.isShowing();
    }

    /// Calls `then` whenever it closes, also after a row was taken.
    public void onHidden(Runnable then) {
        popup.setOnHidden(_ -> then.run());
    }

    private void fill() {
        List<T> found = search.apply(field.getText());
        field.meanNone();
        list.getItems().setAll(found);
        list.setVisible(!found.isEmpty());
        double row = list.getFixedCellSize();
        list.setPrefHeight(Math.clamp((int) (room / row), 1, Math.clamp(found.size(), 1, ROWS)) * row + 2);
        nothing.setVisible(found.isEmpty());
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
        if (found.isEmpty()) {
            field.mean(nothing);
        }
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN, KP_DOWN -> go(1);
            case UP, KP_UP -> go(-1);
            case PAGE_DOWN -> go(ROWS - 1);
            case PAGE_UP -> go(1 - ROWS);
            case ENTER -> take(list.getSelectionModel().getSelectedItem());
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void go(int by) {
        int last = list.getItems().size() - 1;
        int to = Math.clamp(list.getSelectionModel().getSelectedIndex() + by, 0, Math.max(0, last));
        list.getSelectionModel().select(to);
        list.scrollTo(Math.max(0, to - ROWS / 2));
    }

    private void take(@Nullable T row) {
        if (row != null && look.apply(row).enabled()) {
            popup.hide();
            chosen.accept(row);
        }
    }

    private final class Cell extends ListCell<T> {
        private final Label title = new Label();
        private final Label detail = new Label();
        private final Label aside = new Label();
        private final HBox row;
        private String style = "";

        Cell() {
            getStyleClass().add("finder-cell");
            title.getStyleClass().add("finder-title");
            detail.getStyleClass().add("finder-detail");
            aside.getStyleClass().add("finder-aside");
            aside.setMinWidth(Region.USE_PREF_SIZE);
            detail.managedProperty().bind(detail.visibleProperty());
            var words = new VBox(title, detail);
            words.getStyleClass().add("finder-words");
            HBox.setHgrow(words, Priority.ALWAYS);
            row = new HBox(words, aside);
            row.getStyleClass().add("finder-row");
            setPrefWidth(0); // as wide as the list, never wider
            setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY && !isEmpty()) {
                    take(getItem());
                }
            });
        }

        @Override
        public void updateSelected(boolean selected) {
            super.updateSelected(selected);
            tell();
        }

        private void tell() {
            if (isSelected() && !isEmpty()) {
                field.mean(this);
            }
        }

        @Override
        protected void updateItem(T item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            if (empty || item == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            Row shown = look.apply(item);
            title.setText(shown.title());
            detail.setText(shown.detail());
            detail.setVisible(!shown.detail().isEmpty());
            aside.setText(shown.aside());
            row.getStyleClass().remove(style);
            style = shown.style();
            if (!style.isEmpty()) {
                row.getStyleClass().add(style);
            }
            row.pseudoClassStateChanged(BARRED, !shown.enabled());
            setAccessibleText(String.join(", ",
                    Stream.of(shown.title(), shown.detail(), shown.aside(), shown.enabled() ? "" : text("fx.finder.barred"))
                            .filter(text -> !text.isEmpty())
                            .toList()));
            setGraphic(row);
            tell();
        }
    }
}
