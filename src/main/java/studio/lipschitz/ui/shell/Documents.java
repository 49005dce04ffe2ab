package studio.lipschitz.ui.shell;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import studio.lipschitz.exchange.Imported;
import studio.lipschitz.exchange.Importer;
import studio.lipschitz.exchange.PythonCode;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.project.AtomicFile;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.ProjectFile;
import studio.lipschitz.project.ProjectFileException;
import studio.lipschitz.project.Versions;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.ui.canvas.Picture;
import studio.lipschitz.ui.fx.Tasks;
import studio.lipschitz.ui.workspace.Workspace;

/// New, open, save: what happens between the document and its file. Files are read and written beside the FX thread.
public final class Documents {
    static final String EXTENSION = ProjectFile.EXTENSION;

    private static final String WEIGHTS = ".safetensors";

    private final Workspace workspace;
    private final Tasks tasks;
    private final FileDialogs dialogs;
    private final Questions questions;
    private final Settings settings;
    private final Versions versions;
    private final Consumer<String> failed;

    /// @param failed shows one sentence about what went wrong
    public Documents(
            Workspace workspace,
            Tasks tasks,
            FileDialogs dialogs,
            Questions questions,
            Settings settings,
            Consumer<String> failed) {
        this.workspace = workspace;
        this.tasks = tasks;
        this.dialogs = dialogs;
        this.questions = questions;
        this.settings = settings;
        this.versions = new Versions(settings.versionsFolder());
        this.failed = failed;
    }

    /// The document's name, without folder and extension.
    public static String name(Optional<Path> file) {
        return file.map(Path::getFileName).map(Path::toString).map(name -> name.replaceFirst("\\.lipnet$", ""))
                .orElseGet(() -> text("shell.files.untitled"));
    }

    public void newFrom(List<StartingPoint> points) {
        leave(() -> questions.startingPoint(points).ifPresent(this::begin));
    }

    /// Without the choice.
    void newFrom(StartingPoint point) {
        leave(() -> begin(point));
    }

    private void begin(StartingPoint point) {
        StartingPoint.Content content = point.content();
        workspace.open(content.project(), content.analysis(), Optional.empty());
        workspace.say(text("shell.files.new", point.title()));
    }

    public void open() {
        leave(() -> dialogs.open(folder()).ifPresent(file -> read(file, () -> {})));
    }

    public void open(Path file) {
        open(file, () -> {});
    }

    /// @param then runs once it is open
    void open(Path file, Runnable then) {
        leave(() -> read(file, then));
    }

    public void save() {
        save(() -> {});
    }

    public void saveAs() {
        saveAs(() -> {});
    }

    /// Goes on with `then` once nothing can be lost: at once, after saving, or, where the user cancels or saving fails, not at all.
    public void leave(Runnable then) {
        if (!workspace.dirtyProperty().get()) {
            then.run();
            return;
        }
        switch (questions.unsaved(name(workspace.fileProperty().get()))) {
            case SAVE -> save(then);
            case DISCARD -> then.run();
            case CANCEL -> {}
        }
    }

    /// Asks where a picture of the drawing shall go, and writes it there.
    public void export(Picture picture) {
        dialogs.savePicture(folder(), name(workspace.fileProperty().get()) + ".svg").ifPresent(file -> tasks.start(
                () -> {
                    picture.write(file);
                    return file;
                },
                _ -> workspace.say(text("shell.files.exported", file)),
                this::refuse));
    }

    /// Asks where the Python code of the network shall go, and writes it there.
    void saveCode(String code) {
        dialogs.saveCode(folder(), name(workspace.fileProperty().get()) + ".py").ifPresent(file -> tasks.start(
                () -> {
                    AtomicFile.write(file, code.getBytes(StandardCharsets.UTF_8));
                    return file;
                },
                _ -> workspace.say(text("shell.files.saved", file)),
                this::refuse));
    }

    /// The same of the present version, which is written as code first.
    void exportCode() {
        Analysis analysis = workspace.analysis();
        tasks.start(() -> PythonCode.of(analysis).text(), this::saveCode, this::refuse);
    }

    /// Asks where a copy of the weights of a run shall go: those of its best epoch.
    void exportWeights(Path run) {
        dialogs.saveWeights(folder(), run.getFileName() + WEIGHTS).ifPresent(file -> tasks.start(
                () -> {
                    var kept = new RunFolder(run);
                    Path weights = Files.exists(kept.bestWeights()) ? kept.bestWeights() : kept.lastWeights();
                    if (!Files.exists(weights)) {
                        throw new IOException(text("shell.files.noWeights", run));
                    }
                    AtomicFile.write(file, Files.readAllBytes(weights));
                    return file;
                },
                _ -> workspace.say(text("shell.files.exported", file)),
                this::refuse));
    }

    private void save(Runnable then) {
        workspace.fileProperty().get().ifPresentOrElse(file -> write(file, then), () -> saveAs(then));
    }

    private void saveAs(Runnable then) {
        dialogs.save(folder(), name(workspace.fileProperty().get()) + EXTENSION)
                .flatMap(this::withExtension)
                .ifPresent(file -> write(file, then));
    }

    /// The chosen file with the extension of networks; empty if that names another file, which is to stay.
    private Optional<Path> withExtension(Path chosen) {
        String name = Objects.requireNonNull(chosen.getFileName()).toString();
        if (name.contains(".")) {
            return Optional.of(chosen);
        }
        Path file = chosen.resolveSibling(name + EXTENSION);
        return !Files.exists(file) || questions.replace(file) ? Optional.of(file) : Optional.empty();
    }

    /// A file's document with its analysis, which is no work for the FX thread.
    record Read(Project project, Analysis analysis) {

        static Read of(Path file) throws ProjectFileException {
            Project project = ProjectFile.read(file);
            return new Read(project, project.analysis());
        }
    }

    /// What a file of another program holds, as a document that no file has yet.
    record Foreign(Imported imported, Analysis analysis) {

        static Foreign of(Path file) throws ProjectFileException {
            Imported imported = Importer.read(file, Optional.empty());
            return new Foreign(imported, imported.project().analysis());
        }
    }

    /// Opens a network of another program: it counts as changed, since only its own file will hold it as it is drawn.
    private void readForeign(Path file, Runnable then) {
        workspace.say(text("shell.files.opening", file.getFileName()));
        tasks.start(
                () -> Foreign.of(file),
                read -> {
                    workspace.recover(read.imported().project(), read.analysis(), Optional.empty());
                    List<String> notes = read.imported().notes();
                    workspace.say(text("exchange.opened", file.getFileName(), notes.size() == 1 ? " " + notes.getFirst() : ""));
                    if (notes.size() > 1) { // more than a line of the status bar says
                        failed.accept(String.join(" ", notes));
                    }
                    then.run();
                },
                this::refuse);
    }

    private void read(Path file, Runnable then) {
        if (Importer.reads(file)) {
            readForeign(file, then);
            return;
        }
        workspace.say(text("shell.files.opening", file.getFileName()));
        tasks.start(
                () -> Read.of(file),
                read -> {
                    workspace.open(read.project(), read.analysis(), Optional.of(file));
                    workspace.say(text("shell.files.opened", file));
                    settings.addRecent(file);
                    then.run();
                },
                this::refuse);
    }

    /// Opens what a file holds as a document that has no file yet: saving it asks where.
    ///
    /// @param said what it was taken from
    void openCopy(Path file, String said) {
        leave(() -> tasks.start(
                () -> Read.of(file),
                read -> {
                    workspace.open(read.project(), read.analysis(), Optional.empty());
                    workspace.say(text("shell.files.new", said));
                },
                this::refuse));
    }

    @SuppressWarnings("ReferenceEquality") // whether the window still holds the document that was to be saved
    private void write(Path file, Runnable then) {
        Project version = workspace.project();
        Project document = workspace.openedProperty().get();
        tasks.start(
                () -> {
                    Optional<String> before = kept(file); // what another program wrote there, or nobody saved here
                    ProjectFile.write(file, version);
                    return kept(file).or(() -> before);
                },
                trouble -> {
                    if (workspace.openedProperty().get() == document) {
                        workspace.saved(version, file);
                    }
                    workspace.say(trouble.map(why -> text("shell.files.saved.unkept", file, why))
                            .orElseGet(() -> text("shell.files.saved", file)));
                    settings.addRecent(file);
                    then.run();
                },
                this::refuse);
    }

    /// What its saves kept of every file.
    Versions versions() {
        return versions;
    }

    /// Keeps a version, and says what is wrong if that fails: saving goes on all the same.
    private Optional<String> kept(Path file) {
        try {
            versions.keep(file);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(Objects.requireNonNullElse(e.getMessage(), e.toString()));
        }
    }

    private void refuse(Exception e) {
        workspace.say("");
        failed.accept(Objects.requireNonNullElse(e.getMessage(), e.toString()));
    }

    private Optional<Path> folder() {
        return workspace.fileProperty().get()
                .or(() -> settings.recent().stream().findFirst())
                .map(Path::toAbsolutePath)
                .map(Path::getParent);
    }
}
