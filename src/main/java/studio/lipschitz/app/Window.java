package studio.lipschitz.app;

import java.nio.file.Path;
import javafx.application.Application;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.cli.Commands;

/// Opens the designer and waits until it is closed.
final class Window {

    private Window() {}

    static int open(@Nullable Path file) {
        Application.launch(StudioApplication.class, file == null ? new String[0] : new String[] {file.toString()});
        return Commands.DONE;
    }
}
