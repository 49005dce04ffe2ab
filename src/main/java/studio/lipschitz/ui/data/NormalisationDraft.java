package studio.lipschitz.ui.data;

import static studio.lipschitz.text.Texts.text;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.lipschitz.dataset.ChannelFigures;
import studio.lipschitz.layer.Normalize;
import studio.lipschitz.project.Project;
import studio.lipschitz.ui.data.Normalisation.Effect;
import studio.lipschitz.ui.fx.Tasks;
import studio.lipschitz.ui.workspace.Figures;
import studio.lipschitz.ui.workspace.Workspace;

/// A normalisation that somebody thinks about: what it would be, and what it would make of the network's constant. It follows the one of the network until
/// it is changed, and again once it is put in place. FX thread only; networks are analysed beside it.
final class NormalisationDraft {
    private final Workspace workspace;
    private final Tasks tasks;
    private final ReadOnlyObjectWrapper<Optional<Normalize>> wanted = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Preset> preset = new ReadOnlyObjectWrapper<>(Preset.NONE);
    private final ReadOnlyObjectWrapper<Optional<Effect>> effect = new ReadOnlyObjectWrapper<>(Optional.empty());
    private boolean watched;
    private boolean own; // it was changed and is not in place
    private final AtomicLong asked = new AtomicLong(); // the latest wish: an older one is not worth its time

    /// @param tasks analyses
    NormalisationDraft(Workspace workspace, Tasks tasks) {
        this.workspace = workspace;
        this.tasks = tasks;
        workspace.projectProperty().subscribe(project -> {
            if (!own) {
                follow(project);
            }
            measure();
        });
        workspace.openedProperty().addListener((_, _, opened) -> follow(opened));
    }

    /// While nobody looks at its effect none is sought: an edit elsewhere must not cost an analysis more.
    void watch(boolean seen) {
        if (seen != watched) {
            watched = seen;
            measure();
        }
    }

    private void follow(Project project) {
        own = false;
        Optional<Normalize> there = Normalisation.of(project);
        if (!there.equals(wanted.get())) {
            preset.set(there.isEmpty() ? Preset.NONE : Preset.OWN);
            wanted.set(there);
        }
    }

    /// Empty: numbers stay as they are.
    ReadOnlyObjectProperty<Optional<Normalize>> wantedProperty() {
        return wanted.getReadOnlyProperty();
    }

    Optional<Normalize> wanted() {
        return wanted.get();
    }

    /// Where it comes from; set before [#wantedProperty].
    ReadOnlyObjectProperty<Preset> presetProperty() {
        return preset.getReadOnlyProperty();
    }

    /// What it would do to the network as it is now; empty while that is being found.
    ReadOnlyObjectProperty<Optional<Effect>> effectProperty() {
        return effect.getReadOnlyProperty();
    }

    /// Whether the network has another.
    boolean changed() {
        return !wanted.get().equals(Normalisation.of(workspace.project()));
    }

    void choose(Preset chosen, ChannelFigures figures) {
        if (chosen != Preset.OWN) {
            want(chosen, chosen.normalise(figures));
        }
    }

    /// As somebody typed it.
    void choose(Normalize typed) {
        want(Preset.OWN, Optional.of(typed));
    }

    private void want(Preset from, Optional<Normalize> normalise) {
        own = true;
        preset.set(from);
        wanted.set(normalise);
        measure();
    }

    /// Back to what the network has.
    void reset() {
        follow(workspace.project());
        measure();
    }

    private void measure() {
        long mine = asked.incrementAndGet();
        Project project = workspace.project();
        OptionalDouble before = workspace.analysis().bound();
        Optional<Normalize> normalise = wanted.get();
        effect.set(Optional.empty());
        if (!watched) {
            return;
        }
        tasks.start(() -> mine == asked.get() ? Optional.of(new Effect(before, Normalisation.constant(project, normalise)))
                : Optional.<Effect>empty(), found -> {
                    if (mine == asked.get()) {
                        effect.set(found);
                    }
                }, e -> {
                    throw new IllegalStateException(Objects.requireNonNullElse(e.getMessage(), ""), e);
                });
    }

    /// Puts it into the network, one step of the history, and says what became of the constant.
    void apply() {
        var before = workspace.analysis().bound();
        Preset from = preset.get();
        own = false;
        workspace.apply(Normalisation.edit(workspace.project(), wanted.get()));
        preset.set(from);
        var after = workspace.analysis().bound();
        workspace.say(before.isEmpty() || after.isEmpty() ? text("data.normalise.applied")
                : text("data.normalise.applied.constants", Figures.constant(before.getAsDouble()), Figures.constant(after.getAsDouble())));
    }
}
