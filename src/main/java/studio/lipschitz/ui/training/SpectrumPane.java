package studio.lipschitz.ui.training;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.training.TrainingEvent.EpochDone;
import studio.lipschitz.ui.chart.Drawing;
import studio.lipschitz.ui.chart.HeatPane;
import studio.lipschitz.ui.chart.HeatSpec;
import studio.lipschitz.ui.workspace.SpectrumSeries;
import studio.lipschitz.ui.workspace.TrainingSession;
import studio.lipschitz.ui.workspace.Workspace;

/// All singular values of one layer over the epochs: of the one selected on the canvas, or chosen here.
final class SpectrumPane implements LiveChart {
    private final TrainingSession session;
    private final HeatPane pane;
    private final ComboBox<String> choice = new ComboBox<>();
    private @Nullable String chosen;

    private Optional<EpochDone> followed = Optional.empty();

    SpectrumPane(TrainingSession session, Workspace workspace, Drawing drawing) {
        this.session = session;
        pane = new HeatPane("spectrum-chart", text("run.spectrum"), "", this::wanted, drawing);
        Awaited.epochs(pane.emptyWords(), session, text("run.spectrum.empty"));
        choice.setId("spectrum-choice");
        choice.getStyleClass().add("small");
        choice.setAccessibleText(text("run.spectrum.layer"));
        choice.setOnAction(_ -> choose(choice.getValue()));
        choice.managedProperty().bind(choice.visibleProperty());
        choice.setVisible(false);
        pane.addToHeader(choice);
        workspace.selectionProperty().addListener((_, _, selection) -> selection.single().ifPresent(id -> {
            if (session.metrics().figures().spectra().containsKey(id)) {
                choose(id);
            }
        }));
        workspace.selectionProperty().get().single().ifPresent(id -> chosen = id);
    }

    private void choose(@Nullable String id) {
        if (id != null && !id.equals(chosen)) {
            chosen = id;
            redraw();
        }
    }

    /// On the scale of the layer's constant: a kernel's singular values times the root of the taps that read one pixel.
    private Optional<HeatSpec> wanted() {
        Map<String, SpectrumSeries> spectra = session.metrics().figures().spectra();
        spectra.values().removeIf(SpectrumSeries::isEmpty);
        if (spectra.isEmpty()) {
            return Optional.empty();
        }
        String id = chosen != null && spectra.containsKey(chosen) ? chosen : spectra.keySet().iterator().next();
        double scale = session.marks().rootOfReads(id);
        return Optional.of(new HeatSpec(text("run.axis.epoch"), text("run.axis.index"), id,
                Objects.requireNonNull(spectra.get(id)).columns().stream()
                        .map(column -> new HeatSpec.Column(column.epoch(), scaled(column.values(), scale)))
                        .toList()));
    }

    private static List<Float> scaled(List<Float> values, double factor) {
        return factor == 1 ? values : values.stream().map(value -> (float) (value * factor)).toList();
    }

    @Override
    public Node node() {
        return pane;
    }

    /// Once an epoch.
    @Override
    public void follow() {
        Optional<EpochDone> latest = session.metrics().latestEpoch();
        if (!latest.equals(followed)) {
            followed = latest;
            redraw();
        }
    }

    @Override
    public void redraw() {
        List<String> ids = List.copyOf(session.metrics().figures().spectra().keySet());
        if (!choice.getItems().equals(ids)) {
            choice.getItems().setAll(ids);
        }
        choice.setVisible(ids.size() > 1);
        String shown = chosen != null && ids.contains(chosen) ? chosen : ids.isEmpty() ? null : ids.getFirst();
        if (shown != null && !shown.equals(choice.getValue())) {
            choice.setValue(shown);
        }
        pane.redraw();
    }

    @Override
    public boolean frame(long now) {
        return pane.frame(now);
    }
}
