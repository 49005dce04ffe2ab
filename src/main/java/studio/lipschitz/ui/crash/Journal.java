package studio.lipschitz.ui.crash;

import java.util.concurrent.CompletableFuture;

/// Where a window keeps what is not saved.
public interface Journal {

    /// Writes it at once. On the FX thread, which does not wait.
    ///
    /// @return done once it is on the disk: whether there was anything to write; fails where it cannot be written
    CompletableFuture<Boolean> flush();
}
