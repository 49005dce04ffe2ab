package studio.lipschitz.ui.shell;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.Template;

/// What a new document starts from.
///
/// @param description one sentence
/// @param loading the document, read and analysed beside the FX thread from the start of the program on
public record StartingPoint(String title, String description, CompletableFuture<Content> loading) {

    record Content(Project project, Analysis analysis) {}

    /// The program's templates, then an empty canvas.
    public static List<StartingPoint> all() {
        return Stream.concat(
                Arrays.stream(Template.values()).map(template -> of(template.title(), template.summary(), template::load)),
                Stream.of(of("Empty", "An empty canvas, to draw a network of your own.", () -> Project.EMPTY)))
                .toList();
    }

    private static StartingPoint of(String title, String description, Supplier<Project> load) {
        return new StartingPoint(title, description, CompletableFuture.supplyAsync(() -> {
            Project project = load.get();
            return new Content(project, Analysis.of(project.network()));
        }));
    }

    Content content() {
        return loading.join();
    }
}
