package studio.lipschitz.ui.shell;

import static studio.lipschitz.text.Texts.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import studio.lipschitz.training.TrainingEvent.EpochDone;
import studio.lipschitz.ui.report.Rounded;
import studio.lipschitz.ui.workspace.TrainingSession;
import studio.lipschitz.ui.workspace.TrainingSession.State;

/// Tells that a run has ended or failed: in the window while something else is looked at there, through the desktop while the window is not looked at. Of runs that
/// waited for one another each is told, and in the end what they all came to. A run that somebody stops is no news.
final class RunNews {
    private final TrainingSession session;
    private final Toasts toasts;
    private final Host host;
    private final List<Ended> row = new ArrayList<>(); // runs that began by themselves, one after the other
    private String begun = ""; // the name of the latest
    private Announcer announcer = Announcer.silent();

    /// What it needs of the window.
    ///
    /// @param wanted whether the user wants to be told
    /// @param focused whether the window is looked at
    /// @param watched whether the run is what is looked at in it
    /// @param waiting whether more runs wait for this one's end
    /// @param show brings a run to the front
    /// @param report makes its report
    record Host(BooleanSupplier wanted, BooleanSupplier focused, BooleanSupplier watched, BooleanSupplier waiting, Consumer<Path> show,
            Consumer<Path> report) {}

    /// @param failure empty where it ended well
    private record Ended(String name, Optional<EpochDone> last, String failure) {
        String words() {
            if (!failure.isEmpty()) {
                return failure;
            }
            return last
                    .map(epoch -> text("report.news.figures", Rounded.share(epoch.valAccuracy()),
                            Rounded.share(epoch.certifiedAccuracy())))
                    .orElseGet(() -> text("report.news.noFigures"));
        }
    }

    RunNews(TrainingSession session, Toasts toasts, Host host) {
        this.session = session;
        this.toasts = toasts;
        this.host = host;
        session.stateProperty().subscribe((before, now) -> {
            if (now == State.STARTING) {
                begun = session.runFolderProperty().get().map(path -> String.valueOf(path.getFileName())).orElse("");
            }
            if (before.active() && !now.active()) {
                ended(now);
            }
        });
    }

    void announceBy(Announcer way) {
        announcer = way;
    }

    private void ended(State how) {
        if (how != State.FINISHED && how != State.FAILED) {
            row.clear();
            return;
        }
        Optional<Path> folder = session.runFolderProperty().get();
        var ended = new Ended(folder.map(path -> String.valueOf(path.getFileName())).orElse(begun), session.metrics().latestEpoch(),
                how == State.FAILED ? session.messageProperty().get() : "");
        row.add(ended);
        boolean more = host.waiting().getAsBoolean();
        if (host.wanted().getAsBoolean()) {
            tell(ended, folder);
            if (!more && row.size() > 1) {
                summary();
            }
        }
        if (!more) {
            row.clear();
        }
    }

    /// @param folder empty where the run was refused before it began: it has left nothing to be shown
    private void tell(Ended ended, Optional<Path> folder) {
        boolean failed = !ended.failure().isEmpty();
        String title = !failed ? text("report.news.finished", ended.name())
                : folder.isPresent() ? text("report.news.failed", ended.name()) : text("report.news.refused", ended.name());
        var actions = new ArrayList<News.Action>();
        folder.ifPresent(run -> actions.add(new News.Action("toast-show", text("report.news.show"), () -> host.show().accept(run))));
        if (folder.isPresent() && ended.last().isPresent()) {
            actions.add(new News.Action("toast-report", text("report.news.report"), () -> host.report().accept(folder.get())));
        }
        tell(new News(failed ? News.Kind.FAILED : News.Kind.DONE, title, ended.words(), actions), host.watched().getAsBoolean());
    }

    private void summary() {
        long failed = row.stream().filter(ended -> !ended.failure().isEmpty()).count();
        String best = row.stream().filter(ended -> ended.failure().isEmpty() && ended.last().isPresent())
                .max(Comparator.comparingDouble(ended -> ended.last().orElseThrow().valAccuracy()))
                .map(ended -> text("report.news.best", ended.name(), Rounded.share(ended.last().orElseThrow().valAccuracy())))
                .orElse("");
        String count = failed == 0 ? text("report.news.allDone", row.size()) : text("report.news.someFailed", row.size(), failed);
        tell(new News(failed == 0 ? News.Kind.DONE : News.Kind.FAILED, text("report.news.queue"), (count + " " + best).strip(), List.of()),
                false);
    }

    /// @param watched whether the window shows it anyway
    private void tell(News news, boolean watched) {
        boolean focused = host.focused().getAsBoolean();
        if (!focused) {
            announcer.tell(news.title(), news.words());
        }
        if (!focused || !watched) {
            toasts.show(news);
        }
    }
}
