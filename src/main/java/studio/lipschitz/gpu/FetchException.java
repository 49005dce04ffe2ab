package studio.lipschitz.gpu;

import java.io.IOException;

/// Why libraries could not be fetched, in one sentence. Nothing of what was there before has changed.
public final class FetchException extends IOException {
    private static final long serialVersionUID = 1L;
    private final boolean cancelled;

    FetchException(String sentence, boolean cancelled) {
        super(sentence);
        this.cancelled = cancelled;
    }

    FetchException(String sentence) {
        this(sentence, false);
    }

    /// Whether a person ended it.
    public boolean cancelled() {
        return cancelled;
    }
}
