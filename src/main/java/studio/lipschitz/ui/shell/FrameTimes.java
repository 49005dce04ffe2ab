package studio.lipschitz.ui.shell;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;

/// Times frames while something is done in each. Where JavaFX draws as fast as it can (`javafx.animation.fullspeed`), the time from frame to frame is
/// what a frame costs: the FX thread's and the renderer's work, which overlap.
final class FrameTimes {
    private static final double BUDGET_MS = 16;
    private static final long PATIENCE_S = 60;

    private final Hands hands;
    private final int frames;
    private final String place;
    private final List<Part> parts = new ArrayList<>();

    /// @param times from each frame to the next, or of each edit, in ms, ascending
    /// @param fx what the FX thread computed for one of them, in ms
    /// @param renderer what the renderer did
    private record Part(String what, double[] times, double fx, double renderer) {

        double at(double share) {
            return times[(int) Math.round(share * (times.length - 1))];
        }

        @Override
        public String toString() {
            long late = Arrays.stream(times).filter(time -> time > BUDGET_MS).count();
            return String.format(Locale.ROOT, "%6.1f %6.1f %6.1f  %3d of %3d %6.1f %8.1f  %s%n",
                    at(0.5), at(0.95), at(1), late, times.length, fx, renderer, what);
        }
    }

    enum Processor {
        FX("JavaFX Application Thread"), RENDERER("QuantumRenderer");

        private final String thread;

        Processor(String thread) {
            this.thread = thread;
        }

        /// Processor time of the thread so far.
        long nanos() {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                    .filter(info -> info != null && info.getThreadName().startsWith(thread))
                    .mapToLong(info -> threads.getThreadCpuTime(info.getThreadId()))
                    .sum();
        }
    }

    /// @param frames of each part
    /// @param place where the mouse is when a part begins
    FrameTimes(Hands hands, int frames, String place) {
        this.hands = hands;
        this.frames = frames;
        this.place = place;
    }

    /// @param step done in each frame, with its number
    void frames(String what, IntConsumer step) {
        var times = new double[frames];
        var last = new AtomicLong();
        var number = new int[] {-1};
        long fx = Processor.FX.nanos();
        long renderer = Processor.RENDERER.nanos();
        hands.fx(() -> hands.robot().mouseMove(hands.centreNow(place)));
        hands.await(() -> {
            long now = System.nanoTime();
            if (number[0] >= 0 && number[0] < frames) {
                times[number[0]] = ms(now - last.get());
            }
            last.set(now);
            number[0]++;
            if (number[0] <= frames) {
                step.accept(number[0]);
            }
            return number[0] > frames;
        }, PATIENCE_S);
        add(what, times, fx, renderer);
    }

    /// @param fx processor time of the FX thread before, in ns
    /// @param renderer of the renderer
    void add(String what, double[] times, long fx, long renderer) {
        Arrays.sort(times);
        parts.add(new Part(what, times, ms(Processor.FX.nanos() - fx) / times.length,
                ms(Processor.RENDERER.nanos() - renderer) / times.length));
    }

    /// What was timed, a line each.
    String table() {
        var text = new StringBuilder("""
                ms from frame to frame, or of an edit     ms of processor
                median   95 %   most     > 16 ms     fx renderer  while
                """);
        parts.forEach(text::append);
        return text.toString();
    }

    static double ms(long nanos) {
        return nanos / 1e6;
    }
}
