package studio.lipschitz.ui.chart;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Point2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.ui.chart.ChartNotes.Flag;
import studio.lipschitz.ui.fx.FxThread;

/// Notes on a chart: N places one where the crosshair stands, a double click where it is made, a click on a flag changes its text, and the menu of the plot does
/// all of it.
final class NoteLayer {
    /// Pixels around a flag that belong to it, and of its height.
    private static final double NEAR = MarkPainter.NOTE_WIDTH + 2;

    private static final double HEIGHT = MarkPainter.NOTE_HEIGHT + 3;

    private final Pane plot;
    private final Crosshair crosshair;
    private final Supplier<@Nullable ChartFrame> frame;
    private final NoteEditor editor;
    private final ContextMenu menu = new ContextMenu();
    private ChartNotes notes = ChartNotes.NONE;

    /// @param plot hears mouse and keys, and holds the editor
    /// @param frame the picture on screen; null where there is none
    NoteLayer(String chart, Pane plot, Crosshair crosshair, Supplier<@Nullable ChartFrame> frame) {
        this.plot = plot;
        this.crosshair = crosshair;
        this.frame = frame;
        editor = new NoteEditor(chart, plot::requestFocus);
        menu.setId(chart + "-notes");
        plot.getChildren().add(editor);
        plot.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.N && !event.isShortcutDown() && !event.isAltDown() && notes.open()) {
                FxThread.later(this::place); // the letter of the key is still to come
                event.consume();
            }
        });
        plot.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                flagAt(event.getX(), event.getY()).ifPresent(this::edit);
            }
        });
        plot.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> {
            if (fill(event)) {
                menu.show(plot, event.getScreenX(), event.getScreenY());
                event.consume();
            }
        });
        plot.addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> menu.hide());
    }

    void use(ChartNotes wanted) {
        notes = wanted;
    }

    /// @return whether there are notes here, so that a double click means one
    boolean open() {
        return notes.open();
    }

    ChartNotes notes() {
        return notes;
    }

    /// Opens the editor where a double click was made; on a flag its first click has done so.
    void placeAt(double px) {
        ChartFrame shown = frame.get();
        if (shown != null && notes.open() && !editor.isVisible()) {
            write(shown, Math.clamp(shown.xAt(px), shown.x().from(), shown.x().to()));
        }
    }

    /// Where the crosshair stands; at the end of the curves while the pointer is elsewhere.
    private void place() {
        ChartFrame shown = frame.get();
        if (shown == null) {
            return;
        }
        Point2D at = crosshair.pointer();
        boolean inside = at != null && shown.contains(at.getX(), at.getY());
        write(shown, inside && at != null ? crosshair.x(shown, at.getX()) : Math.min(shown.spec().until(), shown.x().to()));
    }

    private void write(ChartFrame shown, double x) {
        editor.open(text("chart.note.new", notes.place(x)), "", kept -> notes.add(x, kept), shown.pixelOf(x), plot.getWidth());
    }

    private void edit(Flag flag) {
        ChartFrame shown = frame.get();
        if (shown != null) {
            editor.open(notes.place(flag.x()), flag.text(), kept -> notes.change(flag, kept), shown.pixelOf(flag.x()), plot.getWidth());
        }
    }

    private Optional<Flag> flagAt(double px, double py) {
        ChartFrame shown = frame.get();
        if (shown == null || py < shown.top() - 2 || py > shown.top() + HEIGHT) {
            return Optional.empty();
        }
        return near(shown, px);
    }

    private Optional<Flag> near(ChartFrame shown, double px) {
        return notes.flags().stream().filter(flag -> Math.abs(shown.pixelOf(flag.x()) - px) <= NEAR)
                .min(java.util.Comparator.comparingDouble(flag -> Math.abs(shown.pixelOf(flag.x()) - px)));
    }

    /// @return whether there is anything to choose
    private boolean fill(ContextMenuEvent event) {
        ChartFrame shown = frame.get();
        if (shown == null || (!notes.open() && notes.flags().isEmpty())) {
            return false;
        }
        boolean keyboard = event.isKeyboardTrigger();
        Point2D here = plot.sceneToLocal(event.getSceneX(), event.getSceneY());
        menu.getItems().clear();
        if (notes.open()) {
            menu.getItems().add(item("note-add", text("chart.note.add"), () -> {
                if (keyboard) {
                    place();
                } else {
                    placeAt(here.getX());
                }
            }));
        }
        List<Flag> flags = notes.flags();
        if (notes.open() && !flags.isEmpty()) {
            menu.getItems().add(new SeparatorMenuItem());
        }
        for (int i = 0; i < flags.size(); i++) {
            Flag flag = flags.get(i);
            menu.getItems()
                    .add(item("note-" + (i + 1), text("chart.note.item", i + 1, notes.place(flag.x()), flag.text()), () -> edit(flag)));
        }
        return true;
    }

    private static MenuItem item(String id, String words, Runnable action) {
        var item = new MenuItem(words);
        item.setId(id);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> FxThread.later(action)); // the menu gives the keyboard back first
        return item;
    }
}
