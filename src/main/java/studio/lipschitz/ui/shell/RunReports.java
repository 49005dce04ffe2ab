package studio.lipschitz.ui.shell;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import studio.lipschitz.ui.fx.FxThread;
import studio.lipschitz.ui.report.ReportFile;
import studio.lipschitz.ui.report.Reports;

/// Asks where the report of a run goes and makes it beside the FX thread, which takes seconds: how far it is and what became of it is told in passing.
final class RunReports {
    private final FileDialogs dialogs;
    private final Toasts toasts;
    private final Reports reports;
    private final Consumer<Path> open;

    /// @param bounds where the bounds of a run's weights come from
    /// @param open shows a file or a folder with the desktop's own program
    RunReports(FileDialogs dialogs, Toasts toasts, Reports.Bounds bounds, Consumer<Path> open) {
        this.dialogs = dialogs;
        this.toasts = toasts;
        this.reports = new Reports(bounds);
        this.open = open;
    }

    void ask(Path run) {
        String name = String.valueOf(run.getFileName());
        dialogs.saveReport(Optional.ofNullable(run.toAbsolutePath().getParent()), name + ".pdf").map(RunReports::ended)
                .ifPresent(file -> make(run, name, file));
    }

    /// A name without an end means a PDF.
    private static Path ended(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.contains(".") ? file : file.resolveSibling(name + ".pdf");
    }

    private void make(Path run, String name, Path file) {
        var cancelled = new AtomicBoolean();
        Toast busy = toasts.show(new News(News.Kind.BUSY, text("report.making", name), text("report.progress.begins"),
                List.of(new News.Action("toast-cancel", text("report.making.cancel"), () -> cancelled.set(true)))));
        Thread.ofVirtual().start(() -> {
            News news;
            try {
                ReportFile.write(reports.of(run, "last", stage -> {
                    if (cancelled.get()) {
                        throw new CancellationException(); // what computes is ended by it
                    }
                    FxThread.later(() -> busy.say(stage));
                }), file);
                news = new News(News.Kind.DONE, text("report.made", file.getFileName()), text("report.made.of", name), List.of(
                        new News.Action("toast-open", text("report.made.open"), () -> open.accept(file)),
                        new News.Action("toast-folder", text("report.made.folder"),
                                () -> open.accept(Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file)))));
            } catch (IOException e) {
                news = new News(News.Kind.FAILED, text("report.unmade", name), String.valueOf(e.getMessage()), List.of());
            } catch (CancellationException | InterruptedException e) {
                news = new News(News.Kind.DONE, text("report.cancelled", name), text("report.cancelled.words"), List.of());
            }
            News told = news;
            FxThread.later(() -> {
                toasts.remove(busy);
                toasts.show(told);
            });
        });
    }
}
