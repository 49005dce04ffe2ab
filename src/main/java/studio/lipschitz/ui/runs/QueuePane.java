package studio.lipschitz.ui.runs;

import static studio.lipschitz.text.Texts.text;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import studio.lipschitz.training.TrainingPlan;
import studio.lipschitz.ui.fx.Hint;
import studio.lipschitz.ui.workspace.RunQueue;
import studio.lipschitz.ui.workspace.RunQueue.Waiting;

/// The networks that wait for their training, in their order.
final class QueuePane extends VBox {
    private final RunQueue queue;
    private final ListView<Waiting> list;

    QueuePane(RunsHost host) {
        queue = host.queue();
        list = new ListView<>(queue.waiting());
        setId("runs-queue");
        list.setId("runs-queue-list");
        list.setAccessibleText(text("runs.queue"));
        list.getStyleClass().add("runs-queue-list");
        list.setCellFactory(_ -> new Cell());
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
        add.setOnAction(_ -> host.enqueue());
        var hold = new ToggleButton();
        hold.setId("runs-queue-hold");
        hold.getStyleClass().add("runs-toggle");
        hold.selectedProperty().bindBidirectional(queue.heldProperty());
        hold.textProperty().bind(Bindings.when(queue.heldProperty()).then(text("runs.queue.goOn")).otherwise(text("runs.queue.hold")));
        var nothing = list.getSelectionModel().selectedItemProperty().isNull();
        Button up = button("up", text("runs.queue.up"), Material2OutlinedAL.ARROW_UPWARD, () -> move(-1));
        Button down = button("down", text("runs.queue.down"), Material2OutlinedAL.ARROW_DOWNWARD, () -> move(1));
        Button remove = button("remove", text("runs.queue.remove"), Material2OutlinedAL.DELETE, this::remove);
        up.disableProperty().bind(nothing);
        down.disableProperty().bind(nothing);
        remove.disableProperty().bind(nothing);
        var bar = new HBox(add, hold, up, down, remove);
        bar.getStyleClass().add("runs-queue-bar");
        var headline = new Label();
        headline.getStyleClass().add("empty-headline");
        headline.setText(text("runs.queue.empty"));
        var reason = new Label(text("runs.queue.empty.reason"));
        reason.getStyleClass().add("note");
        reason.setWrapText(true);
        var empty = new VBox(headline, reason);
        empty.getStyleClass().add("empty-state");
        empty.setMouseTransparent(true);
        empty.visibleProperty().bind(Bindings.isEmpty(queue.waiting()));
        list.visibleProperty().bind(empty.visibleProperty().not());
        var body = new StackPane(list, empty);
        body.setMinHeight(0);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(bar, body);
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

    private void remove() {
        int selected = list.getSelectionModel().getSelectedIndex();
        if (selected >= 0) {
            queue.waiting().remove(selected);
        }
    }

    private void move(int by) {
        int selected = list.getSelectionModel().getSelectedIndex();
        if (selected >= 0) {
            queue.move(selected, by);
            list.getSelectionModel().clearAndSelect(Math.clamp((long) selected + by, 0, queue.waiting().size() - 1));
        }
    }

    /// `1. digits: 5 epochs of mnist08, lr 0.001, seed 0`
    private static final class Cell extends ListCell<Waiting> {
        @Override
        protected void updateItem(@Nullable Waiting waiting, boolean empty) {
            super.updateItem(waiting, empty);
            if (empty || waiting == null) {
                setText(null);
                return;
            }
            TrainingPlan plan = waiting.project().plan();
            setText(text("runs.queue.waiting", getIndex() + 1, waiting.name(), plan.epochs(), plan.data(), plan.lr(), plan.seed()));
        }
    }
}
