package studio.lipschitz.ui.shell;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;
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
    private final SequencedMap<Pane, List<Node>> unseen = new LinkedHashMap<>(); // away until somebody looks, or has time
    private final Set<Pane> pinned = new HashSet<>();
    private final Ticker ticker = Ticker.frames(this::frame);
    private @Nullable Node focused;
    private @Nullable Pane looked;
    private boolean veiled; // what comes is drawn for the first time, which takes the renderer longer than a frame
    private boolean rests;
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
        veiled = true;
        this.upon = upon;
        this.end = end;
        empty(sizes);
    }

    /// Leaves out, before a window is styled for the first time, what stands where nobody looks yet: JavaFX would style it all the same.
    ///
    /// @param parts some of the holders, the outer before the inner
    /// @return steps that bring it, a node each; they do nothing after [#joinAll]
    List<Runnable> leaveOut(List<Pane> parts) {
        int steps = 0;
        for (Pane part : parts) {
            List<Node> nodes = List.copyOf(part.getChildren());
            unseen.put(part, nodes);
            part.getChildren().clear();
            steps += nodes.size();
        }
        return Collections.nCopies(steps, () -> bringSome(unseen, 1));
    }

    /// Somebody looks where something was left out: all of it comes, a part a frame.
    void joinAll() {
        if (!unseen.isEmpty()) {
            unseen.forEach(
                    (holder, nodes) -> away.merge(holder, nodes, (there, more) -> Stream.concat(there.stream(), more.stream()).toList()));
            unseen.clear();
            ticker.start();
        }
    }

    /// Whether nothing is left out any more.
    boolean joined() {
        return unseen.isEmpty();
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
        rests = veiled && !rests;
        if (rests) { // the renderer has a frame for what came before: FX would wait for that
            return;
        }
        Pane laid = looked;
        if (laid != null && !laid.isVisible()) { // it has had its layout
            looked = null;
            laid.setVisible(true);
            upon.run();
            return;
        }
        Pane holder = bringSome(away, AT_ONCE);
        if (holder != null) {
            if (holder.equals(looked)) {
                holder.setVisible(false); // until it is where it belongs
            }
            if (!away.containsKey(holder) && pinned.remove(holder)) {
                holder.setMinHeight(Region.USE_COMPUTED_SIZE);
            }
            return;
        }
        ticker.stop();
        veiled = false;
        if (focused != null) {
            focused.requestFocus();
            focused = null;
        }
        Runnable last = end;
        end = () -> {};
        last.run();
    }

    /// The next few of the first holder come back into it: that one, or none where nothing waits.
    private static @Nullable Pane bringSome(SequencedMap<Pane, List<Node>> waiting, int atOnce) {
        Map.Entry<Pane, List<Node>> next = waiting.firstEntry();
        if (next == null) {
            return null;
        }
        Pane holder = next.getKey();
        List<Node> nodes = next.getValue();
        int now = Math.min(atOnce, nodes.size());
        if (now == nodes.size()) {
            waiting.remove(holder);
        } else {
            waiting.put(holder, nodes.subList(now, nodes.size())); // keeps its place
        }
        StaleStyles.unheard(() -> holder.getChildren().addAll(nodes.subList(0, now)));
        return holder;
    }
}
