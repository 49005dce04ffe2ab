package studio.lipschitz.ui.shell;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import studio.lipschitz.ui.testing.StallMeter;

/// How long the window kept a person waiting, part by part of a journey. Told, not asserted: the machine has its share in it.
final class Stalls {
    private static final int FRAMES = 12; // of the stack, from where the FX thread stood

    private Duration longest = Duration.ZERO;
    private String told = "no stall was measured";
    private List<StackTraceElement> culprit = List.of();
    private final StringBuilder parts = new StringBuilder();

    void during(String what, Runnable part) {
        during(what, () -> {
            part.run();
            return true;
        });
    }

    <T> T during(String what, Callable<T> part) {
        StallMeter meter = StallMeter.start();
        try {
            return part.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(what, e);
        } finally {
            meter.stop();
            parts.append("  %4d ms while %s%n".formatted(meter.longest().toMillis(), what));
            if (meter.longest().compareTo(longest) > 0) {
                longest = meter.longest();
                told = meter + " while " + what;
                culprit = meter.culprit();
            }
        }
    }

    String report() {
        var text = new StringBuilder(told).append('\n').append(parts);
        culprit.stream().limit(FRAMES).forEach(frame -> text.append("    at ").append(frame).append('\n'));
        return text.toString();
    }
}
