package studio.lipschitz.ui.shell;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import studio.lipschitz.ui.fx.Beside;

/// What the first window shows while its panels are made: the ground of the drawing and the program's name, in the chosen theme; and then, if one is wanted, the welcome
/// page.
public final class Curtain {
    /// The first frame begins before the layout, the second while the renderer draws the first, and the third once that is drawn.
    static final int DRAWN = 3;

    private Curtain() {}

    /// Shows `stage` so, and has `window` made meanwhile, beside the FX thread. Then that enters, unless the stage was closed before.
    ///
    /// @param entered gets it when it has
    public static void raise(Stage stage, Settings.State state, Supplier<StudioWindow> window, Consumer<StudioWindow> entered) {
        Themes.goBelowAll(state.theme());
        follow(stage, window, made -> entered.accept(made.enter()));
        raise(stage, state);
    }

    /// As [#raise(Stage, Settings.State, Supplier, Consumer)]; the welcome page comes before the window, if one is wanted.
    ///
    /// @param welcome always the same one, asked for beside the FX thread first
    /// @param greeted runs when the page is shown
    public static void raise(Stage stage, Settings.State state, Supplier<EarlyWelcome> welcome, Runnable greeted,
            Supplier<StudioWindow> window,
            Consumer<StudioWindow> entered) {
        Themes.goBelowAll(state.theme());
        Beside.make(() -> welcome.get().scene(), page -> {
            if (page.isPresent() && stage.isShowing()) {
                stage.setScene(page.get());
                welcome.get().shown(page.get(), () -> follow(stage, window, made -> await(stage, welcome.get(), made, entered)));
                greeted.run();
            } else {
                follow(stage, window, made -> entered.accept(made.enter()));
            }
        });
        raise(stage, state);
    }

    /// It enters when the page is left, unless the stage is closed before.
    private static void await(Stage stage, EarlyWelcome welcome, StudioWindow made, Consumer<StudioWindow> entered) {
        EventHandler<WindowEvent> closed = _ -> {
            welcome.end();
            made.release();
        };
        stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, closed);
        welcome.ready(made.first(), () -> {
            stage.removeEventHandler(WindowEvent.WINDOW_HIDDEN, closed);
            entered.accept(made.enter());
        });
    }

    private static void raise(Stage stage, Settings.State state) {
        var ground = new Ground(state.theme());
        stage.setScene(new Scene(ground, Screens.width(state), Screens.height(state)));
        stage.setMaximized(state.maximized());
        stage.setTitle("Lipschitz Studio"); // until a document has a name
        stage.show();
        afterFrames(DRAWN, ground::busy);
        keepInSight(stage);
    }

    /// A scene that is set while an X11 desktop still frames the window may leave its title bar above the screen, where nobody can grasp it. Until somebody presses
    /// the mouse, which is long after that, nobody else moves it there.
    static void keepInSight(Stage stage) {
        var moved = new ChangeListener<Number>() {
            @Override
            public void changed(ObservableValue<? extends Number> y, Number before, Number now) {
                if (now.doubleValue() < Screens.around(stage).getMinY()) {
                    y.removeListener(this);
                    afterFrames(1, stage::centerOnScreen);
                }
            }
        };
        stage.yProperty().addListener(moved);
        stage.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> stage.yProperty().removeListener(moved));
    }

    private static void follow(Stage stage, Supplier<StudioWindow> window, Consumer<StudioWindow> then) {
        Beside.make(() -> window.get().dressed(), made -> {
            if (stage.isShowing()) {
                then.accept(made);
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
