package studio.lipschitz.ui.runs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.runs.RunIndex.Found;
import studio.lipschitz.runs.RunQuery;
import studio.lipschitz.runs.RunSummary;
import studio.lipschitz.ui.fx.FxThread;

/// Which runs are shown, in which order: found out beside the FX thread, since thousands take longer than a frame.
final class RunList {
    private final ExecutorService sorter = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("run-list").factory());
    private final Consumer<Shown> told;
    private long latest;
    private boolean working;
    private @Nullable Wanted next;

    enum View {
        RUNS, ARCHIVED, TRASH
    }

    /// @param all of the view, before the search
    record Shown(List<RunSummary> rows, int all, String complaint) {}

    private record Wanted(long number, Found found, View view, String query, @Nullable Comparator<RunSummary> order) {}

    /// @param told what is to be shown
    RunList(Consumer<Shown> told) {
        this.told = told;
    }

    /// Asks for a list; of several that are asked for meanwhile the last one counts.
    void want(Found found, View view, String query, @Nullable Comparator<RunSummary> order) {
        next = new Wanted(++latest, found, view, query, order);
        if (!working) {
            work();
        }
    }

    private void work() {
        Wanted wanted = next;
        if (wanted == null) {
            return;
        }
        next = null;
        working = true;
        sorter.execute(() -> {
            Shown shown;
            try {
                shown = of(wanted.found(), wanted.view(), wanted.query(), wanted.order());
            } catch (RuntimeException bug) {
                FxThread.later(() -> {
                    working = false; // the next list is made all the same
                    throw bug;
                });
                return;
            }
            FxThread.later(() -> {
                working = false;
                told.accept(shown);
                work();
            });
        });
    }

    /// Whether what was asked for last is shown.
    boolean settled() {
        return !working && next == null;
    }

    static Shown of(Found found, View view, String typed, @Nullable Comparator<RunSummary> order) {
        List<RunSummary> of = switch (view) {
            case RUNS -> found.runs().stream().filter(run -> !run.about().archived()).toList();
            case ARCHIVED -> found.runs();
            case TRASH -> found.deleted();
        };
        var query = new RunQuery(typed);
        var rows = new ArrayList<RunSummary>(of.size());
        for (RunSummary run : of) {
            if (query.test(run)) {
                rows.add(run);
            }
        }
        if (order != null) {
            rows.sort(order);
        }
        return new Shown(rows, of.size(), query.complaint());
    }
}
