package studio.lipschitz.training;

import java.io.IOException;

/// Memory did not suffice; the message is a sentence for the user.
public final class OutOfMemory extends IOException {
    private static final long serialVersionUID = 1;

    private final int batch;

    /// @param batch samples of a step that may suffice, 0 where none would
    public OutOfMemory(String sentence, int batch, Throwable cause) {
        super(sentence, cause);
        this.batch = batch;
    }

    public int batch() {
        return batch;
    }
}
