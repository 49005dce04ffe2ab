package studio.lipschitz.ui.shell;

import static studio.lipschitz.text.Texts.text;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import studio.lipschitz.edit.BlockFile;
import studio.lipschitz.edit.Fragment;
import studio.lipschitz.ui.fx.Tasks;
import studio.lipschitz.ui.workspace.Workspace;

/// Blocks as files: what is shared with others, and taken from them. FX thread only.
///
/// @param failed shows why a file cannot be read or written
record BlockFiles(Workspace workspace, Tasks tasks, FileDialogs dialogs, Settings settings, Consumer<String> failed) {

    /// Asks where a block goes, and writes it there.
    void save(Fragment part) {
        String name = BlockFile.whole(part).name();
        dialogs.save(folder(), name + ".lipnet").ifPresent(file -> tasks.start(
                () -> {
                    BlockFile.write(file, part);
                    return file;
                },
                written -> workspace.say(text("block.file.saved", name, written)),
                this::refuse));
    }

    /// Asks for a file, and puts what it holds into the drawing as a block.
    void insert() {
        dialogs.open(folder()).ifPresent(file -> tasks.start(
                () -> BlockFile.read(file),
                part -> {
                    workspace.arrivals().addBlock(part);
                    workspace.say(text("block.file.inserted", file));
                },
                this::refuse));
    }

    private void refuse(Exception e) {
        failed.accept(Objects.requireNonNullElse(e.getMessage(), e.toString()));
    }

    private Optional<Path> folder() {
        return workspace.fileProperty().get().or(() -> settings.recent().stream().findFirst()).map(Path::toAbsolutePath)
                .map(Path::getParent);
    }
}
