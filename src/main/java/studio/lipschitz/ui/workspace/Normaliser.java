package studio.lipschitz.ui.workspace;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import studio.lipschitz.dataset.ChannelStatistics;
import studio.lipschitz.dataset.Dataset;
import studio.lipschitz.dataset.Datasets;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.layer.Normalize;
import studio.lipschitz.project.Project;
import studio.lipschitz.tensor.Reals;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.ui.fx.Tasks;

/// Measures the data of the plan beside the window and puts a [Normalize] with what it finds behind the Input. FX thread only.
public final class Normaliser {
    private final Workspace workspace;
    private final Tasks tasks;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    /// @param tasks its own: reading the data may take long, and a save must not wait for it
    public Normaliser(Workspace workspace, Tasks tasks) {
        this.workspace = workspace;
        this.tasks = tasks;
    }

    /// Whether it measures now.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Starts; what comes of it is said in the status bar.
    public void normalise() {
        if (busy.get()) {
            return;
        }
        String source = workspace.project().plan().data();
        Optional<Shape> input = workspace.analysis().inputShape();
        if (input.isEmpty()) {
            workspace.say(text("workspace.normalise.noInput"));
            return;
        }
        Project document = workspace.openedProperty().get();
        busy.set(true);
        workspace.say(text("workspace.normalise.measuring", source));
        tasks.start(
                () -> measured(source, input.get()),
                statistics -> {
                    busy.set(false);
                    apply(document, statistics);
                },
                e -> {
                    busy.set(false);
                    workspace.say(Objects.requireNonNullElse(e.getMessage(), e.toString()));
                });
    }

    private static ChannelStatistics measured(String source, Shape input) throws IOException {
        if (Datasets.preview(source).missing() > 0) {
            throw new IOException(text("workspace.normalise.notHere", source));
        }
        Dataset data = Datasets.open(source);
        if (!data.shape().equals(input)) {
            throw new IOException(text("workspace.normalise.otherShape", source, data.shape(), input));
        }
        return ChannelStatistics.of(data);
    }

    @SuppressWarnings("ReferenceEquality") // whether the window still holds the document whose data were measured
    private void apply(Project document, ChannelStatistics statistics) {
        if (workspace.openedProperty().get() != document) {
            return;
        }
        OptionalDouble before = workspace.analysis().bound();
        var layer = new Normalize(new Reals(statistics.mean()), new Reals(statistics.std()));
        workspace.apply(Edits.normalise(layer));
        workspace.network().nodes().stream()
                .filter(node -> node.layer().equals(layer))
                .findFirst()
                .ifPresent(node -> workspace.selectNodes(java.util.Set.of(node.id())));
        OptionalDouble after = workspace.analysis().bound();
        workspace.say(said(before, after));
    }

    private static String said(OptionalDouble before, OptionalDouble after) {
        if (after.isEmpty()) {
            return text("workspace.normalise.noConstant");
        }
        String now = Figures.constant(after.getAsDouble());
        return before.isEmpty()
                ? text("workspace.normalise.constant", now)
                : text("workspace.normalise.constants", now, Figures.constant(before.getAsDouble()));
    }
}
