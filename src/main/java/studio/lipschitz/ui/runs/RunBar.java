package studio.lipschitz.ui.runs;

import static studio.lipschitz.text.Texts.text;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import studio.lipschitz.runs.RunSummary;
import studio.lipschitz.ui.fx.Hint;

/// Above the table: the search, which runs are listed, the columns, and what is done with those that are selected.
final class RunBar extends HBox {
    private final TextField search = new TextField();
    private final ChoiceBox<RunList.View> view = new ChoiceBox<>();
    private final MenuButton columns = new MenuButton();
    private final Button open;
    private final Button folder;
    private final Button archive;
    private final Button delete;
    private final Button restore;

    RunBar() {
        getStyleClass().add("runs-bar");
        search.setId("runs-search");
        search.setPromptText(text("runs.search.prompt"));
        search.setAccessibleText(text("runs.search"));
        search.setMinWidth(120);
        Hint.install(search, text("runs.search.help"));
        HBox.setHgrow(search, Priority.ALWAYS);
        view.setId("runs-view");
        view.getStyleClass().add("runs-small-choice");
        view.setMinWidth(USE_PREF_SIZE);
        view.setAccessibleText(text("runs.view"));
        view.getItems().setAll(RunList.View.values());
        view.setValue(RunList.View.RUNS);
        view.setConverter(new StringConverter<>() {
            @Override
            public String toString(RunList.View shown) {
                return switch (shown) {
                    case RUNS -> text("runs.view.runs");
                    case ARCHIVED -> text("runs.view.archived");
                    case TRASH -> text("runs.view.trash");
                };
            }

            @Override
            public RunList.View fromString(String name) {
                throw new UnsupportedOperationException("it is chosen, not typed");
            }
        });
        columns.setId("runs-columns");
        columns.setGraphic(new FontIcon(Material2OutlinedMZ.VIEW_COLUMN));
        columns.setAccessibleText(text("runs.columns"));
        columns.getStyleClass().add("runs-small-choice");
        Hint.install(columns, text("runs.columns"));
        open = button("open", text("runs.open"), Material2OutlinedMZ.OPEN_IN_NEW);
        folder = button("folder", text("runs.folder"), Material2OutlinedAL.FOLDER_OPEN);
        archive = button("archive", text("runs.archive"), Material2OutlinedAL.ARCHIVE);
        delete = button("delete", text("runs.delete"), Material2OutlinedAL.DELETE);
        restore = button("restore", text("runs.restore"), Material2OutlinedMZ.RESTORE_FROM_TRASH);
        restore.managedProperty().bind(restore.visibleProperty());
        archive.managedProperty().bind(archive.visibleProperty());
        getChildren().addAll(search, view, columns, open, folder, archive, restore, delete);
    }

    private static Button button(String id, String does, Ikon icon) {
        var button = new Button();
        button.setId("runs-" + id);
        button.setGraphic(new FontIcon(icon));
        button.setAccessibleText(does);
        button.getStyleClass().addAll("button-icon", "flat", "runs-button");
        Hint.install(button, does);
        return button;
    }

    /// Puts a node last.
    void add(Node node) {
        getChildren().add(node);
    }

    /// Ties the buttons to what they do.
    void act(RunActions actions) {
        open.setOnAction(_ -> actions.open());
        folder.setOnAction(_ -> actions.showFolder());
        archive.setOnAction(_ -> actions.archive());
        delete.setOnAction(_ -> actions.delete());
        restore.setOnAction(_ -> actions.restore());
    }

    /// What can be done with so many selected runs.
    void offer(java.util.List<RunSummary> selected) {
        boolean trash = view.getValue() == RunList.View.TRASH;
        open.setDisable(selected.size() != 1);
        folder.setDisable(selected.size() != 1);
        archive.setDisable(selected.isEmpty());
        delete.setDisable(selected.isEmpty());
        restore.setDisable(selected.isEmpty());
        archive.setVisible(!trash);
        restore.setVisible(trash);
        delete.setAccessibleText(trash ? text("runs.destroy") : text("runs.delete"));
    }

    TextField search() {
        return search;
    }

    ChoiceBox<RunList.View> view() {
        return view;
    }

    MenuButton columns() {
        return columns;
    }
}
