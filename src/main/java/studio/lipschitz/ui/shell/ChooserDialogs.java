package studio.lipschitz.ui.shell;

import static studio.lipschitz.text.Texts.text;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import studio.lipschitz.exchange.Importer;
import studio.lipschitz.ui.fx.ChosenFolder;

/// The desktop's own file dialogs.
public record ChooserDialogs(Window owner) implements FileDialogs {

    @Override
    public Optional<Path> open(Optional<Path> folder) {
        List<String> others = Importer.EXTENSIONS.stream().map(extension -> "*" + extension).toList();
        List<String> all = Stream.concat(Stream.of("*" + Documents.EXTENSION), others.stream()).toList();
        var chooser = chooser(text("shell.chooser.open"), new ExtensionFilter(text("exchange.chooser.all"), all),
                new ExtensionFilter(text("shell.chooser.networks"), "*" + Documents.EXTENSION),
                new ExtensionFilter(text("exchange.chooser.python"), others.getFirst()),
                new ExtensionFilter(text("exchange.chooser.onnx"), others.getLast()),
                new ExtensionFilter(text("shell.chooser.all"), "*.*"));
        return ChosenFolder.ask(chooser, folder, owner);
    }

    @Override
    public Optional<Path> save(Optional<Path> folder, String suggestion) {
        var chooser = chooser(text("shell.chooser.save"));
        chooser.setInitialFileName(suggestion);
        return ChosenFolder.askToSave(chooser, folder, owner);
    }

    @Override
    public Optional<Path> savePicture(Optional<Path> folder, String suggestion) {
        var chooser = chooser(text("shell.chooser.picture"), new ExtensionFilter(text("shell.chooser.svg"), "*.svg"),
                new ExtensionFilter(text("shell.chooser.pdf"), "*.pdf"), new ExtensionFilter(text("shell.chooser.png"), "*.png"));
        chooser.setInitialFileName(suggestion);
        return ChosenFolder.askToSave(chooser, folder, owner);
    }

    @Override
    public Optional<Path> saveReport(Optional<Path> folder, String suggestion) {
        var chooser = chooser(text("report.chooser.title"), new ExtensionFilter(text("report.chooser.pdf"), "*.pdf"),
                new ExtensionFilter(text("report.chooser.html"), "*.html"));
        chooser.setInitialFileName(suggestion);
        return ChosenFolder.askToSave(chooser, folder, owner);
    }

    @Override
    public Optional<Path> saveCode(Optional<Path> folder, String suggestion) {
        var chooser = chooser(text("shell.chooser.code"), new ExtensionFilter("Python", "*.py"));
        chooser.setInitialFileName(suggestion);
        return ChosenFolder.askToSave(chooser, folder, owner);
    }

    @Override
    public Optional<Path> saveWeights(Optional<Path> folder, String suggestion) {
        var chooser = chooser(text("shell.chooser.weights"), new ExtensionFilter("Safetensors", "*.safetensors"));
        chooser.setInitialFileName(suggestion);
        return ChosenFolder.askToSave(chooser, folder, owner);
    }

    @Override
    public Optional<Path> runsFolder() {
        var chooser = new DirectoryChooser();
        chooser.setTitle(text("grid.folders.title"));
        return ChosenFolder.ask(chooser, owner);
    }

    private static FileChooser chooser(String title) {
        return chooser(title, new ExtensionFilter(text("shell.chooser.networks"), "*" + Documents.EXTENSION),
                new ExtensionFilter(text("shell.chooser.all"), "*.*"));
    }

    private static FileChooser chooser(String title, ExtensionFilter... filters) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().addAll(filters);
        return chooser;
    }
}
