package studio.lipschitz.ui.shell;

import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.util.Duration;

/// Makes ready what is shown later, one thing at a time while nobody touches the window: the first menu of a program takes JavaFX longer than a
/// person should wait for it.
final class IdleWork {
    private static final Duration REST = Duration.millis(100);

    private final ArrayDeque<Runnable> steps;
    private final PauseTransition rest = new PauseTransition(REST);

    IdleWork(Scene scene, List<Runnable> steps) {
        this.steps = new ArrayDeque<>(steps);
        rest.setOnFinished(_ -> step());
        scene.addEventFilter(InputEvent.ANY, _ -> {
            if (!this.steps.isEmpty()) {
                rest.playFromStart();
            }
        });
        rest.playFromStart();
    }

    /// A step that makes something and gives it the look of `scene`: it, or the next of its kind, is shown quicker then.
    static Runnable likeIn(Scene scene, Supplier<? extends Parent> maker) {
        return () -> {
            var scratch = new Scene(maker.get());
            scratch.getStylesheets().setAll(scene.getStylesheets());
            scratch.getRoot().applyCss();
            scratch.getRoot().layout();
        };
    }

    private void step() {
        if (!steps.isEmpty()) {
            steps.remove().run();
            rest.playFromStart();
        }
    }
}
