package studio.lipschitz.ui.shell;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.event.EventHandler;
import javafx.event.EventType;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
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
        stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, _ -> access.close());
    }

    private static MenuItem item(List<Menu> menus, String id) {
        return menus.stream().flatMap(menu -> menu.getItems().stream()).filter(item -> id.equals(item.getId())).findFirst().orElseThrow();
    }

    private void show(String target) {
        GuideWindow window = guide;
        if (window == null) {
            window = new GuideWindow(stage, themes.darkProperty(), this::browse);
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

    /// With the desktop's browser; where there is none, the address can be pasted into another machine's.
    private void browse(String address) {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        List<String> command = os.contains("win") ? List.of("rundll32", "url.dll,FileProtocolHandler", address)
                : List.of(os.contains("mac") ? "open" : "xdg-open", address);
        Thread.ofVirtual().start(() -> {
            try {
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            } catch (java.io.IOException e) {
                FxThread.later(() -> {
                    var content = new ClipboardContent();
                    content.putString(address);
                    Clipboard.getSystemClipboard().setContent(content);
                    workspace.say(text("guide.browse", address));
                });
            }
        });
    }
}
