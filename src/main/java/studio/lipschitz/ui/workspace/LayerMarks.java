package studio.lipschitz.ui.workspace;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.Weight;
import studio.lipschitz.lipschitz.Standing;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Project;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.training.TrainingEvent.LayerNorm;
import studio.lipschitz.ui.workspace.TrainingMetrics.LayerCurves;

/// The layers of a training that do not keep to their constant, by their latest bounds. FX thread only.
public final class LayerMarks {
    private final Map<String, Designed> designs = new HashMap<>();
    private final ReadOnlyObjectWrapper<Map<String, Mark>> marks = new ReadOnlyObjectWrapper<>(Map.of());

    /// @param rootOfReads from the largest singular value of the weight matrix to the layer's constant: 1 but for convolutions
    private record Designed(Layer layer, double constant, double rootOfReads) {}

    /// @param layer as it was trained
    /// @param upper the bound that tells
    /// @param constant what it was designed to keep
    public record Mark(Layer layer, Standing standing, double upper, double constant) {}

    void begin(Project project) {
        designs.clear();
        Network network = project.network();
        Analysis analysis = Analysis.of(network);
        analysis.nodes().forEach((id, report) -> report.verdict().bound().ifPresent(constant -> {
            double root = report.input().map(input -> rootOfReads(analysis.effective().node(id).layer(), input, constant)).orElse(1.0);
            designs.put(id, new Designed(network.node(id).layer(), constant, root));
        }));
        marks.set(Map.of());
    }

    private static double rootOfReads(Layer layer, Shape input, double constant) {
        return layer.weights(input).stream()
                .map(Weight::constraint)
                .filter(Weight.Constraint.Spectral.class::isInstance)
                .map(constraint -> constant / ((Weight.Constraint.Spectral) constraint).scale())
                .findFirst()
                .orElse(1.0);
    }

    /// The bound of an epoch is tighter than those between two, so it tells of waste until the next epoch.
    void update(TrainingMetrics metrics) {
        var tight = new HashMap<String, Double>();
        metrics.latestEpoch().ifPresent(epoch -> {
            for (LayerNorm layer : epoch.layers()) {
                tight.put(layer.id(), layer.upper());
            }
        });
        var found = new LinkedHashMap<String, Mark>();
        for (LayerCurves curves : metrics.layers()) {
            Designed design = designs.get(curves.id());
            if (design == null || curves.upper().size() == 0) {
                continue;
            }
            double upper = curves.upper().lastY();
            Standing standing = Standing.of(upper, design.constant);
            if (standing == Standing.KEPT) {
                upper = Math.min(upper, tight.getOrDefault(curves.id(), upper));
                standing = Standing.of(upper, design.constant);
            }
            if (standing != Standing.KEPT) {
                found.put(curves.id(), new Mark(design.layer, standing, upper, design.constant));
            }
        }
        if (!found.equals(marks.get())) {
            marks.set(Collections.unmodifiableMap(found));
        }
    }

    /// By id of the node.
    public ReadOnlyObjectProperty<Map<String, Mark>> marksProperty() {
        return marks.getReadOnlyProperty();
    }

    /// What the layer was designed to keep; empty if nothing holds for it by design.
    public OptionalDouble constant(String id) {
        Designed design = designs.get(id);
        return design == null ? OptionalDouble.empty() : OptionalDouble.of(design.constant);
    }

    /// What takes singular values of the layer's weight matrix to the scale of its constant.
    public double rootOfReads(String id) {
        Designed design = designs.get(id);
        return design == null ? 1 : design.rootOfReads;
    }
}
