package studio.lipschitz.edit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.project.Project;

/// The document's versions: undo and redo restore the same instances. Not thread-safe; the window uses it on its own thread.
@SuppressWarnings("ReferenceEquality") // a version is its instance: an equal one made anew is another version
public final class History {
    private record Step(String label, Project before, Project after, @Nullable String mergeKey) {}

    private final Deque<Step> done = new ArrayDeque<>();
    private final Deque<Step> undone = new ArrayDeque<>();
    private Project present;
    private Project saved;

    public History(Project start) {
        this.present = start;
        this.saved = start;
    }

    public Project present() {
        return present;
    }

    /// Applies an edit. One that changes nothing leaves no step.
    public void apply(Edit edit) {
        Project after = edit.change().apply(present);
        if (after == present) {
            return;
        }
        Step last = done.peek();
        boolean merges = last != null && edit.mergeKey() != null && edit.mergeKey().equals(last.mergeKey()) && undone.isEmpty();
        if (merges && present != saved) {
            done.pop();
            done.push(new Step(edit.label(), last.before(), after, edit.mergeKey()));
        } else {
            done.push(new Step(edit.label(), present, after, edit.mergeKey()));
        }
        undone.clear();
        present = after;
    }

    public boolean undo() {
        if (done.isEmpty()) {
            return false;
        }
        Step step = done.pop();
        undone.push(step);
        present = step.before();
        return true;
    }

    public boolean redo() {
        if (undone.isEmpty()) {
            return false;
        }
        Step step = undone.pop();
        done.push(step);
        present = step.after();
        return true;
    }

    public Optional<String> undoLabel() {
        return Optional.ofNullable(done.peek()).map(Step::label);
    }

    public Optional<String> redoLabel() {
        return Optional.ofNullable(undone.peek()).map(Step::label);
    }

    /// Whether the present differs from the version last saved or opened.
    public boolean dirty() {
        return present != saved;
    }

    /// Marks `version` as the one on disk; it need not be the present, as saving runs beside editing.
    public void markSaved(Project version) {
        saved = version;
    }
}
