package studio.lipschitz.ui.shell;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TabPane;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.project.Project;
import studio.lipschitz.training.TrainingEvent.StepDone;
import studio.lipschitz.ui.workspace.TrainingSession;
import studio.lipschitz.ui.workspace.Workspace;

/// What charts cost a training: the pace of a real one by its worker's own clock, with the charts in front and behind another tab, in turns of seconds.
///
/// A machine's pace drifts over minutes, so each turn is compared with the one beside it; which of the two comes first alternates.
public final class ChartCost {
    private static final long PATIENCE_S = 240;
    private static final int EPOCHS = 10_000; // it is ended when enough is known
    private static final long SETTLING_MS = 3_000; // after a change of tabs, whose drawing is no part of what is measured
    private static final long TURN_MS = 5_000;
    private static final int WARM_UP_TURNS = 2; // what the machine and Java learn on the way

    private static final String REST = "the rest (threads that ended)";
    private static final double LEAST_SHARE = 0.0005; // of a processor, to be told

    private final Workspace workspace;
    private final TrainingSession session;
    private final BooleanSupplier prepared;
    private final Hands hands = new Hands();
    private volatile @Nullable StepDone latest;

    /// @param pace steps a second of the time that steps take
    /// @param window processor time of the window's process, as a share of the time of one processor
    /// @param threads that of each of its threads
    private record Turn(double pace, double window, Map<String, Double> threads) {
        double of(String thread) {
            return threads.getOrDefault(thread, 0.0);
        }
    }

    private record Pair(Turn front, Turn behind) {
        /// How much slower it trained with charts, in percent.
        double cost() {
            return 100 * (1 - front.pace / behind.pace);
        }
    }

    /// On the FX thread, once the window is shown.
    ///
    /// @param session whose worker trains and tells [#step] of it
    /// @param prepared whether the window has made ready what it shows later
    public ChartCost(Workspace workspace, TrainingSession session, BooleanSupplier prepared) {
        this.workspace = workspace;
        this.session = session;
        this.prepared = prepared;
    }

    /// Any thread.
    public void step(StepDone step) {
        latest = step;
    }

    /// Does it all, not on the FX thread, and tells what was found.
    ///
    /// @param project what is trained
    /// @param count pairs of turns, at least 1
    public String run(Project project, int count) {
        hands.await(prepared, PATIENCE_S);
        hands.fx(() -> workspace.open(project.withPlan(project.plan().withEpochs(EPOCHS)), Optional.empty()));
        hands.fx(() -> ((ButtonBase) hands.node("#train")).fire());
        hands.await(() -> session.stateProperty().get() == TrainingSession.State.RUNNING && latest != null, PATIENCE_S);
        for (int i = 0; i < WARM_UP_TURNS; i++) {
            turn(i % 2 == 0);
        }
        var pairs = new ArrayList<Pair>();
        for (int i = 0; i < count; i++) {
            Turn one = turn(i % 2 == 0);
            Turn other = turn(i % 2 != 0);
            pairs.add(i % 2 == 0 ? new Pair(one, other) : new Pair(other, one));
        }
        hands.fx(session::kill);
        hands.await(() -> !session.stateProperty().get().active(), PATIENCE_S);
        return report(pairs, project.plan().batch());
    }

    private Turn turn(boolean charts) {
        hands.fx(() -> ((TabPane) hands.node("#bottom")).getSelectionModel().select(charts ? 1 : 0));
        sleep(SETTLING_MS);
        StepDone first = next();
        long begin = System.nanoTime();
        long used = processor();
        Map<String, Long> before = threads();
        sleep(TURN_MS);
        StepDone last = next();
        Map<String, Long> after = threads();
        double time = System.nanoTime() - begin;
        double window = (processor() - used) / time;
        var threads = new TreeMap<String, Double>();
        after.forEach((name, spent) -> threads.put(name, (spent - before.getOrDefault(name, 0L)) / time));
        threads.put(REST, window - threads.values().stream().mapToDouble(share -> share).sum());
        return new Turn((last.step() - first.step()) / (last.seconds() - first.seconds()), window, threads);
    }

    /// The step that is told next; where two turns are of different tabs, each has steps of its own.
    private StepDone next() {
        StepDone before = latest;
        for (long patience = TimeUnit.SECONDS.toMillis(PATIENCE_S); patience > 0; patience--) {
            StepDone now = latest;
            if (now != null && !now.equals(before)) {
                return now;
            }
            sleep(1);
        }
        throw new IllegalStateException("the training told of no step for " + PATIENCE_S + " s");
    }

    /// Nanoseconds that each thread has computed; those of one name are one. Where the system lets it be read, Java's own threads are among them.
    private static Map<String, Long> threads() {
        var spent = new TreeMap<String, Long>();
        try (var tasks = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
            for (Path task : tasks) {
                nanoseconds(task).ifPresent(time -> spent.merge(time.getKey(), time.getValue(), Long::sum));
            }
        } catch (IOException e) { // no Linux
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
                if (thread != null) { // it may have ended since
                    spent.merge(thread.getThreadName(), Math.max(0, threads.getThreadCpuTime(thread.getThreadId())), Long::sum);
                }
            }
        }
        return spent;
    }

    private static Optional<Map.Entry<String, Long>> nanoseconds(Path task) {
        try {
            String time = Files.readString(task.resolve("schedstat"));
            return Optional
                    .of(Map.entry(Files.readString(task.resolve("comm")).strip(), Long.parseLong(time.substring(0, time.indexOf(' ')))));
        } catch (IOException e) { // it has ended since
            return Optional.empty();
        }
    }

    private static long processor() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static void sleep(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            throw new IllegalStateException("a rehearsal is not ended half way", e);
        }
    }

    private static String report(List<Pair> pairs, int batch) {
        double[] costs = sorted(pairs, Pair::cost);
        return String.format(Locale.ROOT, """
                %d pairs of turns of %d s, median (lower and upper quartile)
                  charts in front   %s samples a second; the window takes %s %% of a processor
                  another tab       %s samples a second; the window takes %s %% of a processor
                the charts cost %s %% of the training's pace; pair by pair %s
                %s""",
                pairs.size(), TURN_MS / 1000,
                told(sorted(pairs, pair -> batch * pair.front.pace), 0), told(sorted(pairs, pair -> 100 * pair.front.window), 1),
                told(sorted(pairs, pair -> batch * pair.behind.pace), 0), told(sorted(pairs, pair -> 100 * pair.behind.window), 1),
                told(costs, 1),
                String.join(" ", pairs.stream().map(pair -> String.format(Locale.ROOT, "%.1f", pair.cost())).toList()),
                byThread(pairs));
    }

    /// Of the window's time, what each thread takes, the busiest first.
    private static String byThread(List<Pair> pairs) {
        return pairs.stream()
                .flatMap(pair -> pair.front.threads.keySet().stream())
                .distinct()
                .map(name -> new Share(name, mean(pairs, pair -> pair.front.of(name)), mean(pairs, pair -> pair.behind.of(name))))
                .filter(share -> Math.max(share.front, share.behind) >= LEAST_SHARE)
                .sorted(Comparator.comparingDouble(Share::front).reversed())
                .map(share -> String.format(Locale.ROOT, "  %-34s %5.2f %%   %5.2f %%%n", share.name, 100 * share.front,
                        100 * share.behind))
                .collect(Collectors.joining("", String.format("%-36s in front   another tab%n", "of a processor, by thread"), ""));
    }

    private record Share(String name, double front, double behind) {}

    private static double mean(List<Pair> pairs, ToDoubleFunction<Pair> of) {
        return pairs.stream().mapToDouble(of).average().orElseThrow();
    }

    private static double[] sorted(List<Pair> pairs, ToDoubleFunction<Pair> of) {
        return pairs.stream().mapToDouble(of).sorted().toArray();
    }

    private static String told(double[] sorted, int digits) {
        return String.format(Locale.ROOT, "%.{d}f (%.{d}f to %.{d}f)".replace("{d}", Integer.toString(digits)),
                at(sorted, 0.5), at(sorted, 0.25), at(sorted, 0.75));
    }

    /// Between two of them where it falls between two.
    private static double at(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        return sorted[below] + (place - below) * (sorted[Math.min(below + 1, sorted.length - 1)] - sorted[below]);
    }
}
