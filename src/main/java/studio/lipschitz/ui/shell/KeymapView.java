package studio.lipschitz.ui.shell;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.ui.fx.FxThread;
import studio.lipschitz.ui.fx.TextScale;
import studio.lipschitz.ui.fx.Ticker;
import studio.lipschitz.ui.shell.Keymap.Command;
import studio.lipschitz.ui.shell.KeymapEditor.Step;

/// All commands with their keys, and the means to change these. The cursor stays in the search while the arrows walk the list; Enter waits for new keys.
final class KeymapView extends Dialog<Void> {
    private static final PseudoClass LISTENING = PseudoClass.getPseudoClass("listening");
    private static final PseudoClass ASKING = PseudoClass.getPseudoClass("asking");
    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");
    private static final double WIDTH = 700;
    private static final double FRAME = 60; // of the window, and what the desktop keeps
    private static final double AROUND = 250; // pixels above and below the list
    private static final int ROWS = 11;
    private static final int ROWS_A_FRAME = 3;

    private final MenuKeys keys;
    private final KeymapEditor editor;
    private final TextField search = new TextField();
    private final ListView<Command> list = new ListView<>();
    private final Label said = new Label();
    private final Button yes = button("keymap-yes", "", () -> {});
    private final Button no = button("keymap-no", text("shell.keys.cancel"), () -> {});
    private final HBox strip = new HBox(said, yes, no);
    private final Button change = button("keymap-change", text("shell.keys.change"), this::listen);
    private final Button remove = button("keymap-remove", text("shell.keys.remove"), this::remove);
    private final Button reset = button("keymap-reset", text("shell.keys.reset"), () -> chosen().ifPresent(this::reset));
    private final Button resetAll = button("keymap-reset-all", text("shell.keys.resetAll"), this::resetAll);
    private final Ticker filling = Ticker.frames(this::fillOn);
    private final Subscription changes;
    private @Nullable Node before; // had the focus before the keys were waited for
    private boolean swallow; // the letter of the keys that were taken

    KeymapView(@Nullable Window owner, MenuKeys keys) {
        this.keys = keys;
        double text = owner == null ? 1 : TextScale.in(owner.getScene()).get();
        editor = new KeymapEditor(keys.keymapProperty()::get, keys::change);
        Themes.putAbove(this, owner);
        initModality(Modality.WINDOW_MODAL);
        setTitle(text("shell.keys.title"));
        setHeaderText(text("shell.keys.title"));
        setResizable(true);
        search.setId("keymap-search");
        search.setPromptText(text("shell.keys.search"));
        search.getStyleClass().add("finder-field");
        search.textProperty().addListener(_ -> fill());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::keyInSearch);
        list.setId("keymap-list");
        list.getStyleClass().add("keymap-list");
        Rectangle2D screen = Screens.around(owner);
        double room = screen.getHeight() - FRAME - AROUND * text;
        list.prefHeightProperty().bind(Bindings.min(list.fixedCellSizeProperty().multiply(ROWS).add(2), room));
        list.setCellFactory(_ -> new KeymapCell(keys.keymapProperty()::get, this::listen));
        list.setPlaceholder(new Label(text("shell.keys.none")));
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::keyInList);
        list.getSelectionModel().selectedItemProperty().subscribe(_ -> rest());
        VBox.setVgrow(list, Priority.ALWAYS);
        said.setId("keymap-said");
        said.setWrapText(true);
        said.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(said, Priority.ALWAYS);
        yes.setOnAction(_ -> editor.agree());
        no.setOnAction(_ -> editor.cancel());
        strip.getStyleClass().add("keymap-strip");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var actions = new HBox(change, remove, reset, gap, resetAll);
        actions.getStyleClass().add("keymap-actions");
        var content = new VBox(search, KeymapCell.head(), list, strip, actions);
        content.getStyleClass().add("keymap");
        DialogPane pane = getDialogPane();
        pane.setId("keymap");
        pane.setContent(content);
        pane.setMinWidth(Math.min(WIDTH * text, screen.getWidth() - FRAME)); // the theme's dialogs are narrower
        pane.getButtonTypes().add(ButtonType.CLOSE);
        pane.addEventFilter(KeyEvent.ANY, this::keyAnywhere);
        editor.stepProperty().addListener((_, _, step) -> show(step));
        changes = keys.keymapProperty().subscribe((_, _) -> changed());
        setOnShown(_ -> {
            FxThread.later(search::requestFocus); // after the dialog has given it to a button
            filling.start();
        });
        setOnHidden(_ -> {
            filling.stop();
            changes.unsubscribe();
        });
    }

    private static Button button(String id, String text, Runnable action) {
        var button = new Button(text);
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        button.setAlignment(Pos.CENTER);
        return button;
    }

    private Optional<Command> chosen() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    /// What makes the dialog, for throwing away: the first that a person opens comes quicker.
    static Supplier<Parent> sample(MenuKeys keys) {
        return () -> {
            var view = new KeymapView(null, keys);
            view.fill();
            DialogPane pane = view.getDialogPane();
            pane.getScene().setRoot(new StackPane());
            view.changes.unsubscribe();
            return pane;
        };
    }

    /// A few rows a frame: all at once would keep the window waiting.
    private void fillOn() {
        List<Command> found = editor.find(search.getText());
        int shown = list.getItems().size();
        list.getItems().addAll(found.subList(shown, Math.min(shown + ROWS_A_FRAME, found.size())));
        if (shown == 0) {
            list.getSelectionModel().selectFirst();
        }
        if (list.getItems().size() == found.size()) {
            filling.stop();
        }
    }

    private void fill() {
        filling.stop();
        List<Command> found = editor.find(search.getText());
        list.getItems().setAll(found);
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    /// Here or in another window: what is asked about the old keys is void.
    private void changed() {
        rest();
        list.refresh();
    }

    private void rest() {
        editor.cancel();
        show(editor.stepProperty().get()); // even if it rested before: another row is chosen, or its keys are others
    }

    private void listen() {
        chosen().ifPresent(command -> {
            remember();
            editor.listen(command);
        });
    }

    private void remove() {
        chosen().ifPresent(command -> {
            remember();
            editor.remove(command);
        });
    }

    private void reset(Command command) {
        remember();
        editor.reset(command);
    }

    private void resetAll() {
        remember();
        editor.resetAll();
    }

    /// The focus leaves what is about to be disabled.
    private void remember() {
        before = search.isFocused() ? search : list;
        list.requestFocus();
    }

    private void show(Step step) {
        boolean rest = step instanceof Step.Rest;
        boolean asking = step instanceof Step.Asking;
        Optional<Command> command = chosen();
        boolean changed = command.filter(keys.keymapProperty().get()::changed).isPresent();
        strip.pseudoClassStateChanged(LISTENING, step instanceof Step.Listening);
        strip.pseudoClassStateChanged(ASKING, asking);
        strip.pseudoClassStateChanged(REFUSED, step instanceof Step.Listening listening && listening.refused());
        said.setText(step.said().isEmpty() ? command.map(this::about).orElse("") : step.said());
        if (step instanceof Step.Asking(_, String agree, _, _)) {
            yes.setText(agree);
        }
        offer(yes, asking);
        offer(no, !rest);
        change.setDisable(!rest || command.isEmpty());
        remove.setDisable(!rest || command.flatMap(keys.keymapProperty().get()::key).isEmpty());
        reset.setDisable(!rest || !changed);
        resetAll.setDisable(!rest || !keys.keymapProperty().get().changed());
        if (asking) {
            yes.requestFocus();
        } else if (rest && before != null) {
            before.requestFocus();
            before = null;
        }
    }

    private static void offer(Button answer, boolean now) {
        answer.setVisible(now);
        answer.setManaged(now);
    }

    private String about(Command command) {
        if (!keys.keymapProperty().get().changed(command)) {
            return text("shell.keys.about", command.name());
        }
        return command.standard().map(key -> text("shell.keys.standard", command.name(), key.getDisplayText()))
                .orElseGet(() -> text("shell.keys.standard.none", command.name()));
    }

    /// While keys are waited for, every key is for the editor; Esc ends what goes on before it closes the dialog.
    private void keyAnywhere(KeyEvent event) {
        boolean pressed = event.getEventType() == KeyEvent.KEY_PRESSED;
        boolean escape = pressed && event.getCode() == KeyCode.ESCAPE;
        Step step = editor.stepProperty().get();
        if (!(step instanceof Step.Rest) && escape) {
            editor.cancel();
            event.consume();
        } else if (step instanceof Step.Listening) {
            if (pressed) {
                KeyPress.of(event).ifPresent(editor::press);
                swallow = true;
            }
            event.consume();
        } else if (escape) {
            close(); // here, as the list keeps Esc for itself
            event.consume();
        } else if (pressed) {
            swallow = false;
        } else if (swallow && event.getEventType() == KeyEvent.KEY_TYPED) {
            event.consume();
        }
    }

    private void keyInSearch(KeyEvent event) {
        int by = switch (event.getCode()) {
            case DOWN, KP_DOWN -> 1;
            case UP, KP_UP -> -1;
            case PAGE_DOWN -> ROWS - 1;
            case PAGE_UP -> 1 - ROWS;
            default -> 0;
        };
        if (by != 0) {
            int to = Math.clamp(list.getSelectionModel().getSelectedIndex() + by, 0, Math.max(0, list.getItems().size() - 1));
            list.getSelectionModel().select(to);
            list.scrollTo(Math.max(0, to - ROWS / 2));
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            listen();
            event.consume();
        }
    }

    private void keyInList(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            listen();
            event.consume();
        } else if (event.getCode() == KeyCode.DELETE && !remove.isDisabled()) {
            remove();
            event.consume();
        }
    }
}
