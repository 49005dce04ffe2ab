package studio.lipschitz.ui.guide;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import studio.lipschitz.guide.GuideSearch.Found;

/// Pages that were found, each with a line in which the words stand.
final class Results extends StackPane {
    private static final double SCROLL_BAR = 16; // kept free whether it shows or not

    private final ListView<Found> list = new ListView<>();
    private final Label nothing = new Label(text("guide.nothing"));

    /// @param open gets where a page is to be opened, `page#anchor`
    Results(Consumer<String> open) {
        list.setId("guide-results");
        list.getStyleClass().addAll("edge-to-edge", "guide-results");
        list.setAccessibleText(text("guide.results"));
        list.setCellFactory(_ -> new Cell());
        list.setOnMouseClicked(_ -> take(open));
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                take(open);
                event.consume();
            }
        });
        nothing.setId("guide-nothing");
        nothing.getStyleClass().addAll("note", "guide-nothing");
        nothing.setWrapText(true);
        nothing.setMouseTransparent(true);
        getChildren().addAll(list, nothing);
    }

    void show(List<Found> found) {
        list.getItems().setAll(found);
        nothing.setVisible(found.isEmpty());
    }

    /// From the search field down into the list.
    void enter() {
        if (!list.getItems().isEmpty()) {
            list.requestFocus();
            list.getSelectionModel().selectFirst();
        }
    }

    /// Opens the best one.
    void first(Consumer<String> open) {
        list.getItems().stream().findFirst().ifPresent(found -> open.accept(target(found)));
    }

    private void take(Consumer<String> open) {
        Found found = list.getSelectionModel().getSelectedItem();
        if (found != null) {
            open.accept(target(found));
        }
    }

    private static String target(Found found) {
        return found.anchor().isEmpty() ? found.page().id() : found.page().id() + "#" + found.anchor();
    }

    private static final class Cell extends ListCell<Found> {
        private final Label title = new Label();
        private final Label line = new Label();
        private final VBox words = new VBox(title, line);

        Cell() {
            getStyleClass().add("guide-result");
            title.getStyleClass().add("guide-result-title");
            line.getStyleClass().add("note");
            line.setWrapText(true);
            setPrefWidth(0); // as wide as the list
        }

        /// As high as its words need at the list's width; a cell by itself would ask for the height of one line.
        @Override
        protected double computePrefHeight(double width) {
            double wide = getListView() == null ? width : getListView().getWidth() - SCROLL_BAR;
            return getGraphic() == null ? super.computePrefHeight(width)
                    : snappedTopInset() + words.prefHeight(wide - snappedLeftInset() - snappedRightInset()) + snappedBottomInset();
        }

        @Override
        protected void updateItem(Found found, boolean empty) {
            super.updateItem(found, empty);
            setText(null);
            setGraphic(empty || found == null ? null : words);
            if (!empty && found != null) {
                title.setText(found.page().title());
                line.setText(found.page().section().title() + " · " + found.line());
                setAccessibleText(title.getText() + ", " + line.getText());
            }
        }
    }
}
