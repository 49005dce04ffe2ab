package studio.lipschitz.torch;

import org.bytedeco.pytorch.GradMode;

/// While it is open, this thread records no graph.
final class NoGraph implements AutoCloseable {
    private final boolean before = GradMode.is_enabled();

    NoGraph() {
        GradMode.set_enabled(false);
    }

    @Override
    public void close() {
        GradMode.set_enabled(before);
    }
}
