package studio.lipschitz.ui.shell;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javafx.collections.ListChangeListener;
import javafx.event.EventHandler;
import javafx.event.EventType;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.guide.Guide;
import studio.lipschitz.ui.fx.FxThread;
import studio.lipschitz.ui.guide.GuideWindow;
import studio.lipschitz.ui.workspace.Workspace;

/// The ways from the window into the guide: its first page, the page of what has the focus, and that of whatever is clicked next.
final class GuideAccess {
    /// What would do something to whatever is under the mouse.
    private static final Set<EventType<?>> DOES = Set.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED, MouseEvent.MOUSE_CLICKED,
            MouseEvent.MOUSE_DRAGGED, MouseEvent.DRAG_DETECTED);

    private final Stage stage;
    private final Themes themes;
    private final Workspace workspace;
    private final GuideTopics topics;
    private @Nullable GuideWindow guide; // made when it is first asked for

    private GuideAccess(Stage stage, Themes themes, Workspace workspace) {
        this.stage = stage;
        this.themes = themes;
        this.workspace = workspace;
        topics = new GuideTopics(workspace);
    }

    /// Ties the three items of the menu Help to the guide.
    ///
    /// @param scene of the window
    /// @param menus the last of them is Help
    static void lead(List<Menu> menus, Stage stage, Scene scene, Themes themes, Workspace workspace) {
        var access = new GuideAccess(stage, themes, workspace);
        item(menus, "menu-guide").setOnAction(_ -> access.show(Guide.HOME));
        item(menus, "menu-guide-here").setOnAction(_ -> access.show(access.topics.of(scene)));
        item(menus, "menu-guide-click").setOnAction(_ -> access.ask(scene));
        ListChangeListener<Window> dialogs = change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(window -> access.answerIn(window, item(menus, "menu-guide-here")));
            }
        };
        FxThread.now(() -> {
            Window.getWindows().addListener(dialogs);
            stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, _ -> {
                Window.getWindows().removeListener(dialogs);
                access.close();
            });
            stage.addEventHandler(WindowEvent.WINDOW_SHOWN, _ -> { // it comes back after a training
                Window.getWindows().removeListener(dialogs);
                Window.getWindows().addListener(dialogs);
            });
        });
    }

    private static MenuItem item(List<Menu> menus, String id) {
        return menus.stream().flatMap(menu -> menu.getItems().stream()).filter(item -> id.equals(item.getId())).findFirst().orElseThrow();
    }

    /// In a dialog above the window the key does the same, and the guide stands above the dialog: what lies below one that waits for an answer can't be used.
    private void answerIn(Window window, MenuItem here) {
        boolean ours = window instanceof Stage dialog && dialog.getScene() != null && dialog.getScene().getRoot() instanceof DialogPane
                && above(dialog.getOwner());
        if (ours && window.getProperties().putIfAbsent(GuideAccess.class, here) == null) {
            var beside = new AtomicReference<@Nullable GuideWindow>();
            window.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
                if (here.getAccelerator() != null && here.getAccelerator().match(event)) {
                    event.consume();
                    Node focused = window.getScene().getFocusOwner();
                    GuideWindow above = beside.get();
                    if (above == null || !above.isShowing()) {
                        above = new GuideWindow(stage, themes.darkProperty(), new Browser(workspace)::show);
                        above.standAbove(window);
                        beside.set(above);
                    }
                    above.show(topics.of(focused == null ? window.getScene().getRoot() : focused));
                }
            });
        }
    }

    private boolean above(@Nullable Window owner) {
        return owner != null && (owner.equals(stage) || (owner instanceof Stage dialog && above(dialog.getOwner())));
    }

    private void show(String target) {
        GuideWindow window = guide;
        if (window == null) {
            window = new GuideWindow(stage, themes.darkProperty(), new Browser(workspace)::show);
            guide = window;
        }
        window.show(target);
    }

    private void close() {
        if (guide != null) {
            guide.close();
            guide = null;
        }
    }

    /// The next press of the mouse says what is meant, and does nothing else.
    private void ask(Scene scene) {
        workspace.say(text("guide.whatIsThis"));
        Cursor before = scene.getCursor();
        scene.setCursor(Cursor.CROSSHAIR);
        scene.addEventFilter(InputEvent.ANY, new EventHandler<InputEvent>() {
            private boolean pressed;

            @Override
            public void handle(InputEvent event) {
                boolean escape = event instanceof KeyEvent key && key.getCode() == KeyCode.ESCAPE
                        && key.getEventType() == KeyEvent.KEY_PRESSED;
                boolean ends = escape || event.getEventType() == MouseEvent.MOUSE_CLICKED;
                if (event.getEventType() == MouseEvent.MOUSE_PRESSED) {
                    pressed = true;
                }
                if (ends && (escape || pressed)) {
                    scene.removeEventFilter(InputEvent.ANY, this);
                    scene.setCursor(before);
                    workspace.say("");
                }
                if (escape || DOES.contains(event.getEventType())) {
                    event.consume();
                }
                if (ends && !escape && pressed && event.getTarget() instanceof Node node) {
                    show(topics.of(node));
                }
            }
        });
    }
}
