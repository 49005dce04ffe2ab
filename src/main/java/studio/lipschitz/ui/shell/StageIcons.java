package studio.lipschitz.ui.shell;

import java.net.URL;
import java.util.List;
import java.util.Objects;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import studio.lipschitz.ui.fx.FxThread;

/// The program's icon in the sizes that title bars, task bars and switchers ask for. `packaging/Icons.java` draws them.
final class StageIcons {
    private static final List<Integer> SIZES = List.of(16, 32, 48, 64, 128, 256);

    private StageIcons() {}

    /// Read beside: a window does not wait for its icon. Only then are they set, as a stage hands on what an image holds at that moment and does not look again.
    static void dress(Stage stage) {
        Thread.ofVirtual().start(() -> {
            List<Image> icons = SIZES.stream().map(size -> new Image(url(size).toString())).toList();
            FxThread.later(() -> stage.getIcons().setAll(icons));
        });
    }

    private static URL url(int size) {
        return Objects.requireNonNull(StageIcons.class.getResource("icons/" + size + ".png"), "the icons are in the jar");
    }
}
