package studio.lipschitz.ui.fx;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;

/// Which page of the guide tells about a part of the window: the part knows, as what is selected in it changes.
public final class Topics {

    private Topics() {}

    /// @param page its id, with `#anchor` where one of its headings is meant; empty where what is around the part tells more
    public static void set(Node node, Supplier<Optional<String>> page) {
        node.getProperties().put(Topics.class, page);
    }

    /// Of this very node now; what is around it is not asked.
    public static Optional<String> of(Node node) {
        return node.hasProperties() && node.getProperties().get(Topics.class) instanceof Supplier<?> page
                && page.get() instanceof Optional<?> found ? found.map(String.class::cast) : Optional.empty();
    }
}
