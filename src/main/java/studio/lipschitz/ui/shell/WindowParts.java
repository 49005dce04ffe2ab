package studio.lipschitz.ui.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Region;

/// The parts of the window, from which to the next the keyboard goes wherever it is: each keeps the place where it was.
final class WindowParts {
    private final Scene scene;
    private final List<? extends Region> parts;
    private final Map<Region, Node> places = new HashMap<>(); // what had the focus last

    /// @param parts in their order, those that are hidden too
    WindowParts(Scene scene, List<? extends Region> parts) {
        this.scene = scene;
        this.parts = List.copyOf(parts);
        scene.focusOwnerProperty().addListener((_, _, owner) -> {
            if (owner != null) {
                partOf(owner).ifPresent(part -> places.put(part, owner));
            }
        });
    }

    /// To the next part that takes the focus, or to the one before.
    ///
    /// @param step 1 or -1
    void go(int step) {
        int from = Optional.ofNullable(scene.getFocusOwner()).flatMap(this::partOf).map(parts::indexOf).orElse(step > 0 ? -1 : 0);
        for (int i = 1; i <= parts.size(); i++) {
            Region part = parts.get(Math.floorMod(from + i * step, parts.size()));
            Optional<Node> place = place(part);
            if (place.isPresent()) {
                place.get().requestFocus();
                return;
            }
        }
    }

    private Optional<Region> partOf(Node node) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (up instanceof Region region && parts.contains(region)) {
                return Optional.of(region);
            }
        }
        return Optional.empty();
    }

    /// Where the keyboard was, if it can go there again, else the first place that it can go to.
    private Optional<Node> place(Region part) {
        return Optional.ofNullable(places.get(part))
                .filter(before -> partOf(before).filter(part::equals).isPresent() && before.getScene() != null && takes(before)
                        && shown(before))
                .or(() -> shown(part) ? first(part) : Optional.empty());
    }

    private static Optional<Node> first(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return Optional.empty();
        }
        if (node.isFocusTraversable()) {
            return Optional.of(node);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().flatMap(child -> first(child).stream()).findFirst()
                : Optional.empty();
    }

    private static boolean takes(Node node) {
        return !node.isDisabled();
    }

    private static boolean shown(Node node) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (!up.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
