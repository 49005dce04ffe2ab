package studio.lipschitz.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import studio.lipschitz.ui.welcome.Offer;

/// The drawings that the welcome page offers.
///
/// @param points the templates, then an empty canvas
record Offers(Settings settings, List<StartingPoint> points) {
    private static final int MOST_RECENT = 3; // a row; the others are a button away

    List<Offer> recent(Consumer<Path> open) {
        return settings.state().recent().stream().limit(MOST_RECENT).map(Path::of).map(file -> recent(file, open)).toList();
    }

    private static Offer recent(Path file, Consumer<Path> open) {
        String folder = String.valueOf(file.toAbsolutePath().getParent());
        StartingPoint point = StartingPoint.read(Documents.name(Optional.of(file)), folder, file, _ -> "");
        return offer("welcome-recent-" + point.title(), point, () -> open.accept(file));
    }

    List<Offer> templates(Consumer<StartingPoint> open) {
        return points.subList(0, points.size() - 1).stream()
                .map(point -> offer("welcome-template-" + points.indexOf(point), point, () -> open.accept(point)))
                .toList();
    }

    private static Offer offer(String id, StartingPoint point, Runnable open) {
        CompletableFuture<Supplier<Node>> picture = point.loading()
                .thenApply(content -> () -> new Miniature(content.project(), content.analysis()));
        return new Offer(id, point.title(), point.description(), picture, open);
    }
}
