package studio.lipschitz.ui.runs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import studio.lipschitz.training.RunNote;
import studio.lipschitz.ui.chart.ChartNotes;
import studio.lipschitz.ui.fx.Tasks;
import studio.lipschitz.ui.workspace.NoteBook;

/// Notes of the runs that lie over one another. One is added only while a single run is shown: else it would be nobody's.
final class OverlayNotes implements ChartNotes {
    private final OverlayCharts overlay;
    private final NoteBook book;

    private record Owned(Path run, RunNote note) {}

    /// @param changed called when there are other notes than before
    /// @param failed told in one sentence what cannot be read or written
    OverlayNotes(OverlayCharts overlay, Runnable changed, Consumer<String> failed) {
        this.overlay = overlay;
        book = new NoteBook(new Tasks(), changed, failed);
    }

    void follow(List<Path> runs) {
        book.follow(runs);
    }

    @Override
    public List<Flag> flags() {
        var flags = new ArrayList<Flag>();
        boolean several = overlay.lines().size() > 1;
        for (OverlayCharts.Line line : overlay.lines()) {
            for (RunNote note : book.notes(line.run())) {
                String words = several ? line.name() + ": " + note.text() : note.text();
                flags.add(new Flag(overlay.place(line, note.step()), words, new Owned(line.run(), note)));
            }
        }
        flags.sort(Comparator.comparingDouble(Flag::x));
        return flags;
    }

    @Override
    public boolean open() {
        return overlay.lines().size() == 1;
    }

    @Override
    public String place(double x) {
        return overlay.heading(x);
    }

    @Override
    public void add(double x, String text) {
        if (open()) {
            OverlayCharts.Line line = overlay.lines().getFirst();
            book.add(line.run(), new RunNote(overlay.step(line, x), text));
        }
    }

    /// A text that begins with the run's name, as it is shown among several, keeps to what was written of the run.
    @Override
    public void change(Flag flag, String text) {
        Owned owned = (Owned) flag.key();
        String prefix = flag.text().substring(0, flag.text().length() - owned.note().text().length());
        book.change(owned.run(), owned.note(), text.startsWith(prefix) ? text.substring(prefix.length()) : text);
    }
}
