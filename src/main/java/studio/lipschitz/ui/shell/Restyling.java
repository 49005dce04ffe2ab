package studio.lipschitz.ui.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.ui.fx.Ticker;

/// Changes the stylesheets of the window a panel a frame. JavaFX styles anew whatever is in the scene, which for all panels together takes
/// several times as long as a person should wait for an answer: so they leave the scene and come back one by one.
final class Restyling {
    private final List<Pane> holders;
    private final ArrayDeque<Runnable> returns = new ArrayDeque<>();
    private final Ticker ticker = Ticker.frames(this::frame);
    private @Nullable Node focused;

    /// @param holders of the panels, in the order in which they come back
    Restyling(List<Pane> holders) {
        this.holders = holders;
    }

    void run(Runnable change) {
        while (!returns.isEmpty()) {
            returns.remove().run(); // the change before this one
        }
        Scene scene = holders.getFirst().getScene();
        if (scene == null || scene.getWindow() == null || !scene.getWindow().isShowing()) {
            change.run();
            return;
        }
        focused = focused == null ? scene.getFocusOwner() : focused;
        for (Pane holder : holders) {
            List<Node> panels = new ArrayList<>(holder.getChildren());
            holder.getChildren().clear();
            returns.add(() -> holder.getChildren().addAll(panels));
        }
        change.run();
        ticker.start();
    }

    boolean done() {
        return returns.isEmpty() && focused == null;
    }

    private void frame() {
        if (!returns.isEmpty()) {
            returns.remove().run();
            return;
        }
        ticker.stop();
        if (focused != null) {
            focused.requestFocus();
            focused = null;
        }
    }
}
