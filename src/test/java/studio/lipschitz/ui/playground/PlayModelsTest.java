package studio.lipschitz.ui.playground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.dataset.Dataset;
import studio.lipschitz.dataset.Datasets;
import studio.lipschitz.lipschitz.JudgedSample;
import studio.lipschitz.training.DecisionGrid;
import studio.lipschitz.training.Plane;
import studio.lipschitz.ui.playground.DrawnPoints.Point;

/// What the playground is made of, without its window.
class PlayModelsTest {
    @TempDir private Path folder;

    @Test
    void aToyIsReadChangedAndSpelledAsInAPlan() {
        ToySource moons = ToySource.parse("two-moons").orElseThrow();
        assertEquals("two-moons", moons.spelled());
        assertEquals(0.1, moons.noise());
        assertEquals("two-moons?noise=0.25&samples=500&seed=7", moons.withNoise(0.2500001).withSamples(500).withSeed(7).spelled());
        ToySource kept = ToySource.parse("blobs?centres=0:0,4:4&std=2&validation=0.3").orElseThrow();
        assertEquals(2, kept.noise());
        assertEquals("blobs?centres=0:0,4:4&std=1&validation=0.3", kept.withNoise(1).spelled());
        assertEquals("blobs?centres=4", ToySource.usual(ToySource.Kind.BLOBS, 4).spelled());
        assertEquals(Optional.empty(), ToySource.parse("mnist08"));
        assertEquals(Optional.empty(), ToySource.parse("csv:two-moons?seed=1"));
    }

    /// Whatever the controls spell can be read.
    @Test
    void everyToyThatCanBeChosenIsData() throws IOException {
        for (ToySource.Kind kind : ToySource.Kind.values()) {
            String source = ToySource.usual(kind, 2).withNoise(kind.most()).withSamples(100).withSeed(3).spelled();
            PlayData data = PlayData.read(source);
            assertEquals(100, data.all(), source);
            assertEquals(2, data.classes().size());
            data.points().forEach(point -> assertTrue(
                    point.x() > data.plane().left() && point.x() < data.plane().right() && point.y() > data.plane().bottom()
                            && point.y() < data.plane().top()));
        }
        assertTrue(Objects.requireNonNull(assertThrows(IOException.class, () -> PlayData.read("wasserstein-toy")).getMessage())
                .contains("(2)"));
    }

    @Test
    void aStrokeIsUndoneAtOnceAndDrawnAgain() {
        var drawn = new DrawnPoints();
        assertFalse(drawn.canUndo());
        drawn.beginStep();
        drawn.add(new Point(0, 0, 0));
        drawn.add(new Point(1, 0, 0));
        drawn.beginStep();
        drawn.add(new Point(5, 5, 1));
        drawn.erase(0.9, 0, 0.5);
        assertEquals(List.of(new Point(0, 0, 0), new Point(5, 5, 1)), drawn.points());
        drawn.undo();
        assertEquals(2, drawn.points().size());
        drawn.undo();
        assertEquals(List.of(), drawn.points());
        assertFalse(drawn.canUndo());
        drawn.redo();
        drawn.redo();
        assertEquals(List.of(new Point(0, 0, 0), new Point(5, 5, 1)), drawn.points());
        assertFalse(drawn.canRedo());
        drawn.clear();
        drawn.undo();
        assertEquals(2, drawn.points().size());
        drawn.beginStep();
        drawn.erase(100, 100, 1); // meets nothing: no step
        drawn.undo();
        assertEquals(List.of(), drawn.points().stream().filter(point -> point.kind() == 1).toList(), "the step before it");
    }

    @Test
    void drawnPointsAreATableThatIsNamedByWhatItHolds() throws IOException {
        var points = new ArrayList<Point>();
        for (int i = 0; i < 20; i++) {
            points.add(new Point(i / 7f, -i * 1e-8f, i % 2));
        }
        List<String> names = DrawingFile.names(List.of(), 2);
        String source = DrawingFile.write(folder.resolve("drawn"), points, names);
        assertEquals(source, DrawingFile.write(folder.resolve("drawn"), points, names), "the same points are the same file");
        String other = DrawingFile.write(folder.resolve("drawn"), points.subList(1, 20), names);
        assertFalse(source.equals(other));
        try (var files = Files.list(folder.resolve("drawn"))) {
            assertEquals(2, files.count());
        }
        Dataset data = Datasets.open(source);
        assertEquals(List.of("A", "B"), data.classes());
        assertEquals(20, data.train().size() + data.validation().size());
        PlayData read = PlayData.read(source);
        assertTrue(read.whole());
        assertEquals(java.util.Set.copyOf(points), java.util.Set.copyOf(read.points()), "to the last bit");
    }

    @Test
    void filesThatWereOnlyOnTheWayGoAndNoOthers() throws IOException {
        Path drawn = folder.resolve("drawn");
        Path runs = Files.createDirectories(folder.resolve("runs/grid/moons"));
        Files.createDirectories(drawn);
        Path own = Files.writeString(drawn.resolve("points-of-mine.csv"), "x1,x2,class\n");
        List<String> names = DrawingFile.names(List.of(), 2);
        var points = new ArrayList<Point>();
        var files = new DrawnFiles();
        var written = new ArrayList<Path>();
        String earlier = DrawingFile.write(drawn, List.of(new Point(0, 0, 0)), names); // by another window
        for (int i = 0; i < 8; i++) {
            points.add(new Point(i, 0, i % 2));
            String source = files.write(drawn, points, names);
            written.add(DrawingFile.place(drawn, points, names));
            if (i == 2) {
                files.keep(source); // trained on, or saved
            }
        }
        assertEquals("csv:" + written.getFirst(), earlier);
        files.used(DrawingFile.source(written.get(3))); // by an undo
        Files.writeString(runs.resolve("network.lipnet"), "{\"data\": \"" + DrawingFile.source(written.get(4)) + "\"}");
        Files.writeString(folder.resolve("moons.lipnet"), "{\"data\": \"" + DrawingFile.source(written.get(5)) + "\"}");
        files.tidy(List.of(folder.resolve("runs"), folder.resolve("absent")));
        assertEquals(List.of(true, false, true, true, true, true, false, true), written.stream().map(Files::exists).toList());
        assertTrue(Files.exists(own));
        points.add(new Point(0, 5, 0));
        files.write(drawn, points, names);
        files.tidy(List.of());
        assertTrue(Files.exists(DrawingFile.place(drawn, points, names)), "the last one is what the document has");
        var slow = new DrawnFiles(java.time.Duration.ZERO);
        points.add(new Point(0, 6, 0));
        slow.write(drawn, points, names);
        Path looked = DrawingFile.place(drawn, points, names);
        points.add(new Point(0, 7, 0));
        slow.write(drawn, points, names);
        slow.tidy(List.of());
        assertTrue(Files.exists(looked), "somebody may have done something with it");
    }

    @Test
    void namesOfATableThatIsDrawnOnStay() throws IOException {
        List<String> names = DrawingFile.names(List.of("cat, small", "dog \"big\""), 2);
        String source = DrawingFile.write(
                folder, List.of(new Point(0, 0, 0), new Point(1, 1, 1), new Point(0, 1, 0), new Point(2, 1, 1), new Point(3, 1, 1),
                        new Point(0, 3, 0)),
                names);
        assertEquals(names, Datasets.open(source + "?validation=0.4").classes());
        assertEquals(List.of("A", "B", "C"), DrawingFile.names(List.of("cat", "dog"), 3), "too few names are none");
        assertEquals("csv:/a?b/points.csv?seed=0", DrawingFile.source(Path.of("/a?b/points.csv")));
    }

    private static DecisionGrid.Judged judged(double x, double y, int decision, double held) {
        return new DecisionGrid.Judged((float) x, (float) y, true, new JudgedSample(0, decision, 1, held));
    }

    @Test
    void ballsAreThoseOfRightDecisionsAndNeverLargerThanProved() {
        var plane = new Plane(0, 10, 0, 10);
        var balls = Balls.of(List.of(
                judged(1, 1, 0, 0.5), judged(5, 5, 1, 2), judged(8, 8, 0, 0), judged(1.1, 1, 0, 3), judged(9, 1, 0, Double.NaN),
                judged(1, 9, 0, Double.POSITIVE_INFINITY), judged(6, 2, JudgedSample.UNDECIDED, 0), judged(4, 8, 0, 0.25)), plane);
        assertEquals(2, balls.size(), balls::toString);
        assertEquals(0.5, balls.getFirst().radius());
        assertEquals(0.25, balls.getLast().radius());
    }

    @Test
    void atMostSomeDozensCarryABall() {
        var points = new ArrayList<DecisionGrid.Judged>();
        for (int i = 0; i < 240; i++) {
            points.add(judged(i % 16, Math.floorDiv(i, 16), 0, 0.1));
        }
        int count = Balls.of(points, new Plane(0, 16, 0, 16)).size();
        assertTrue(count >= 40 && count <= 100, count + " balls");
    }

    @Test
    void theSteepestSlopeIsThatOfTheGrid() {
        var values = new ArrayList<Float>();
        for (int row = 0; row < 5; row++) {
            for (int column = 0; column < 5; column++) {
                values.add((float) (3 * column * 0.25 - 2 * row * 0.5));
            }
        }
        var grid = new DecisionGrid(0, 1, 0, 2, 5, 5, values, List.of(), List.of(), 1, List.of("a", "b"), List.of());
        assertEquals(3, Slope.steepest(grid), 1e-6);
        var margins = new DecisionGrid(
                0, 1, 0, 1, 2, 2, List.of(1f, 2f, 1f, 2f), List.of(0, 1, 0, 1), List.of(0f, 0f, 0f, 0f), Double.NaN, List.of("a", "b"),
                List.of());
        assertEquals(3, Slope.steepest(margins), 1e-6, "from 1 for one class to 2 for the other");
    }

    @Test
    void theTwinsRunIsNamedSoBesideTheOther() {
        assertEquals(
                folder.resolve("moons-unconstrained-twin-2026-11-24-140312"), TwinRun.folder(folder.resolve("moons-2026-11-24-140312")));
        assertEquals(folder.resolve("plain-unconstrained-twin"), TwinRun.folder(folder.resolve("plain")));
        assertTrue(folder.resolve("plain-unconstrained-twin").toFile().mkdir());
        assertEquals(folder.resolve("plain-unconstrained-twin-2"), TwinRun.folder(folder.resolve("plain")));
    }
}
