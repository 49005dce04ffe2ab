package studio.lipschitz.ui.shell;

import static studio.lipschitz.text.Texts.text;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.control.MenuItem;
import javafx.stage.Stage;
import studio.lipschitz.ui.training.TrainingCommands;
import studio.lipschitz.ui.workspace.TrainingSession;

/// What follows a run in its window: news of its end, and its report.
final class RunOutcomes {
    private final TrainingSession training;
    private final TrainingCommands commands;
    private final ShellView shell;
    private final RunsTab runs;
    private final Toasts toasts;
    private final RunReports reports;
    private final RunNews news;

    /// @param drawing gives the keyboard back to the drawing
    RunOutcomes(Stage stage, Settings settings, TrainingSession training, TrainingCommands commands, ShellView shell, RunsTab runs,
            FileDialogs dialogs, Runnable drawing) {
        this.training = training;
        this.commands = commands;
        this.shell = shell;
        this.runs = runs;
        toasts = new Toasts(stage.focusedProperty(), drawing);
        Consumer<Path> outside = runs::show;
        reports = new RunReports(dialogs, toasts, training.worker()::bound, outside);
        commands.reportBy(reports::ask);
        runs.reportBy(reports::ask);
        news = new RunNews(training, toasts, new RunNews.Host(() -> !settings.state().quiet(), stage::isFocused,
                () -> shell.trainingShown() || shell.runsShown().get() || shell.playgroundShown().get(), // the table of runs tells how each stands
                () -> !runs.queue().heldProperty().get() && !runs.queue().waiting().isEmpty(), this::show, reports::ask));
        shell.getChildren().add(toasts);
    }

    /// Its charts, or the table of runs where another one has followed it.
    private void show(Path run) {
        if (training.runFolderProperty().get().filter(run::equals).isPresent()) {
            shell.showTraining();
        } else {
            runs.show();
        }
    }

    /// Tells something else in the same place.
    void tell(News other) {
        toasts.show(other);
    }

    RunNews news() {
        return news;
    }

    /// Ties the menu's items to what they do.
    void lead(MenuView menu) {
        lead(menu, "menu-report", commands.reportRefusal(), commands::report);
        lead(menu, "menu-news", Bindings.when(Bindings.isEmpty(toasts.getChildren())).then(text("report.news.none")).otherwise(""),
                toasts::focus);
    }

    private static void lead(MenuView menu, String id, ObservableStringValue refusal, Runnable does) {
        MenuItem item = menu.getMenus().stream().flatMap(each -> each.getItems().stream()).filter(each -> id.equals(each.getId()))
                .findFirst().orElseThrow();
        item.setOnAction(_ -> does.run());
        item.disableProperty().bind(refusal.map(why -> !why.isEmpty()));
    }
}
