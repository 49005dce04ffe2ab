package studio.lipschitz.ui.shell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.ui.fx.StallMeter;
import studio.lipschitz.ui.testing.Fx;

/// How long the window kept a person waiting, part by part of a journey. Told, not asserted: the machine has its share in it.
final class Stalls {
    private static final Duration TOO_LONG = Duration.ofMillis(50);
    private static final int FRAMES = 40; // of the stack, from where the FX thread stood
    private static final int LOOKS = 6;

    private final List<Part> parts = new ArrayList<>();
    private @Nullable StallMeter running;

    private record Part(String what, Duration clock, Duration processor, List<List<StackTraceElement>> looks) {}

    void during(String what, Runnable part) {
        during(what, () -> {
            part.run();
            return true;
        });
    }

    <T> T during(String what, Callable<T> part) {
        StallMeter meter = StallMeter.start(Fx.thread());
        running = meter;
        try {
            return part.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(what, e);
        } finally {
            running = null;
            meter.stop();
            parts.add(new Part(what, meter.longest(), meter.costliest(), meter.culprits()));
        }
    }

    /// What the test itself does on the FX thread during a part; not measured.
    <T> T aside(Callable<T> look) {
        try {
            return running == null ? look.call() : running.aside(look);
        } catch (Exception e) {
            throw new AssertionError("beside a measured part", e);
        }
    }

    String report() {
        var text = new StringBuilder();
        parts.stream().max(Comparator.comparing(Part::processor)).ifPresent(worst -> text.append(
                "longest stall %d ms of the FX thread's processor time, while %s%n".formatted(worst.processor.toMillis(), worst.what)));
        text.append("  processor   clock%n".formatted());
        for (Part part : parts) {
            text.append("  %6d ms %4d ms while %s%n".formatted(part.processor.toMillis(), part.clock.toMillis(), part.what));
            if (part.processor.compareTo(TOO_LONG) > 0) {
                part.looks.stream().limit(LOOKS).forEach(look -> {
                    text.append("        it stood%n".formatted());
                    look.stream().limit(FRAMES).forEach(frame -> text.append("          at ").append(frame).append('\n'));
                });
            }
        }
        return text.toString();
    }
}
