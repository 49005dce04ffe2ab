package studio.lipschitz.dataset;

import java.io.IOException;

/// Data that cannot be used: the message names the file, the place in it and the rule.
public final class DataException extends IOException {
    private static final long serialVersionUID = 1;

    private final boolean skippable;

    public DataException(String message) {
        super(message);
        skippable = false;
    }

    public DataException(String message, Throwable cause) {
        super(message, cause);
        skippable = false;
    }

    private DataException(String message, boolean skippable) {
        super(message);
        this.skippable = skippable;
    }

    /// Of a file that [DataOption#BROKEN] would leave out.
    static DataException ofFile(String message) {
        return new DataException(message, true);
    }

    /// Whether the rest can be read without the file at fault, if [DataOption#BROKEN] says so.
    public boolean skippable() {
        return skippable;
    }
}
