package studio.lipschitz.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Ends a transfer that is no longer wanted, or in which nothing comes any more: a read from the net waits for ever.
public final class TransferGuard implements AutoCloseable {
    private static final long LOOK_MS = 50;

    private final Thread thread;
    private volatile long heard = System.nanoTime();

    /// @param body closed then, so that whoever reads it goes on with an exception
    /// @param cancelled whether the transfer is no longer wanted
    /// @param patience with a transfer in which nothing comes
    public TransferGuard(InputStream body, BooleanSupplier cancelled, Duration patience) {
        thread = Thread.ofPlatform().daemon().name("transfer-guard").start(() -> watch(body, cancelled, patience.toNanos()));
    }

    private void watch(InputStream body, BooleanSupplier cancelled, long patience) {
        try {
            while (!cancelled.getAsBoolean() && System.nanoTime() - heard < patience) {
                Thread.sleep(LOOK_MS);
            }
            body.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the transfer has ended
        } catch (IOException e) {
            // it is closed all the same
        }
    }

    /// Something came.
    public void alive() {
        heard = System.nanoTime();
    }

    /// The transfer has ended.
    @Override
    public void close() {
        thread.interrupt();
    }
}
