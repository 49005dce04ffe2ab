package studio.lipschitz.ui.training;

import static studio.lipschitz.text.Texts.text;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import studio.lipschitz.training.RunNote;
import studio.lipschitz.ui.chart.ChartNotes;
import studio.lipschitz.ui.fx.Tasks;
import studio.lipschitz.ui.workspace.NoteBook;
import studio.lipschitz.ui.workspace.TrainingSession;

/// Notes on the charts of the run that is trained here, or was trained last.
final class SessionNotes implements ChartNotes {
    private final TrainingSession session;
    private final NoteBook book;

    /// @param changed called when there are other notes than before
    /// @param failed told in one sentence what cannot be read or written
    SessionNotes(TrainingSession session, Runnable changed, Consumer<String> failed) {
        this.session = session;
        book = new NoteBook(new Tasks(), changed, failed);
        session.runFolderProperty().subscribe(folder -> book.follow(folder.stream().toList()));
    }

    private Optional<Path> run() {
        return session.runFolderProperty().get();
    }

    @Override
    public List<Flag> flags() {
        return run().stream().flatMap(folder -> book.notes(folder).stream())
                .map(note -> new Flag(session.metrics().xAt(note.step()), note.text(), note)).toList();
    }

    @Override
    public boolean open() {
        return run().isPresent() && !session.metrics().isEmpty();
    }

    @Override
    public String place(double x) {
        return text("run.hover.epochAndStep", x, session.metrics().stepAt(x));
    }

    @Override
    public void add(double x, String text) {
        run().ifPresent(folder -> book.add(folder, new RunNote(Math.max(0, session.metrics().stepAt(x)), text)));
    }

    @Override
    public void change(Flag flag, String text) {
        run().ifPresent(folder -> book.change(folder, (RunNote) flag.key(), text));
    }
}
