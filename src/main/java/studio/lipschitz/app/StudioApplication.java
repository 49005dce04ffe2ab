package studio.lipschitz.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.MaxPool2d;
import studio.lipschitz.layer.SpectralConv2d;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Project;
import studio.lipschitz.ui.fx.Tasks;
import studio.lipschitz.ui.shell.AlertQuestions;
import studio.lipschitz.ui.shell.ChooserDialogs;
import studio.lipschitz.ui.shell.DocumentStore;
import studio.lipschitz.ui.shell.Notes;
import studio.lipschitz.ui.shell.Settings;
import studio.lipschitz.ui.shell.StudioWindow;
import studio.lipschitz.ui.shell.Template;
import studio.lipschitz.ui.workspace.Workspace;

/// The designer's window, wired by constructor.
public final class StudioApplication extends Application {

    public static void launch(String... args) {
        Application.launch(StudioApplication.class, args);
    }

    @Override
    public void start(Stage stage) {
        var tasks = new Tasks();
        var notes = new Notes(stage, new Version().getVersion()[0]);
        Thread.currentThread().setUncaughtExceptionHandler((_, bug) -> {
            bug.printStackTrace();
            notes.report(bug);
        });
        List<Template> templates = List.of(
                new Template(
                        "Documentation",
                        "",
                        Project.EMPTY.withNetwork(Network.chain(Input.DEFAULT, SpectralConv2d.DEFAULT, MaxPool2d.DEFAULT))),
                new Template("Empty", "An empty canvas.", Project.EMPTY));
        var window = new StudioWindow(
                stage,
                new StudioWindow.Parts(
                        new Workspace(templates.getFirst().project()),
                        new Files(),
                        templates,
                        Settings.load(Settings.defaultFile(), tasks),
                        tasks,
                        ChooserDialogs::new,
                        AlertQuestions::new,
                        notes,
                        new StackPane()));
        stage.show();
        Optional<String> file = getParameters().getUnnamed().stream().findFirst();
        file.map(Path::of).ifPresent(window::open);
    }

    private static final class Files implements DocumentStore {
        @Override
        public Project read(Path file) throws IOException {
            throw new IOException(file + " cannot be read");
        }

        @Override
        public void write(Project project, Path file) throws IOException {
            throw new IOException(file + " cannot be written");
        }
    }
}
