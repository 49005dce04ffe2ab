package studio.lipschitz.ui.shell;

import static studio.lipschitz.text.Texts.text;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.ProjectFile;
import studio.lipschitz.project.ProjectFileException;
import studio.lipschitz.project.Template;

/// What a person may go on from: a template, a file, an earlier version.
///
/// @param description one sentence
/// @param loading the document, read and analysed beside the FX thread; of the templates from the start of the program on
public record StartingPoint(String title, String description, CompletableFuture<Content> loading) {

    /// @param remark one more sentence, known only once the document is; may be empty
    record Content(Project project, Analysis analysis, String remark) {}

    private static final CompletableFuture<?> NOW = CompletableFuture.completedFuture(true);

    /// The program's templates, then an empty canvas.
    public static List<StartingPoint> all() {
        return all(NOW);
    }

    /// @param when they are read; until then nothing is done for them
    public static List<StartingPoint> all(CompletableFuture<?> when) {
        return Stream.concat(
                Arrays.stream(Template.values()).map(template -> of(template, when)),
                Stream.of(of(text("shell.gallery.empty.title"), text("shell.gallery.empty.summary"), () -> Project.EMPTY, when)))
                .toList();
    }

    static StartingPoint of(Template template) {
        return of(template, NOW);
    }

    private static StartingPoint of(Template template, CompletableFuture<?> when) {
        return of(template.title(), template.summary(), template::load, when);
    }

    private static StartingPoint of(String title, String description, Supplier<Project> load, CompletableFuture<?> when) {
        return new StartingPoint(title, description, when.thenApplyAsync(_ -> {
            Project project = load.get();
            return new Content(project, Analysis.of(project.network()), "");
        }));
    }

    /// A file; one that cannot be read has no content.
    static StartingPoint read(String title, String description, Path file, Function<Project, String> remark) {
        return new StartingPoint(title, description, CompletableFuture.supplyAsync(() -> {
            try {
                Project project = ProjectFile.read(file);
                return new Content(project, project.analysis(), remark.apply(project));
            } catch (ProjectFileException e) {
                throw new CompletionException(e);
            }
        }));
    }

    /// @throws CompletionException if it cannot be read
    Content content() {
        return loading.join();
    }
}
