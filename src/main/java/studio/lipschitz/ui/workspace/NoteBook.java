package studio.lipschitz.ui.workspace;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import studio.lipschitz.training.RunNote;
import studio.lipschitz.training.RunNotes;
import studio.lipschitz.ui.fx.Tasks;

/// The notes of the runs that are looked at, read and written beside the FX thread. FX thread only.
public final class NoteBook {
    private final Tasks tasks;
    private final Runnable changed;
    private final Consumer<String> failed;
    private final Map<Path, List<RunNote>> known = new HashMap<>();

    /// @param changed called when there are other notes than before
    /// @param failed told in one sentence what cannot be read or written
    public NoteBook(Tasks tasks, Runnable changed, Consumer<String> failed) {
        this.tasks = tasks;
        this.changed = changed;
        this.failed = failed;
    }

    /// Reads the notes of these runs anew and forgets all others.
    public void follow(List<Path> runs) {
        if (known.keySet().retainAll(runs)) {
            changed.run();
        }
        for (Path run : runs) {
            known.putIfAbsent(run, List.of());
            tasks.start(() -> RunNotes.read(run), notes -> take(run, notes), this::fail);
        }
    }

    /// In the order of their steps; none of a run that is not followed.
    public List<RunNote> notes(Path run) {
        return known.getOrDefault(run, List.of());
    }

    public void add(Path run, RunNote note) {
        change(run, notes -> {
            var more = new java.util.ArrayList<>(notes);
            more.add(note);
            return more;
        });
    }

    /// @param text of the note from now on; blank takes it away
    public void change(Path run, RunNote note, String text) {
        change(run, notes -> {
            var others = new java.util.ArrayList<>(notes);
            int at = others.indexOf(note);
            if (at >= 0 && text.isBlank()) {
                others.remove(at);
            } else if (at >= 0) {
                others.set(at, new RunNote(note.step(), text));
            }
            return others;
        });
    }

    private void change(Path run, UnaryOperator<List<RunNote>> change) {
        tasks.start(() -> RunNotes.change(run, change), notes -> take(run, notes), this::fail);
    }

    private void take(Path run, List<RunNote> notes) {
        if (known.containsKey(run) && !notes.equals(known.put(run, notes))) {
            changed.run();
        }
    }

    private void fail(Exception e) {
        failed.accept(Objects.requireNonNullElse(e.getMessage(), e.toString()));
    }
}
