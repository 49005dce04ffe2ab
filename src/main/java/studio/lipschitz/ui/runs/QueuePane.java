package studio.lipschitz.ui.runs;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import studio.lipschitz.runs.Queued;
import studio.lipschitz.runs.Queued.Standing;
import studio.lipschitz.ui.fx.Hint;
import studio.lipschitz.ui.workspace.RunQueue;

/// The networks that wait for their training, in their order.
final class QueuePane extends VBox {
    private final RunLibrary library;
    private final RunQueue queue;
    private final ListView<Queued> list;
    private final Map<Queued, Standing> standings = new WeakHashMap<>();

    QueuePane(RunLibrary library) {
        this.library = library;
        queue = library.host().queue();
        list = new ListView<>(queue.waiting());
        setId("runs-queue");
        list.setId("runs-queue-list");
        list.setAccessibleText(text("runs.queue"));
        list.getStyleClass().add("runs-queue-list");
        list.setCellFactory(_ -> new QueueCell(each -> standings.getOrDefault(each, Standing.AS_IT_WAS)));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DELETE) {
                remove();
                event.consume();
            } else if (event.isAltDown() && (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN)) {
                move(event.getCode() == KeyCode.UP ? -1 : 1);
                event.consume();
            }
        });
        var add = new Button(text("runs.queue.add"), new FontIcon(Material2OutlinedAL.ADD));
        add.setId("runs-queue-add");
        add.getStyleClass().add("runs-toggle");
        add.setOnAction(_ -> library.host().enqueue());
        var hold = new ToggleButton();
        hold.setId("runs-queue-hold");
        hold.getStyleClass().add("runs-toggle");
        hold.selectedProperty().bindBidirectional(queue.heldProperty());
        hold.textProperty().bind(Bindings.when(queue.heldProperty()).then(text("runs.queue.goOn")).otherwise(text("runs.queue.hold")));
        var nothing = Bindings.isEmpty(list.getSelectionModel().getSelectedIndices());
        Button up = button("up", text("runs.queue.up"), Material2OutlinedAL.ARROW_UPWARD, () -> move(-1));
        Button down = button("down", text("runs.queue.down"), Material2OutlinedAL.ARROW_DOWNWARD, () -> move(1));
        Button renew = button("renew", text("grid.queue.renew"), Material2OutlinedMZ.REFRESH, this::renew);
        Button remove = button("remove", text("runs.queue.remove"), Material2OutlinedAL.DELETE, this::remove);
        Button clear = button("clear", text("grid.queue.clear"), Material2OutlinedAL.DELETE_SWEEP,
                () -> queue.remove(IntStream.range(0, queue.waiting().size()).boxed().toList()));
        List.of(up, down, renew, remove).forEach(each -> each.disableProperty().bind(nothing));
        clear.disableProperty().bind(Bindings.isEmpty(queue.waiting()));
        var bar = new HBox(add, hold, up, down, renew, remove, clear);
        bar.getStyleClass().add("runs-queue-bar");
        var body = new StackPane(list, empty());
        list.visibleProperty().bind(Bindings.isNotEmpty(queue.waiting()));
        body.setMinHeight(0);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(bar, restored(), body);
        sceneProperty().addListener(_ -> look());
        queue.waiting().addListener((ListChangeListener<Queued>) _ -> look());
    }

    private Label restored() {
        var restored = new Label(text("grid.queue.restored"));
        restored.setId("runs-queue-restored");
        restored.getStyleClass().add("runs-queue-restored");
        restored.setWrapText(true);
        restored.setMinHeight(USE_PREF_SIZE);
        restored.setMaxWidth(Double.MAX_VALUE);
        restored.visibleProperty().bind(queue.restoredProperty().and(Bindings.isNotEmpty(queue.waiting())));
        restored.managedProperty().bind(restored.visibleProperty());
        return restored;
    }

    private VBox empty() {
        var headline = new Label(text("runs.queue.empty"));
        headline.getStyleClass().add("empty-headline");
        var reason = new Label(text("runs.queue.empty.reason"));
        reason.getStyleClass().add("note");
        reason.setWrapText(true);
        var empty = new VBox(headline, reason);
        empty.getStyleClass().add("empty-state");
        empty.setMouseTransparent(true);
        empty.visibleProperty().bind(Bindings.isEmpty(queue.waiting()));
        return empty;
    }

    private static Button button(String id, String does, Ikon icon, Runnable action) {
        var button = new Button();
        button.setId("runs-queue-" + id);
        button.setGraphic(new FontIcon(icon));
        button.setAccessibleText(does);
        button.getStyleClass().addAll("button-icon", "flat", "runs-button");
        button.setOnAction(_ -> action.run());
        Hint.install(button, does);
        return button;
    }

    /// What has become of the files of those that wait: looked up beside the FX thread while somebody sees them.
    private void look() {
        if (getScene() == null) {
            return;
        }
        List<Queued> unknown = queue.waiting().stream().filter(each -> !standings.containsKey(each)).toList();
        if (!unknown.isEmpty()) {
            library.tasks().start(() -> unknown.stream().map(Queued::standing).toList(), found -> {
                for (int i = 0; i < found.size(); i++) {
                    standings.put(unknown.get(i), found.get(i));
                }
                list.refresh();
            }, _ -> {});
        }
    }

    private List<Integer> selection() {
        return list.getSelectionModel().getSelectedIndices().stream().filter(i -> i >= 0).sorted().toList();
    }

    private void remove() {
        List<Integer> places = selection();
        if (!places.isEmpty()) {
            queue.remove(places);
            select(List.of(Math.min(places.getFirst(), queue.waiting().size() - 1)));
        }
    }

    private void move(int by) {
        List<Integer> places = selection();
        if (!places.isEmpty()) {
            select(queue.move(places, by));
        }
    }

    private void select(List<Integer> places) {
        list.getSelectionModel().clearSelection();
        places.stream().filter(place -> place >= 0).forEach(list.getSelectionModel()::select);
    }

    /// Puts what their files hold now in the place of the selected ones.
    private void renew() {
        List<Queued> chosen = new ArrayList<>(selection().stream().map(queue.waiting()::get).toList());
        library.tasks().start(() -> Renewal.of(chosen), renewal -> {
            renewal.renewed().forEach(queue::replace);
            if (renewal.complaint().isEmpty()) {
                library.host().say(text("grid.queue.renewed", renewal.renewed().size()));
            } else {
                library.host().complain(renewal.complaint());
            }
        }, e -> library.host().complain(RunLibrary.reason(e)));
    }
}
