package studio.lipschitz.ui.canvas;

import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import studio.lipschitz.ui.workspace.TrainingSession;
import studio.lipschitz.ui.workspace.Workspace;

/// Shows on the cards what a training says of their layers, as long as the drawing is the one that it trains.
final class Marking {
    private Marking() {}

    static void watch(Workspace workspace, Latest latest, TrainingSession session) {
        var ours = new SimpleBooleanProperty();
        whenever(workspace.openedProperty(), () -> {
            ours.set(false);
            latest.diagram().mark(Map.of());
        });
        whenever(session.trainedProperty(), () -> ours.set(true));
        session.marks().marksProperty().addListener((_, _, marks) -> latest.diagram().mark(ours.get() ? marks : Map.of()));
    }

    /// Each time it is set, to an equal value too. A property that nobody reads tells of its first change alone.
    static <T> void whenever(ReadOnlyObjectProperty<T> property, Runnable then) {
        property.addListener(_ -> {
            property.get();
            then.run();
        });
    }
}
