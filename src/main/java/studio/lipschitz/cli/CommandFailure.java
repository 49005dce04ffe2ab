package studio.lipschitz.cli;

/// Why a command ends early: one sentence for standard error, and the exit status.
final class CommandFailure extends Exception {
    private static final long serialVersionUID = 1L;
    private final int status;

    private CommandFailure(int status, String sentence) {
        super(sentence);
        this.status = status;
    }

    /// Its input cannot be used.
    static CommandFailure unreadable(String sentence) {
        return new CommandFailure(Commands.UNREADABLE, sentence);
    }

    int status() {
        return status;
    }
}
