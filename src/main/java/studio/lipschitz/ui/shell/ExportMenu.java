package studio.lipschitz.ui.shell;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import studio.lipschitz.ui.training.TrainingCommands;

/// What leaves the program for another one, in one place and under one word.
final class ExportMenu {
    private final Map<String, MenuItem> items;

    private ExportMenu(Menu menu) {
        items = menu.getItems().stream().filter(item -> item.getId() != null)
                .collect(Collectors.toMap(item -> Optional.ofNullable(item.getId()).orElseThrow(), item -> item));
    }

    static void lead(Menu menu, Commands commands) {
        var items = new ExportMenu(menu);
        TrainingCommands training = commands.training();
        Documents documents = commands.documents();
        MenuItem code = items.does("menu-export-code", documents::exportCode);
        commands.workspace().projectProperty().subscribe(project -> code.setDisable(project.drawing().nodes().isEmpty()));
        items.does("menu-export-weights", () -> training.run().ifPresent(documents::exportWeights), training.reportRefusal());
        items.does("menu-export-report", training::report, training.reportRefusal());
        items.does("menu-export", () -> documents.export(commands.canvas().picture()));
    }

    private MenuItem does(String id, Runnable work) {
        MenuItem item = Optional.ofNullable(items.get(id)).orElseThrow();
        item.setOnAction(_ -> work.run());
        return item;
    }

    /// @param refusal why it cannot be done now; empty if it can
    private void does(String id, Runnable work, ObservableStringValue refusal) {
        does(id, work).disableProperty().bind(refusal.map(why -> !why.isEmpty()));
    }
}
