package studio.lipschitz.ui.shell;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import studio.lipschitz.ui.training.TrainingCommands;

/// The items that train, and those that lead to what is trained on and to what was trained.
final class TrainMenu {
    private final Map<String, MenuItem> items;

    private TrainMenu(Menu menu) {
        items = menu.getItems().stream().filter(item -> item.getId() != null)
                .collect(Collectors.toMap(item -> Optional.ofNullable(item.getId()).orElseThrow(), item -> item));
    }

    static void lead(Menu menu, Commands commands) {
        var items = new TrainMenu(menu);
        TrainingCommands training = commands.training();
        items.does("menu-train", training::train, training.trainRefusal());
        items.does("menu-pause", training::pauseOrContinue, training.pauseRefusal());
        items.does("menu-stop", training::stop, training.stopRefusal());
        items.does("menu-discard", training::stopAndDiscard, training.stopRefusal());
        items.does("menu-resume", training::resume, training.resumeRefusal()).textProperty().bind(training.resumeText());
        items.does("menu-data", commands.data());
        items.does("menu-normalise", training.normaliser()::normalise);
        items.does("menu-enqueue", commands.enqueue());
        items.does("menu-grid", commands.grid());
        items.does("menu-runs", commands.runs());
    }

    private MenuItem does(String id, Runnable work) {
        MenuItem item = Optional.ofNullable(items.get(id)).orElseThrow();
        item.setOnAction(_ -> work.run());
        return item;
    }

    /// @param refusal why it cannot be done now; empty if it can
    private MenuItem does(String id, Runnable work, ObservableStringValue refusal) {
        MenuItem item = does(id, work);
        item.disableProperty().bind(refusal.map(why -> !why.isEmpty()));
        return item;
    }
}
