package studio.lipschitz.ui.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.runs.SampleRuns;
import studio.lipschitz.ui.chart.ChartSpec;
import studio.lipschitz.ui.runs.RunCurves.Along;
import studio.lipschitz.ui.runs.RunCurves.Metric;
import studio.lipschitz.ui.workspace.MetricSeries.Snapshot;

class RunCurvesTest {
    @TempDir Path folder;

    @Test
    void curvesRunAlongStepsEpochsAndTime() throws Exception {
        RunCurves curves = RunCurves.read(SampleRuns.finished(folder.resolve("a"), 1, 10));
        Snapshot accuracy = curves.points(Metric.ACCURACY, Along.STEP, 1);
        assertEquals(3, accuracy.size());
        assertEquals(List.of(10.0, 20.0, 30.0), IntStream.range(0, 3).mapToObj(i -> accuracy.x()[i]).toList());
        assertEquals(3, curves.points(Metric.ACCURACY, Along.EPOCH, 1).x()[2]);
        assertEquals(3.0, curves.points(Metric.ACCURACY, Along.TIME, 1).x()[2], 1e-12);
        assertEquals(0.05, curves.points(Metric.ACCURACY, Along.TIME, 60).x()[2], 1e-12);
        Snapshot loss = curves.points(Metric.BATCH_LOSS, Along.EPOCH, 1);
        assertEquals(30, loss.size());
        assertEquals(1.5, loss.x()[14], 1e-12);
        assertEquals(1.0001, curves.points(Metric.WORST_NORM, Along.STEP, 1).lastY(), 1e-12);
        assertEquals(0, RunCurves.read(folder.resolve("nowhere")).last(Along.STEP));
    }

    @Test
    void aRunKeepsItsColourWhileOthersComeAndGo() {
        var inks = new RunInks();
        inks.draw(List.of("a", "b", "c"));
        RunInks.Pen b = inks.of("b").orElseThrow();
        inks.draw(List.of("c", "b"));
        assertEquals(b, inks.of("b").orElseThrow());
        assertTrue(inks.of("a").isEmpty());
        List<String> many = IntStream.range(0, 40).mapToObj(i -> "run" + i).toList();
        inks.draw(many);
        assertEquals(RunInks.MOST, many.stream().flatMap(run -> inks.of(run).stream()).distinct().count(), "no two alike");
    }

    @Test
    void worstNormsAreBoundsAndRoundedUpward() throws Exception {
        var charts = new OverlayCharts();
        charts.show(List
                .of(new OverlayCharts.Line(java.nio.file.Path.of("a"), "a", new RunInks.Pen(studio.lipschitz.ui.chart.Ink.SERIES_1, false),
                        RunCurves.read(SampleRuns.finished(folder.resolve("a"), 1, 10)))));
        ChartSpec spec = charts.spec(OverlayCharts.Chart.NORM);
        assertTrue(spec.traces().getFirst().bound());
        assertTrue(charts.spec(OverlayCharts.Chart.ACCURACY).percent());
        charts.setAlong(Along.TIME);
        assertEquals("time (s)", charts.spec(OverlayCharts.Chart.LOSS).xTitle());
    }
}
