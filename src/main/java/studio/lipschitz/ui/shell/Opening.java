package studio.lipschitz.ui.shell;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.project.Project;
import studio.lipschitz.ui.fx.Tasks;

/// A window's first moments: its panels get their sizes, the drawing comes into sight, what was left over is offered, and while nobody touches the window
/// what is shown later is made ready.
final class Opening {
    private final Stage stage;
    private final Scene scene;
    private final ShellView shell;
    private final Settings.State state;
    private final Runnable drawn;
    private final Runnable whole;
    private final Supplier<Stream<Runnable>> preparations;
    private @Nullable IdleWork preparation;

    /// @param drawn runs when the canvas has its place
    /// @param whole runs when every panel has
    /// @param preparations steps that make ready what is shown later
    Opening(Stage stage, Scene scene, ShellView shell, Settings.State state, Runnable drawn, Runnable whole,
            Supplier<Stream<Runnable>> preparations) {
        this.stage = stage;
        this.scene = scene;
        this.shell = shell;
        this.state = state;
        this.drawn = drawn;
        this.whole = whole;
        this.preparations = preparations;
    }

    /// In a stage that is shown already, before it gets the scene: a panel a frame.
    void behindCurtain() {
        shell.unveil(state, drawn, () -> {
            if (stage.isShowing()) {
                whole.run();
                prepare();
            }
        });
    }

    /// The stage is shown with the scene: all at once.
    void shown() {
        shell.restore(state, () -> {
            drawn.run();
            whole.run();
        });
        prepare();
    }

    private void prepare() {
        StageIcons.dress(stage);
        preparation = new IdleWork(scene, preparations.get().toList());
    }

    boolean prepared() {
        return preparation != null && preparation.done();
    }

    /// Every module with its fixes, which are read and made for the first time here and not when a person adds the first module.
    static void judgeEveryModule(Tasks tasks) {
        tasks.start(() -> Project.EMPTY.withDrawing(Network.of(
                Catalogue.all().stream().map(type -> new Node(type.name(), type.defaults())).toList(), List.of())).analysis(),
                _ -> {}, _ -> {});
    }
}
