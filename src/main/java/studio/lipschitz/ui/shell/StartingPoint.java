package studio.lipschitz.ui.shell;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.Template;

/// What a new document starts from.
///
/// @param description one sentence
public record StartingPoint(String title, String description, Supplier<Project> project) {

    /// The program's templates, then an empty canvas.
    public static List<StartingPoint> all() {
        return Stream.concat(
                Arrays.stream(Template.values()).map(template -> new StartingPoint(template.title(), template.summary(), template::load)),
                Stream.of(new StartingPoint("Empty", "An empty canvas, to draw a network of your own.", () -> Project.EMPTY)))
                .toList();
    }
}
