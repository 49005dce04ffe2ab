package studio.lipschitz.ui.workspace;

import static studio.lipschitz.text.Texts.text;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.ui.fx.ChosenFolder;

/// Asks for data. The real one opens the desktop's own dialogs; tests answer by themselves.
public interface DataDialogs {

    Optional<Path> folder(String title);

    /// A table or a file of arrays.
    Optional<Path> file();

    /// @param owner of the window that they stand above
    static DataDialogs ofDesktop(Supplier<@Nullable Window> owner) {
        return new DataDialogs() {
            @Override
            public Optional<Path> folder(String title) {
                var chooser = new DirectoryChooser();
                chooser.setTitle(title);
                return ChosenFolder.ask(chooser, owner.get());
            }

            @Override
            public Optional<Path> file() {
                var chooser = new FileChooser();
                chooser.setTitle(text("run.data.file.title"));
                chooser.getExtensionFilters().addAll(
                        new ExtensionFilter(text("run.data.file.tables"), "*.csv", "*.tsv", "*.txt", "*.npz"),
                        new ExtensionFilter(text("run.data.file.all"), "*.*"));
                return ChosenFolder.ask(chooser, owner.get());
            }
        };
    }
}
