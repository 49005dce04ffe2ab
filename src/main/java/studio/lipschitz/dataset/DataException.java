package studio.lipschitz.dataset;

import java.io.IOException;

/// Data that cannot be used: the message names the file, the place in it and the rule.
public final class DataException extends IOException {
    private static final long serialVersionUID = 1;

    public DataException(String message) {
        super(message);
    }

    public DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
