package studio.lipschitz.ui.shell;

import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.DialogPane;
import javafx.scene.input.InputEvent;
import javafx.scene.layout.Pane;
import javafx.util.Duration;

/// Makes ready what is shown later, one thing at a time while nobody touches the window: the first menu of a program takes JavaFX longer than a
/// person should wait for it.
final class IdleWork {
    private static final Duration REST = Duration.millis(100);
    private static final Duration PACE = Duration.millis(10);

    private final Scene scene;
    private final ArrayDeque<Runnable> steps;
    private final PauseTransition rest = new PauseTransition(REST);
    private final PauseTransition pace = new PauseTransition(PACE);

    IdleWork(Scene scene, List<Runnable> steps) {
        this.scene = scene;
        this.steps = new ArrayDeque<>(steps);
        rest.setOnFinished(_ -> step());
        pace.setOnFinished(_ -> step());
        scene.addEventFilter(InputEvent.ANY, _ -> {
            if (!this.steps.isEmpty()) {
                pace.stop();
                rest.playFromStart();
            }
        });
        rest.playFromStart();
    }

    /// Steps that each make something and give it the look that it has below `parent`: it, or the next of its kind, is shown quicker then.
    static Stream<Runnable> styledIn(Pane parent, Stream<? extends Supplier<? extends Parent>> makers) {
        return makers.map(maker -> () -> {
            Parent made = maker.get();
            made.setManaged(false);
            if (made instanceof DialogPane pane) { // its default button would take the keyboard from whoever types
                pane.getButtonTypes().forEach(type -> pane.lookupButton(type).setDisable(true));
            }
            parent.getChildren().add(made);
            made.applyCss();
            made.autosize();
            made.layout();
            parent.getChildren().remove(made);
        });
    }

    boolean done() {
        return steps.isEmpty();
    }

    private void step() {
        boolean seen = scene.getWindow() != null && scene.getWindow().isShowing();
        if (seen && !steps.isEmpty()) {
            steps.remove().run();
            pace.playFromStart();
        }
    }
}
