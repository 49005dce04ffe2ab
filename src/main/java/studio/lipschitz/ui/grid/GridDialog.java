package studio.lipschitz.ui.grid;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.grid.Axis;
import studio.lipschitz.grid.Grid;
import studio.lipschitz.layer.RecordSchema;
import studio.lipschitz.project.Project;
import studio.lipschitz.runs.Queued;
import studio.lipschitz.training.Loss;
import studio.lipschitz.training.TrainingPlan;
import studio.lipschitz.ui.fx.Tasks;
import studio.lipschitz.ui.fx.Turns;
import studio.lipschitz.ui.workspace.Figures;

/// Asks what varies over a grid, tells how many runs that makes and how long they take, and gives those that are to be trained.
public final class GridDialog extends Dialog<List<Queued>> {
    private static final double WIDTH = 720;
    private static final double EDGE = 16; // the theme's, at either side of the contents

    private final Queued document;
    private final Optional<Pace> pace;
    private final Tasks tasks;
    private final List<AxisRow> rows = new ArrayList<>();
    private final TextField name = new TextField();
    private final Label summary = new Label();
    private final ButtonType train = new ButtonType(text("grid.dialog.add"), ButtonBar.ButtonData.OK_DONE);
    private Draft draft = Draft.refused("");
    private long latest;
    private boolean reckoning;
    private boolean again;

    /// @param document what is trained at every point
    /// @param grid the name that is suggested
    /// @param pace how fast trainings go here, where that is known
    public GridDialog(Queued document, String grid, Optional<Pace> pace, Tasks tasks) {
        this.document = document;
        this.pace = pace;
        this.tasks = tasks;
        setTitle(text("grid.dialog.title"));
        setHeaderText(text("grid.dialog.header", document.name()));
        setResizable(true);
        getDialogPane().setId("grid-dialog");
        getDialogPane().getStylesheets()
                .add(Objects.requireNonNull(GridDialog.class.getResource("/styles/grid.css")).toExternalForm());
        var form = new GridPane();
        form.getStyleClass().add("grid-form");
        List<String> names = Grid.names(document.project());
        for (int i = 0; i < names.size(); i++) {
            double now = now(document.project().plan(), names.get(i));
            var row = new AxisRow(names.get(i), suggestion(names.get(i), now), now, this::changed);
            row.place(form, i);
            rows.add(row);
        }
        var hint = new Label(text("grid.dialog.hint"));
        hint.getStyleClass().add("grid-hint");
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        name.setId("grid-name");
        name.setText(grid);
        name.textProperty().addListener(_ -> tell());
        var named = new Label(text("grid.dialog.name"));
        named.setLabelFor(name);
        named.setMinWidth(Region.USE_PREF_SIZE);
        var line = new GridPane();
        line.getStyleClass().add("grid-form");
        line.addRow(0, named, name);
        GridPane.setHgrow(name, Priority.ALWAYS);
        summary.setId("grid-summary");
        summary.getStyleClass().add("grid-summary");
        summary.setWrapText(true);
        summary.setMinHeight(Region.USE_PREF_SIZE);
        summary.setMaxWidth(Double.MAX_VALUE);
        var content = new Content(form, hint, line, summary);
        content.getStyleClass().add("grid-content");
        getDialogPane().setContent(content);
        getDialogPane().setMinSize(WIDTH, Region.USE_PREF_SIZE); // the theme's dialogs are narrower, and cut off what is higher
        getDialogPane().getButtonTypes().setAll(train, ButtonType.CANCEL);
        button().setId("grid-add");
        setResultConverter(pressed -> pressed == train ? queued() : null);
        changed();
    }

    private Node button() {
        return getDialogPane().lookupButton(train);
    }

    private static double now(TrainingPlan plan, String name) {
        return switch (name) {
            case "lr" -> plan.lr();
            case "batch" -> plan.batch();
            case "epochs" -> plan.epochs();
            case "seed" -> plan.seed();
            case Axis.WIDTH -> 1;
            default -> {
                RecordSchema<Loss> schema = Loss.CATALOGUE.schema(plan.loss());
                yield schema.write(plan.loss()).get(Axis.brief(name)) instanceof Number number ? number.doubleValue() : 0;
            }
        };
    }

    private static List<Double> suggestion(String name, double now) {
        return switch (name) {
            case "lr" -> List.of(now / 10, now);
            case "batch", "epochs" -> List.of(now, 2 * now);
            case "seed" -> List.of(now, now + 1, now + 2);
            case Axis.WIDTH -> List.of(0.5, 1.0, 2.0);
            case "loss.alpha" -> now > 1 ? List.of(1.0, 10.0, 100.0) : List.of(0.5, 0.9, 0.98);
            default -> now > 0 ? List.of(now / 2, now, 2 * now) : List.of(now);
        };
    }

    /// Something was typed: what it comes to is reckoned beside the FX thread, of several changes the last one.
    private void changed() {
        latest++;
        if (reckoning) {
            again = true;
            return;
        }
        var axes = new ArrayList<Axis>();
        boolean all = true;
        for (AxisRow row : rows) {
            Optional<Axis> axis = row.axis();
            axis.ifPresent(axes::add);
            all &= axis.isPresent() || !row.varies();
        }
        if (!all || axes.isEmpty()) {
            draft = Draft.refused(all ? text("grid.dialog.nothing") : text("grid.dialog.wrong"));
            tell();
            return;
        }
        reckoning = true;
        long mine = latest;
        Project project = document.project();
        tasks.start(() -> Draft.of(project, axes, pace), made -> {
            reckoning = false;
            if (mine == latest) {
                draft = made;
                tell();
            }
            if (again) {
                again = false;
                changed();
            }
        }, e -> {
            throw new IllegalStateException(e);
        });
    }

    private void tell() {
        int runs = draft.projects().size();
        boolean named = !name.getText().isBlank() && !name.getText().contains(",") && !name.getText().matches(".*[/\\\\:*?\"<>|].*");
        button().setDisable(runs == 0 || !named || reckoning);
        String refusal = runs > 0 && !named ? text("grid.dialog.unnamed") : draft.refusal();
        summary.getStyleClass().remove("grid-wrong");
        Turns.take(this, this::grow);
        if (!refusal.isEmpty()) {
            summary.getStyleClass().add("grid-wrong");
            summary.setText(refusal);
            return;
        }
        String count = text(runs == 1 ? "grid.dialog.runs.one" : "grid.dialog.runs.many", runs);
        summary.setText(draft.seconds().map(seconds -> text("grid.dialog.time", count, Figures.duration(seconds)))
                .orElseGet(() -> text("grid.dialog.noTime", count)));
    }

    /// Sentences take the lines that they need at the dialog's width: a dialog asks for the height of contents as wide as they like.
    private static final class Content extends VBox {
        Content(Node... parts) {
            super(parts);
        }

        @Override
        protected double computePrefHeight(double width) {
            return super.computePrefHeight(width < 0 ? WIDTH - 2 * EDGE : width);
        }
    }

    /// Longer sentences must not push the buttons out of the window.
    private void grow() {
        Window window = getDialogPane().getScene() == null ? null : getDialogPane().getScene().getWindow();
        if (window != null && getDialogPane().prefHeight(getDialogPane().getWidth()) > getDialogPane().getHeight()) {
            window.sizeToScene();
        }
    }

    private @Nullable List<Queued> queued() {
        var all = new ArrayList<Queued>();
        for (int i = 0; i < draft.projects().size(); i++) {
            all.add(new Queued(document.name(), draft.projects().get(i), document.file(),
                    Optional.of(draft.points().get(i).of(name.getText().strip()))));
        }
        return all;
    }

    /// Whether what is typed has been reckoned.
    public boolean settled() {
        return !reckoning;
    }
}
