package studio.lipschitz.ui.runs;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import studio.lipschitz.runs.RunAbout;
import studio.lipschitz.runs.RunSummary;
import studio.lipschitz.runs.RunTrash;

/// What is done with the selected runs, and why it cannot be done now.
final class RunActions {
    private final RunLibrary library;
    private final RunTable table;
    private final Supplier<RunList.View> view;

    RunActions(RunLibrary library, RunTable table, Supplier<RunList.View> view) {
        this.library = library;
        this.table = table;
        this.view = view;
    }

    private List<RunSummary> selection() {
        return table.selection();
    }

    boolean trash() {
        return view.get() == RunList.View.TRASH;
    }

    void open() {
        if (selection().size() == 1) {
            library.host().open(selection().getFirst().path());
        }
    }

    void report() {
        if (selection().size() == 1) {
            library.host().report(selection().getFirst().path());
        }
    }

    void showFolder() {
        if (selection().size() == 1) {
            library.host().show(selection().getFirst().path());
        }
    }

    /// Moves them to the trash, from which they come back; out of the trash there is no way back, so that is asked first.
    void delete() {
        List<RunSummary> runs = selection();
        if (runs.isEmpty()) {
            return;
        }
        if (trash()) {
            if (library.host().destroy(runs.size())) {
                library.change(runs, said("destroyed", runs), run -> RunTrash.destroy(run.path()));
            }
            return;
        }
        List<RunSummary> still = runs.stream().filter(run -> library.state(run) != RunSummary.State.RUNNING).toList();
        if (still.size() < runs.size()) {
            library.host().complain(text("runs.refusal.running"));
        }
        if (!still.isEmpty()) {
            library.change(still, said("deleted", still), run -> RunTrash.delete(run.path()));
        }
    }

    void restore() {
        List<RunSummary> runs = selection();
        if (trash() && !runs.isEmpty()) {
            library.change(runs, said("restored", runs), run -> RunTrash.restore(run.path()));
        }
    }

    /// Archives them; those that all are archived come back.
    void archive() {
        List<RunSummary> runs = selection();
        if (runs.isEmpty() || trash()) {
            return;
        }
        boolean archive = !archived();
        library.change(runs, said(archive ? "archived" : "unarchived", runs),
                run -> RunAbout.read(run.path()).withArchived(archive).write(run.path()));
    }

    /// Whether all that are selected are archived.
    boolean archived() {
        return !selection().isEmpty() && selection().stream().allMatch(run -> run.about().archived());
    }

    void copy() {
        List<RunSummary> runs = selection();
        if (!runs.isEmpty()) {
            var content = new ClipboardContent();
            content.putString(table.values(runs));
            Clipboard.getSystemClipboard().setContent(content);
            library.host().say(said("copied", runs));
        }
    }

    private static String said(String what, List<RunSummary> runs) {
        return runs.size() == 1 ? text("runs.said.one." + what, runs.getFirst().name()) : text("runs.said.many." + what, runs.size());
    }
}
