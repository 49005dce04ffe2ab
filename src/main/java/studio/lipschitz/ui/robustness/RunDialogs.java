package studio.lipschitz.ui.robustness;

import static studio.lipschitz.text.Texts.text;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.ui.fx.ChosenFolder;

/// Asks for the folder of a run. The real one opens the desktop's own dialog; tests answer by themselves.
public interface RunDialogs {

    Optional<Path> run();

    /// @param owner of the window that it stands above
    static RunDialogs ofDesktop(Supplier<@Nullable Window> owner) {
        return () -> {
            var chooser = new DirectoryChooser();
            chooser.setTitle(text("lab.run.choose.title"));
            return ChosenFolder.ask(chooser, owner.get());
        };
    }
}
