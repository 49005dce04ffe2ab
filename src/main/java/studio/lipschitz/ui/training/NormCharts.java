package studio.lipschitz.ui.training;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.ui.chart.ChartFrame;
import studio.lipschitz.ui.chart.ChartNotes;
import studio.lipschitz.ui.chart.ChartPane;
import studio.lipschitz.ui.chart.Drawing;
import studio.lipschitz.ui.fx.TextScale;
import studio.lipschitz.ui.workspace.TrainingMetrics.LayerCurves;
import studio.lipschitz.ui.workspace.TrainingSession;
import studio.lipschitz.ui.workspace.Workspace;

/// Spectral norms: a curve a layer while they can be told apart; of more layers the latest brackets side by side, and the history of one.
final class NormCharts extends StackPane implements LiveChart {
    /// Pixels below which a legend of many layers would leave no room for the curves.
    private static final double NARROW = 520;

    private static final int LAYERS_IN_A_NARROW_CHART = 4;

    private final Curves curves;
    private final Workspace workspace;
    private final ChartPane lines;
    private final ChartPane brackets;
    private final ChartPane history;
    private final HBox many;
    private final ComboBox<String> choice = new ComboBox<>();
    private @Nullable String chosen;

    NormCharts(Curves curves, TrainingSession session, Workspace workspace, Drawing drawing, ChartNotes notes) {
        this.curves = curves;
        this.workspace = workspace;
        String title = text("run.norms");
        lines = new ChartPane("norm-chart", title, "", () -> curves.norms(curves.layers()), drawing);
        brackets = new ChartPane("bracket-chart", title, "", () -> curves.brackets(selected()), drawing);
        history = new ChartPane("history-chart", text("run.norms.history"), "", () -> curves.norms(selectedCurves()), drawing);
        for (ChartPane pane : List.of(lines, brackets, history)) {
            Awaited.steps(pane.emptyWords(), session, text("run.norms.empty"));
        }
        lines.setNotes(notes);
        history.setNotes(notes);
        lines.crosshair().setHeading(Curves::epochHeading);
        history.crosshair().setHeading(Curves::epochHeading);
        brackets.crosshair().setHeading(place -> idAt(place.intValue()));
        brackets.setPlaces(place -> idAt((int) place));
        brackets.setOnMouseClicked(event -> {
            if (event.isStillSincePress()) { // a drag moves the chart
                clicked(brackets.plotX(event), brackets.plotY(event));
            }
        });
        choice.setId("layer-choice");
        choice.getStyleClass().add("small");
        choice.setOnAction(_ -> choose(choice.getValue()));
        history.hideLegend();
        history.addToHeader(choice);
        lines.setKey(text("run.norms.band"), text("run.norms.dashed"));
        brackets.setKey(text("run.norms.bars"), text("run.norms.dashes"));
        many = new HBox(brackets, history);
        many.getStyleClass().add("norm-charts");
        HBox.setHgrow(brackets, Priority.ALWAYS);
        HBox.setHgrow(history, Priority.SOMETIMES);
        brackets.setPrefWidth(520);
        history.setPrefWidth(320);
        getChildren().addAll(lines, many);
        many.setVisible(false);
        widthProperty().addListener(_ -> redraw());
        // What is selected on the canvas is what one wants to see here.
        workspace.selectionProperty().addListener((_, _, selection) -> selection.single().filter(this::isLayer).ifPresent(this::choose));
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public void redraw() {
        arrange();
        List.of(lines, brackets, history).forEach(ChartPane::redraw);
    }

    @Override
    public void follow() {
        arrange();
        (many.isVisible() ? List.of(brackets, history) : List.of(lines)).forEach(ChartPane::follow);
    }

    private void arrange() {
        double narrow = NARROW * TextScale.of(this);
        boolean crowded = curves.layers().size() > (getWidth() < narrow ? LAYERS_IN_A_NARROW_CHART : Curves.LAYERS_AS_LINES);
        boolean roomForBoth = getWidth() >= narrow;
        history.setVisible(roomForBoth);
        history.setManaged(roomForBoth);
        many.setVisible(crowded);
        lines.setVisible(!crowded);
        boolean striped = !crowded && curves.coincide(curves.layers());
        lines.setKey(text("run.norms.band"), text("run.norms.dashed"), striped ? text("run.norms.stripes") : "");
        if (crowded) {
            List<String> ids = curves.layers().stream().map(LayerCurves::id).toList();
            if (!choice.getItems().equals(ids)) {
                choice.getItems().setAll(ids);
            }
            if (!selected().equals(choice.getValue())) {
                choice.setValue(selected());
            }
        }
        lines.setMarks(curves.marks());
        brackets.setMarks(curves.marks());
    }

    @Override
    public boolean frame(long now) {
        if (!many.isVisible()) {
            return lines.frame(now);
        }
        boolean more = brackets.frame(now);
        return (history.isVisible() && history.frame(now)) || more;
    }

    private String selected() {
        return chosen != null && isLayer(chosen) ? chosen : curves.worst();
    }

    private List<LayerCurves> selectedCurves() {
        String id = selected();
        return curves.layers().stream().filter(layer -> layer.id().equals(id)).toList();
    }

    private boolean isLayer(String id) {
        return curves.layers().stream().anyMatch(layer -> layer.id().equals(id));
    }

    private void choose(@Nullable String id) {
        if (id != null && !id.equals(selected())) {
            chosen = id;
            redraw();
        }
    }

    private String idAt(int place) {
        List<LayerCurves> all = curves.layers();
        return place >= 1 && place <= all.size() ? all.get(place - 1).id() : "";
    }

    private void clicked(double x, double y) {
        ChartFrame shown = brackets.shown();
        if (shown != null && shown.contains(x, y)) {
            String id = idAt((int) Math.round(shown.xAt(x)));
            choose(id);
            if (workspace.network().contains(workspace.expansion().inDrawing(id))) {
                workspace.selectNodes(java.util.Set.of(id));
            }
        }
    }
}
