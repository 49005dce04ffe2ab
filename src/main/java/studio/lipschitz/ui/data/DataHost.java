package studio.lipschitz.ui.data;

import java.nio.file.Path;

/// What the data view needs of the window around it. FX thread.
public interface DataHost {

    /// Shows a folder with the desktop's own file manager.
    void show(Path folder);
}
