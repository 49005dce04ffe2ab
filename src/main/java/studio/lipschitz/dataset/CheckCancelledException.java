package studio.lipschitz.dataset;

/// A check was ended by whoever asked for it.
public final class CheckCancelledException extends Exception {
    private static final long serialVersionUID = 1;
}
