package studio.lipschitz.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import studio.lipschitz.ui.testing.Fx;
import studio.lipschitz.ui.testing.WindowTest;

class ThriftTest extends WindowTest {
    private static final long MS = 1_000_000;

    private long used;

    /// Looks every 100 ms for so long; whenever something may be shown it costs `ms` of processor time.
    ///
    /// @return when something was shown, in ms
    private List<Long> shown(Thrift thrift, long until, double ms) {
        var times = new ArrayList<Long>();
        for (long now = 0; now <= until; now += 100) {
            if (thrift.due(now * MS, used)) {
                times.add(now);
                used += Math.round(ms * MS);
            }
        }
        return times;
    }

    @Test
    void cheapPicturesComeTenTimesASecond() {
        assertEquals(101, shown(new Thrift(2, 0, 0), 10_000, 1).size());
    }

    @Test
    void dearOnesTakeASixtyFourthOfTheTimeOfOneOfTwoProcessors() {
        List<Long> times = shown(new Thrift(2, 0, 0), 60_000, 20);
        assertEquals(60_000 / 64.0, times.size() * 20, 60, times::toString);
    }

    @Test
    void moreProcessorsBearMore() {
        assertEquals(600, shown(new Thrift(16, 0, 0), 60_000, 12).size(), 2);
    }

    @Test
    void whateverItTakesSomethingIsShownAfterAWhile() {
        assertEquals(List.of(0L, 2_500L, 5_000L, 7_500L, 10_000L), shown(new Thrift(2, 0, 0), 10_000, 5_000));
    }

    @Test
    void whatWasDoneBeforeIsNotOwedForLong() {
        var thrift = new Thrift(2, 0, 0);
        used = 60_000 * MS; // a minute's work of the window
        assertEquals(2_500, shown(thrift, 10_000, 0).getFirst());
        assertEquals(100, shown(thrift, 20_000, 0).size(), 2, "then as often as ever");
    }

    @Test
    void theTickerTicksUntilItIsStoppedAndAtOnceWhenItIsHurried() {
        var ticks = new AtomicInteger();
        var ticker = get(() -> Ticker.sparing(ticks::incrementAndGet));
        ticker.hurry();
        Fx.settle();
        assertEquals(0, ticks.get(), "it is not started");
        fx(ticker::start);
        await("it ticks by itself", () -> ticks.get() > 0);
        int before = ticks.get();
        ticker.hurry();
        await("and when it is hurried", () -> ticks.get() > before);
        fx(ticker::stop);
        int after = ticks.get();
        ticker.hurry();
        Fx.settle();
        assertEquals(after, ticks.get());
    }
}
