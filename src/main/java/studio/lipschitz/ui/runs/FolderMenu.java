package studio.lipschitz.ui.runs;

import static studio.lipschitz.text.Texts.text;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import studio.lipschitz.ui.fx.Hint;

/// Folders of runs that lie elsewhere: adds them, by a dialog or by a drop, and forgets them.
final class FolderMenu extends MenuButton {
    private final RunLibrary library;
    private final RunHomes homes;
    private Hovering hovering = Hovering.NOTHING;

    FolderMenu(RunLibrary library, RunHomes homes) {
        this.library = library;
        this.homes = homes;
        setId("runs-folders");
        setGraphic(new FontIcon(Material2OutlinedAL.CREATE_NEW_FOLDER));
        setAccessibleText(text("grid.folders"));
        getStyleClass().add("runs-small-choice");
        Hint.install(this, text("grid.folders"));
        getItems().setAll(adding());
        setOnShowing(_ -> fill());
    }

    private MenuItem adding() {
        var add = new MenuItem(text("grid.folders.add"), new FontIcon(Material2OutlinedAL.ADD));
        add.setId("runs-folders-add");
        add.setOnAction(_ -> library.host().chooseFolder().ifPresent(folder -> add(List.of(folder))));
        return add;
    }

    private void fill() {
        var items = new ArrayList<MenuItem>(List.of(adding()));
        if (!homes.added().isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        for (Path folder : homes.added()) {
            var forget = new MenuItem(text("grid.folders.forget", folder));
            forget.setMnemonicParsing(false);
            forget.setOnAction(_ -> {
                homes.forget(folder);
                library.host().say(text("grid.folders.forgotten", folder));
                library.look();
            });
            items.add(forget);
        }
        getItems().setAll(items);
    }

    private void add(List<Path> folders) {
        for (Path folder : folders) {
            library.host().say(text(homes.add(folder) ? "grid.folders.added" : "grid.folders.known", folder));
        }
        library.look();
    }

    /// Takes folders that are dropped onto `target`; what else is dropped there is left to the window.
    ///
    /// Whether it is a folder is asked beside the window, as a drive may be slow to tell: what hovers is taken from the moment that it did.
    void takeDropsOn(Node target) {
        target.addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (event.getDragboard().hasFiles() && !folders(event).isEmpty()) {
                event.acceptTransferModes(TransferMode.COPY, TransferMode.LINK);
                event.consume();
            }
        });
        target.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            List<Path> folders = event.getDragboard().hasFiles() ? folders(event) : List.of();
            hovering = Hovering.NOTHING;
            if (!folders.isEmpty()) {
                add(folders);
                event.setDropCompleted(true);
                event.consume();
            }
        });
    }

    /// As far as it is known.
    private List<Path> folders(DragEvent event) {
        List<File> files = event.getDragboard().getFiles();
        if (!hovering.files.equals(files)) {
            List<Path> paths = files.stream().map(File::toPath).toList();
            hovering = new Hovering(files, CompletableFuture.supplyAsync(
                    () -> paths.stream().filter(Files::isDirectory).toList(),
                    work -> Thread.ofVirtual().name("dragged-files").start(work)));
        }
        return hovering.folders.getNow(List.of());
    }

    /// What is dragged over the table.
    ///
    /// @param folders those of `files` that are folders
    private record Hovering(List<File> files, CompletableFuture<List<Path>> folders) {
        static final Hovering NOTHING = new Hovering(List.of(), CompletableFuture.completedFuture(List.of()));
    }
}
