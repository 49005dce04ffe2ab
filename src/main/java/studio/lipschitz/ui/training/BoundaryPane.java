package studio.lipschitz.ui.training;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import studio.lipschitz.training.TrainingEvent.BoundaryMoved;
import studio.lipschitz.training.TrainingPlan;
import studio.lipschitz.ui.chart.Drawing;
import studio.lipschitz.ui.chart.Ink;
import studio.lipschitz.ui.chart.Legend;
import studio.lipschitz.ui.chart.LivePicture;
import studio.lipschitz.ui.chart.Numbers;
import studio.lipschitz.ui.chart.PlaneCrosshair;
import studio.lipschitz.ui.chart.PlaneFrame;
import studio.lipschitz.ui.chart.PlaneRenderer;
import studio.lipschitz.ui.chart.PlaneSpec;
import studio.lipschitz.ui.workspace.TrainingSession;

/// The decision of a network of two inputs over the plane, as it moves while the network is trained.
///
/// Whoever owns it calls [#frame] once a frame.
final class BoundaryPane extends VBox implements LiveChart {
    private final TrainingSession session;
    private final LivePicture<PlaneFrame> plot;
    private final Label heading = new Label(text("run.boundary"));
    private final FlowPane legend = new FlowPane(heading);
    private Caption caption = Caption.NONE;
    private Optional<BoundaryMoved> followed = Optional.empty();

    /// What the legend says, so that it is laid out anew only when that changes.
    ///
    /// @param level of the dashed lines, or empty
    /// @param missing why there are none, or empty
    private record Caption(List<String> classes, String change, String level, String missing) {
        static final Caption NONE = new Caption(List.of(), "", "", "");

        static Caption of(PlaneSpec spec) {
            List<String> names = spec.grid().classNames();
            boolean signed = spec.grid().signed();
            List<String> classes = names.size() > Ink.SERIES.size()
                    ? List.of()
                    : IntStream.range(0, names.size())
                            .mapToObj(kind -> signed ? text("run.boundary.side", names.get(kind), kind == 0 ? ">" : "<") : names.get(kind))
                            .toList();
            String change = signed ? "f = 0" : text("run.boundary.changes");
            String epsilon = Numbers.text(spec.epsilon());
            boolean lines = spec.epsilon() > 0 && spec.grid().certified();
            boolean reached = lines && spec.reachesEpsilon();
            String missing = spec.epsilon() == 0 ? "" : lines && !reached ? text("run.boundary.outOfReach", epsilon) : spec.refusal();
            return new Caption(classes, change, reached ? text("run.boundary.certified", epsilon) : "", missing);
        }
    }

    BoundaryPane(TrainingSession session, Drawing drawing) {
        this.session = session;
        setId("boundary-chart");
        getStyleClass().add("chart-pane");
        heading.getStyleClass().add("chart-title");
        heading.setMinWidth(Region.USE_PREF_SIZE);
        legend.getStyleClass().add("chart-legend");
        legend.setMinWidth(0);
        legend.setPrefWrapLength(1200);
        plot = new LivePicture<>("", this::wanted, drawing);
        Awaited.steps(plot.emptyWords(), session, text("run.boundary.empty"));
        var crosshair = new PlaneCrosshair(plot);
        plot.setOnShown(crosshair::update);
        plot.getChildren().add(crosshair);
        VBox.setVgrow(plot, Priority.ALWAYS);
        setAccessibleText(heading.getText());
        getChildren().addAll(legend, plot);
    }

    private Optional<LivePicture.Painter<PlaneFrame>> wanted() {
        Optional<PlaneSpec> spec = session.metrics().boundary().map(moved -> {
            TrainingPlan plan = session.trainedProperty().get().orElseThrow().plan();
            return new PlaneSpec(moved.grid(), plan.epsilon(), plan.normalization());
        });
        say(spec.map(Caption::of).orElse(Caption.NONE));
        return spec.map(wanted -> (theme, picture, scale) -> PlaneRenderer.paint(wanted, theme, picture, scale));
    }

    private void say(Caption now) {
        if (now.equals(caption)) {
            return;
        }
        caption = now;
        legend.getChildren().setAll(heading);
        for (int kind = 0; kind < now.classes().size(); kind++) {
            legend.getChildren().add(Legend.entry(PlaneSpec.inkOf(kind), "full", now.classes().get(kind)));
        }
        if (now.equals(Caption.NONE)) {
            return;
        }
        legend.getChildren().add(Legend.entry(Ink.TEXT, "line", now.change()));
        if (!now.level().isEmpty()) {
            legend.getChildren().add(Legend.entry(Ink.TEXT, "level", now.level()));
        }
        if (!now.missing().isEmpty()) {
            legend.getChildren().add(key(now.missing()));
        }
        legend.getChildren().add(key(text("run.boundary.dots")));
    }

    private static Label key(String text) {
        var label = new Label(text);
        label.getStyleClass().add("chart-key");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    @Override
    public Node node() {
        return this;
    }

    /// Draws if the boundary has moved.
    @Override
    public void follow() {
        Optional<BoundaryMoved> latest = session.metrics().boundary();
        if (!latest.equals(followed)) {
            followed = latest;
            plot.follow();
        }
    }

    @Override
    public void redraw() {
        plot.redraw();
    }

    @Override
    public boolean frame(long now) {
        return plot.frame(now);
    }
}
