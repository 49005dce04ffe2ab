package studio.lipschitz.app;

import java.nio.file.Path;
import java.util.logging.Logger;
import javafx.application.Application;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.cli.Commands;

/// Opens the designer and waits until it is closed.
final class Window {
    /// Held, as loggers that nobody holds forget their filter.
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private Window() {}

    /// @throws UnsupportedOperationException if there is no display, or none that answers
    static int open(@Nullable Path file) {
        Ahead.begin();
        launch(StudioApplication.class, file == null ? new String[0] : new String[] {file.toString()});
        return Commands.DONE;
    }

    /// @return what took how long; empty if the window did not do what it should
    static String rehearse() {
        launch(RehearsalApplication.class);
        return RehearsalApplication.report();
    }

    /// @param pairs of turns that are timed
    /// @return what charts cost a training; empty if the window did not do what it should
    static String charts(int pairs) {
        launch(RehearsalApplication.class, "--" + RehearsalApplication.CHARTS + "=" + pairs);
        return RehearsalApplication.report();
    }

    /// @param of what frames are timed with: [RehearsalApplication#NODES] or [RehearsalApplication#POINTS]
    /// @param count of these
    /// @return what took how long; empty if the window did not do what it should
    static String frames(String of, int count) {
        launch(RehearsalApplication.class, "--" + of + "=" + count);
        return RehearsalApplication.report();
    }

    /// @param runs in the table that is timed
    /// @return what took how long; empty if the window did not do what it should
    static String runs(int runs) {
        launch(RehearsalApplication.class, "--" + RehearsalApplication.RUNS + "=" + runs);
        return RehearsalApplication.report();
    }

    private static void launch(Class<? extends Application> application, String... arguments) {
        JAVAFX.setFilter(message -> !message.getMessage().startsWith("Unsupported JavaFX configuration")); // it is on the class path on purpose
        Application.launch(application, arguments);
    }
}
