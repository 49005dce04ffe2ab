package studio.lipschitz.ui.shell;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.ui.fx.Ticker;

/// Changes the stylesheets of the window a panel a frame, of a form a few fields a frame. JavaFX styles anew whatever is in the scene, which for all panels together takes
/// several times as long as a person should wait for an answer: so they leave the scene and come back one by one.
final class Restyling {
    private static final int AT_ONCE = 4; // fields of a form

    private final List<Pane> holders;
    private final SequencedMap<Pane, List<Node>> away = new LinkedHashMap<>();
    private final Set<Pane> pinned = new HashSet<>();
    private final Ticker ticker = Ticker.frames(this::frame);
    private @Nullable Node focused;
    private @Nullable Pane looked;
    private Runnable upon = () -> {};
    private Runnable end = () -> {};
    private @Nullable Runnable pending; // comes in the first frame without panels

    /// @param holders of the panels, in the order in which they come back
    Restyling(List<Pane> holders) {
        this.holders = holders;
    }

    /// Soon, or at once where nobody sees it. Of changes that come before the first is made the last counts.
    void run(Runnable change) {
        Scene scene = holders.getFirst().getScene();
        if (scene == null || scene.getWindow() == null || !scene.getWindow().isShowing()) {
            change.run();
            return;
        }
        focused = focused == null ? scene.getFocusOwner() : focused;
        empty(change);
    }

    /// Takes the panels out of a window that is shown already and gets its scene next: they come into it one by one.
    ///
    /// @param sizes gives their holders their sizes, once the scene is laid out without them
    /// @param looked the panel that is looked at first
    /// @param upon runs when that is laid out, before it is drawn
    /// @param end runs when all are there
    void veil(Runnable sizes, Pane looked, Runnable upon, Runnable end) {
        this.looked = looked;
        this.upon = upon;
        this.end = end;
        empty(sizes);
    }

    private void empty(Runnable change) {
        for (Pane holder : holders) {
            var there = new ArrayList<>(holder.getChildren());
            if (!there.isEmpty()) { // else it is away since the change before this one
                there.addAll(away.getOrDefault(holder, List.of())); // what had not come back yet
                away.put(holder, List.copyOf(there));
                keepHeight(holder);
                holder.getChildren().clear();
            }
        }
        pending = change;
        ticker.start();
    }

    boolean done() {
        return pending == null && away.isEmpty() && focused == null;
    }

    /// Nothing moves because a panel is away for a few frames.
    private void keepHeight(Pane holder) {
        if (holder.getMinHeight() == Region.USE_COMPUTED_SIZE && pinned.add(holder)) {
            holder.setMinHeight(holder.getHeight());
        }
    }

    private void frame() {
        if (pending != null) {
            Runnable change = pending;
            pending = null;
            change.run();
            return;
        }
        Map.Entry<Pane, List<Node>> next = away.firstEntry();
        if (next != null) {
            List<Node> waiting = next.getValue();
            int now = Math.min(AT_ONCE, waiting.size());
            next.getKey().getChildren().addAll(waiting.subList(0, now));
            if (next.getKey().equals(looked)) {
                looked = null;
                Parent root = next.getKey().getScene().getRoot();
                root.applyCss();
                root.layout();
                upon.run();
            }
            if (now == waiting.size()) {
                away.remove(next.getKey());
                if (pinned.remove(next.getKey())) {
                    next.getKey().setMinHeight(Region.USE_COMPUTED_SIZE);
                }
            } else {
                away.put(next.getKey(), waiting.subList(now, waiting.size())); // keeps its place
            }
            return;
        }
        ticker.stop();
        if (focused != null) {
            focused.requestFocus();
            focused = null;
        }
        Runnable last = end;
        end = () -> {};
        last.run();
    }
}
