package studio.lipschitz.ui.shell;

import static studio.lipschitz.text.Texts.text;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import studio.lipschitz.exchange.Importer;

/// Files dropped onto the window from the desktop: a network opens in it, more networks in windows of their own; of anything else it is said why not.
final class DroppedFiles {
    private final BiConsumer<Path, Runnable> open;
    private final Consumer<Optional<Path>> another;
    private final Consumer<String> refused;

    /// @param open opens one in this window, and then runs what it is given
    /// @param another opens one in a new window
    /// @param refused shows one sentence about what does not open
    DroppedFiles(BiConsumer<Path, Runnable> open, Consumer<Optional<Path>> another, Consumer<String> refused) {
        this.open = open;
        this.another = another;
        this.refused = refused;
    }

    void take(Scene scene) {
        onto(scene, this::take);
    }

    /// Hands over what is dropped onto `scene`.
    ///
    /// @param taker tells whether it takes any of them
    static void onto(Scene scene, Predicate<List<File>> taker) {
        scene.addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY, TransferMode.MOVE);
                event.consume();
            }
        });
        scene.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            if (event.getDragboard().hasFiles()) {
                event.setDropCompleted(taker.test(event.getDragboard().getFiles()));
                event.consume();
            }
        });
    }

    /// Whether any of them is a network.
    boolean take(List<File> files) {
        List<Path> networks = files.stream().map(File::toPath).filter(DroppedFiles::network).toList();
        List<Path> others = files.stream().map(File::toPath).filter(file -> !network(file)).toList();
        Runnable tell = () -> tell(others);
        networks.stream().skip(1).forEach(file -> another.accept(Optional.of(file)));
        networks.stream().findFirst().ifPresentOrElse(first -> open.accept(first, tell), tell);
        return !networks.isEmpty();
    }

    private void tell(List<Path> others) {
        if (!others.isEmpty()) {
            String names = others.stream().map(file -> String.valueOf(file.getFileName())).collect(Collectors.joining(", "));
            refused.accept(text(others.size() == 1 ? "shell.drop.other" : "shell.drop.others", names));
        }
    }

    private static boolean network(Path file) {
        return String.valueOf(file.getFileName()).endsWith(Documents.EXTENSION) || Importer.reads(file);
    }
}
