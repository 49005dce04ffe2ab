package studio.lipschitz.ui.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.ui.fx.Ticker;

/// Changes the stylesheets of the window a panel a frame. JavaFX styles anew whatever is in the scene, which for all panels together takes
/// several times as long as a person should wait for an answer: so they leave the scene and come back one by one.
final class Restyling {
    private final List<Pane> holders;
    private final SequencedMap<Pane, List<Node>> away = new LinkedHashMap<>();
    private final Ticker ticker = Ticker.frames(this::frame);
    private @Nullable Node focused;

    /// @param holders of the panels, in the order in which they come back
    Restyling(List<Pane> holders) {
        this.holders = holders;
    }

    void run(Runnable change) {
        Scene scene = holders.getFirst().getScene();
        if (scene == null || scene.getWindow() == null || !scene.getWindow().isShowing()) {
            change.run();
            return;
        }
        focused = focused == null ? scene.getFocusOwner() : focused;
        for (Pane holder : holders) {
            if (!holder.getChildren().isEmpty()) { // else it is away since the change before this one
                away.put(holder, List.copyOf(holder.getChildren()));
                holder.getChildren().clear();
            }
        }
        change.run();
        ticker.start();
    }

    boolean done() {
        return away.isEmpty() && focused == null;
    }

    private void frame() {
        Map.Entry<Pane, List<Node>> next = away.pollFirstEntry();
        if (next != null) {
            next.getKey().getChildren().addAll(next.getValue());
            return;
        }
        ticker.stop();
        if (focused != null) {
            focused.requestFocus();
            focused = null;
        }
    }
}
