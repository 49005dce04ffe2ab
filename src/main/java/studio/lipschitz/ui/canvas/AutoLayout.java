package studio.lipschitz.ui.canvas;

import static studio.lipschitz.text.Texts.text;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.edit.LayeredLayout;
import studio.lipschitz.edit.Shown;
import studio.lipschitz.project.Position;
import studio.lipschitz.ui.fx.Tasks;
import studio.lipschitz.ui.workspace.Workspace;

/// Lays out nodes beside the FX thread, as one edit. Esc and every change of the document meanwhile cancel it. FX thread only.
final class AutoLayout {
    private final Board board;
    private final Tasks tasks;
    private final Consumer<Set<String>> placed;
    private final EventHandler<KeyEvent> escape = this::key;
    private @Nullable AtomicBoolean stop; // of the layout under way

    /// @param placed gets the nodes whose layout has been applied
    AutoLayout(Board board, Tasks tasks, Consumer<Set<String>> placed) {
        this.board = board;
        this.tasks = tasks;
        this.placed = placed;
        workspace().projectProperty().addListener(_ -> cancel());
    }

    private Workspace workspace() {
        return board.workspace();
    }

    /// Starts, in the place of a layout under way; what comes of it is said in the status bar.
    void start(Set<String> ids) {
        if (ids.size() < 2) {
            return;
        }
        end();
        Shown shown = board.diagram().shown();
        Set<String> chosen = Set.copyOf(shown.cardsOf(ids));
        var cancelled = new AtomicBoolean();
        stop = cancelled;
        listen(true);
        workspace().say(text("canvas.layout.begun"));
        tasks.start(
                () -> layOut(shown, chosen, cancelled),
                found -> finish(cancelled, found),
                e -> {
                    end();
                    workspace().say(text("canvas.layout.failed"));
                    throw new IllegalStateException(e); // a bug: it is reported
                });
    }

    private static Optional<Map<String, Position>> layOut(
            Shown shown, Set<String> cards, AtomicBoolean cancelled) throws ExecutionException {
        try {
            return LayeredLayout.of(shown.network(), shown.cards(), cards, cancelled::get).map(shown::spread);
        } catch (IllegalStateException bug) {
            throw new ExecutionException(bug);
        }
    }

    private void finish(AtomicBoolean cancelled, Optional<Map<String, Position>> found) {
        if (cancelled.get() || found.isEmpty()) {
            return;
        }
        end();
        workspace().apply(Edits.place(text("canvas.edit.layOut"), found.get()));
        workspace().say(text("canvas.layout.done", found.get().size()));
        placed.accept(found.get().keySet());
    }

    private void cancel() {
        if (stop != null) {
            end();
            workspace().say(text("canvas.layout.cancelled"));
        }
    }

    private void end() {
        if (stop != null) {
            stop.set(true);
            stop = null;
            listen(false);
        }
    }

    /// Wherever in the window the keyboard is.
    private void listen(boolean on) {
        Scene scene = board.overlay().getScene();
        if (scene != null && on) {
            scene.addEventFilter(KeyEvent.KEY_PRESSED, escape);
        } else if (scene != null) {
            scene.removeEventFilter(KeyEvent.KEY_PRESSED, escape);
        }
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            cancel();
            event.consume();
        }
    }
}
