package studio.lipschitz.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Entry point of every command and of the window.
@Command(
        name = "lipschitz-studio",
        description = "Draw, train and certify neural networks whose Lipschitz constant is under control.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
public final class Main implements Runnable {
    private Main() {}

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }
}
