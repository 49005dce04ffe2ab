package studio.lipschitz.ui.shell;

import java.net.URL;
import java.util.List;
import java.util.Objects;
import javafx.scene.image.Image;
import javafx.stage.Stage;

/// The program's icon in the sizes that title bars, task bars and switchers ask for. `packaging/Icons.java` draws them.
final class StageIcons {
    private static final List<Integer> SIZES = List.of(16, 32, 48, 64, 128, 256);

    private StageIcons() {}

    /// Read in the background: a window does not wait for its icon.
    static void dress(Stage stage) {
        stage.getIcons().setAll(SIZES.stream().map(size -> new Image(url(size).toString(), true)).toList());
    }

    private static URL url(int size) {
        return Objects.requireNonNull(StageIcons.class.getResource("icons/" + size + ".png"), "the icons are in the jar");
    }
}
