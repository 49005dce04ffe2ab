package studio.lipschitz.ui.runs;

import static studio.lipschitz.text.Texts.text;

import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.runs.Queued;
import studio.lipschitz.runs.Queued.Standing;
import studio.lipschitz.training.TrainingPlan;

/// One that waits: `1. digits: 5 epochs of mnist08, lr 0.001, seed 0`, of which grid it is, and what there is to know of its file.
final class QueueCell extends ListCell<Queued> {
    private final Function<Queued, Standing> standing;
    private final Label what = new Label();
    private final Label point = new Label();
    private final Label note = new Label();
    private final VBox lines = new VBox(what, point, note);

    QueueCell(Function<Queued, Standing> standing) {
        this.standing = standing;
        lines.setMinWidth(0);
        lines.setPrefWidth(0); // as wide as the list
        point.getStyleClass().add("runs-queue-point");
        note.getStyleClass().add("runs-queue-note");
        note.setWrapText(true);
        note.managedProperty().bind(note.textProperty().isNotEmpty());
        point.managedProperty().bind(point.textProperty().isNotEmpty());
    }

    @Override
    protected void updateItem(@Nullable Queued waiting, boolean empty) {
        super.updateItem(waiting, empty);
        if (empty || waiting == null) {
            setGraphic(null);
            return;
        }
        TrainingPlan plan = waiting.project().plan();
        what.setText(text("runs.queue.waiting", getIndex() + 1, waiting.name(), plan.epochs(), plan.data(), plan.lr(), plan.seed()));
        point.setText(waiting.point().map(each -> text("grid.queue.point", each.label(), each.grid())).orElse(""));
        note.setText(note(waiting));
        setAccessibleText(String.join("; ", what.getText(), point.getText(), note.getText()));
        setGraphic(lines);
    }

    private String note(Queued waiting) {
        if (waiting.folder().isPresent()) {
            return text("grid.queue.begun");
        }
        return switch (standing.apply(waiting)) {
            case AS_IT_WAS -> "";
            case CHANGED -> text("grid.queue.changed");
            case GONE -> text("grid.queue.gone");
        };
    }
}
