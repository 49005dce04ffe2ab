package studio.lipschitz.dataset;

import java.io.IOException;

/// A download was ended by whoever asked for it; what has come is kept.
public final class DownloadCancelledException extends IOException {
    private static final long serialVersionUID = 1;

    DownloadCancelledException(String message) {
        super(message);
    }
}
