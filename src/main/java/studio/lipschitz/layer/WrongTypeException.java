package studio.lipschitz.layer;

/// A parameter's value that is not of the parameter's type at all, as opposed to out of its range: the text of the file is wrong.
public final class WrongTypeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public WrongTypeException(String message) {
        super(message);
    }
}
