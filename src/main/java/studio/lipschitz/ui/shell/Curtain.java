package studio.lipschitz.ui.shell;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.layout.Background;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import studio.lipschitz.ui.fx.Beside;

/// What the first window shows while its panels are made: the ground of the drawing and the program's name, in the chosen theme. It has no control, for
/// which JavaFX would read a theme first.
public final class Curtain {
    /// The first frame begins before the layout, the second while the renderer draws the first, and the third once that is drawn.
    static final int DRAWN = 3;

    private static final double NAME = 22;

    private Curtain() {}

    /// Shows `stage` so, and has `window` made meanwhile, beside the FX thread. Then that enters, unless the stage was closed before.
    ///
    /// @param entered gets it when it has
    public static void raise(Stage stage, Settings.State state, Supplier<StudioWindow> window, Consumer<StudioWindow> entered) {
        var name = new Text("Lipschitz Studio");
        name.setFont(Font.font(NAME));
        name.setFill(Themes.token(state.theme(), "-studio-muted"));
        var ground = new StackPane(name);
        ground.setBackground(Background.fill(Themes.token(state.theme(), "-studio-canvas")));
        stage.setScene(new Scene(ground, Screens.width(state), Screens.height(state)));
        stage.setMaximized(state.maximized());
        stage.show();
        Themes.goBelowAll(state.theme());
        Beside.make(() -> window.get().dressed(), made -> {
            if (stage.isShowing()) {
                entered.accept(made.enter());
            } else {
                made.release();
            }
        });
    }

    static void afterFrames(int count, Runnable then) {
        int[] frames = {0};
        Hands.everyFrame(() -> {
            if (++frames[0] < count) {
                return true;
            }
            then.run();
            return false;
        });
    }
}
