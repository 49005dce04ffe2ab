package studio.lipschitz.ui.problems;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import studio.lipschitz.layer.Fix;
import studio.lipschitz.network.Problem;

/// A problem in one row: severity, node, sentence, and a button with its fix, or a menu where there are several.
final class ProblemCell extends ListCell<Problem> {
    private static final double SCROLL_BAR = 16; // kept free whether it shows or not

    private static final int ALWAYS = 2; // what each row has; a fix comes after it

    private final BiConsumer<Problem, Fix> fix;
    private final Row row = new Row();
    private @Nullable Problem shown;

    ProblemCell(Consumer<Problem> go, BiConsumer<Problem, Fix> fix) {
        this.fix = fix;
        getStyleClass().add("problem-cell");
        setPrefWidth(0); // as wide as the list: the sentence wraps
        setOnMouseClicked(event -> {
            Problem problem = getItem();
            if (problem != null && event.getButton() == MouseButton.PRIMARY) {
                go.accept(problem);
            }
        });
    }

    @Override
    protected void updateItem(@Nullable Problem problem, boolean empty) {
        super.updateItem(problem, empty);
        if (!empty && problem != null && problem.equals(shown)) {
            return;
        }
        shown = empty ? null : problem;
        setText(null);
        setId(empty || problem == null ? null : "problem-" + problem.node().orElse("network"));
        if (empty || problem == null) {
            setGraphic(null);
            return;
        }
        String style = "severity-" + problem.severity().label();
        if (!getStyleClass().contains(style)) { // else the row would be styled anew
            getStyleClass().removeIf(other -> other.startsWith("severity-"));
            getStyleClass().add(style);
        }
        row.show(problem);
        setGraphic(row);
    }

    /// As high as the sentence needs at the list's width; a cell by itself would ask for the height of one line.
    @Override
    protected double computePrefHeight(double width) {
        double wide = getListView() == null ? width : getListView().getWidth() - SCROLL_BAR;
        return getGraphic() == null
                ? super.computePrefHeight(width)
                : snappedTopInset() + getGraphic().prefHeight(wide - snappedLeftInset() - snappedRightInset()) + snappedBottomInset();
    }

    /// What is in the row: made once for a cell, which shows other problems later.
    private final class Row extends HBox {
        private final FontIcon icon = new FontIcon();
        private final Label severity = new Label("", icon);
        private final Label place = new Label();
        private final Label message = new Label();

        Row() {
            icon.getStyleClass().add("severity-icon");
            severity.getStyleClass().add("severity-text");
            severity.setMinWidth(Region.USE_PREF_SIZE);
            place.getStyleClass().add("problem-node");
            message.setWrapText(true);
            message.setMinHeight(Region.USE_PREF_SIZE);
            var words = new VBox(place, message);
            HBox.setHgrow(words, Priority.ALWAYS);
            words.setMinWidth(0);
            getChildren().addAll(severity, words);
            getStyleClass().add("problem-row");
        }

        void show(Problem problem) {
            icon.setIconCode(
                    switch (problem.severity()) {
                        case ERROR -> Material2OutlinedAL.ERROR_OUTLINE;
                        case WARNING -> Material2OutlinedMZ.WARNING;
                    });
            severity.setText(
                    switch (problem.severity()) {
                        case ERROR -> text("problems.error");
                        case WARNING -> text("problems.warning");
                    });
            place.setText(problem.node().orElse(text("problems.network")));
            message.setText(problem.message());
            List<Fix> fixes = problem.fixes();
            getChildren().remove(ALWAYS, getChildren().size());
            if (!fixes.isEmpty()) {
                getChildren().add(fixControl(problem, fixes));
            }
        }
    }

    private Node fixControl(Problem problem, List<Fix> fixes) {
        String id = "fix-" + problem.node().orElse("network");
        if (fixes.size() == 1) {
            var button = new Button(fixes.getFirst().label());
            button.setMnemonicParsing(false); // k_coef_lip keeps its underscores
            button.setId(id);
            button.getStyleClass().add("fix-button");
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(_ -> fix.accept(problem, fixes.getFirst()));
            return button;
        }
        var menu = new MenuButton(text("problems.fix"));
        menu.setId(id);
        menu.getStyleClass().add("fix-button");
        menu.setMinWidth(Region.USE_PREF_SIZE);
        for (Fix each : fixes) {
            var item = new MenuItem(each.label());
            item.setOnAction(_ -> fix.accept(problem, each));
            menu.getItems().add(item);
        }
        return menu;
    }
}
