package studio.lipschitz.ui.guide;

import static studio.lipschitz.text.Texts.text;

import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import studio.lipschitz.ui.fx.Tasks;
import studio.lipschitz.ui.fx.TextScale;

/// The window of the guide, beside the one that it tells about: in its theme and its size of text, and gone with it.
public final class GuideWindow {
    private static final double WIDTH = 1040;
    private static final double HEIGHT = 760;

    private final Stage stage = new Stage();
    private final Tasks tasks = new Tasks();
    private final GuideView view;

    /// @param beside the window that it is asked from
    /// @param browse shows an address of the web
    public GuideWindow(Stage beside, ObservableValue<Boolean> dark, Consumer<String> browse) {
        view = new GuideView(tasks, dark, browse);
        var scene = new Scene(view, WIDTH, HEIGHT);
        Scene dressed = beside.getScene();
        Bindings.bindContent(scene.getStylesheets(), dressed.getStylesheets());
        scene.userAgentStylesheetProperty().bind(dressed.userAgentStylesheetProperty());
        TextScale.follow(scene, dressed);
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.W, KeyCombination.SHORTCUT_DOWN), stage::hide);
        Bindings.bindContent(stage.getIcons(), beside.getIcons());
        stage.setScene(scene);
        stage.setOnShown(_ -> view.focusPage());
        stage.setMinWidth(560);
        stage.setMinHeight(360);
        stage.titleProperty().bind(view.titleProperty().map(title -> text("guide.window", title)));
    }

    /// It belongs to a dialog, with which it goes; before it is shown.
    public void standAbove(Window dialog) {
        stage.initOwner(dialog);
        dialog.addEventHandler(WindowEvent.WINDOW_HIDDEN, _ -> close());
    }

    /// Opens a page, in front.
    ///
    /// @param target its id, with `#anchor` where one of its headings is meant
    public void show(String target) {
        view.open(target);
        if (!stage.isShowing()) {
            stage.show();
        }
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
    }

    public boolean isShowing() {
        return stage.isShowing();
    }

    public void close() {
        stage.hide();
        tasks.abandon();
    }
}
