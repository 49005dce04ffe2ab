package studio.lipschitz.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.Template;
import studio.lipschitz.training.HKRLoss;

class GridTest {
    private static List<Axis> axes(String... typed) {
        return Arrays.stream(typed).map(Axis::parse).toList();
    }

    private static String refused(Runnable action) {
        return Objects.requireNonNull(assertThrows(IllegalArgumentException.class, action::run).getMessage());
    }

    @Test
    void listsAndRangesAreRead() {
        assertEquals(List.of(1.0, 10.0, 100.0), Axis.parse("alpha=1, 10 100").values());
        assertEquals(List.of(1e-4, 1e-3, 1e-2, 1e-1), Axis.parse("lr=1e-4..1e-1:4:log").values());
        assertEquals(List.of(-1.0, 0.0, 1.0), Axis.parse("x=-1..1:3").values());
        assertEquals(List.of(3.0), Axis.parse("seed=3,3").values());
        assertEquals("lr=0.001,0.01", Axis.parse("lr=1e-3..1e-2:2:lin").toString());
    }

    @Test
    void whatIsNoneIsRefusedByName() {
        assertTrue(refused(() -> Axis.parse("lr")).startsWith("lr is not of the form"));
        assertEquals("lr needs at least one value, as in 1, 10, 100", refused(() -> Axis.parse("lr= , ")));
        assertTrue(refused(() -> Axis.parse("lr=1,two")).contains("two is none"));
        assertTrue(refused(() -> Axis.parse("lr=NaN")).contains("NaN is none"));
        assertTrue(refused(() -> Axis.parse("lr=0..1:3:log")).contains("no logarithmic steps"));
        assertTrue(refused(() -> Axis.parse("lr=1..2:1")).contains("would take 1 values"));
        Project digits = Template.DENSE.load();
        assertTrue(refused(() -> Grid.over(digits, axes("depth=1,2"))).contains("what can vary is alpha, min_margin, lr, width, batch"));
        assertTrue(refused(() -> Grid.over(digits, axes("alpha=1", "loss.alpha=2"))).contains("varies twice"));
        assertEquals("these values make 8000000 runs; a grid has at most 2000",
                refused(() -> Grid.over(digits, axes("lr=1..2:200", "alpha=1..2:200", "margin=1..2:200"))));
        assertEquals("nothing varies; name at least one thing with its values", refused(() -> new Grid(List.of())));
    }

    @Test
    void pointsAreEveryCombinationInOrder() {
        Project digits = Template.DENSE.load();
        Grid grid = Grid.over(digits, axes("alpha=1,10", "lr=0.001,0.01", "margin=1"));
        assertEquals(4, Grid.size(grid.axes()));
        assertEquals(
                List.of("alpha 1, lr 0.001, min_margin 1", "alpha 1, lr 0.01, min_margin 1", "alpha 10, lr 0.001, min_margin 1",
                        "alpha 10, lr 0.01, min_margin 1"),
                grid.points().stream().map(point -> point.of("g").label()).toList());
        assertEquals("alpha-1_lr-0.01_min_margin-1", grid.points().get(1).of("g").folder());
        Project trained = grid.points().get(3).of(digits);
        assertEquals(0.01, trained.plan().lr());
        assertEquals(10, ((HKRLoss) trained.plan().loss()).alpha());
        assertEquals(digits.drawing(), trained.drawing());
    }

    @Test
    void aValueThatThePlanRefusesIsNamed() {
        Project digits = Template.DENSE.load();
        assertEquals("batch takes whole numbers, not 0.5", refused(() -> new Point(Map.of("batch", 0.5)).of(digits)));
        assertTrue(refused(() -> new Point(Map.of("lr", 0.0)).of(digits)).contains("lr"));
        assertTrue(refused(() -> new Point(Map.of("loss.alpha", -1.0)).of(digits)).contains("alpha"));
        assertEquals(7, new Point(new LinkedHashMap<>(Map.of("seed", 7.0))).of(digits).plan().seed());
    }

    private record At(double first, double second) implements Pareto.Figures {}

    @Test
    void theFrontIsWhatNoOtherOneBeats() {
        assertEquals(List.of(new At(0.8, 0.7), new At(0.9, 0.6)),
                Pareto.front(List.of(new At(0.9, 0.6), new At(0.8, 0.7), new At(0.8, 0.6), new At(0.9, 0.5), new At(Double.NaN, 1))));
        assertEquals(2, Pareto.front(List.of(new At(1, 1), new At(1, 1), new At(0.5, 1))).size(), "equals beside each other");
        var random = new Random(3);
        List<At> many = IntStream.range(0, 200).mapToObj(_ -> new At(random.nextInt(20), random.nextInt(20))).toList();
        List<At> front = Pareto.front(many);
        for (At each : many) {
            boolean beaten = many.stream().anyMatch(other -> other.first() >= each.first() && other.second() >= each.second()
                    && (other.first() > each.first() || other.second() > each.second()));
            assertEquals(!beaten, front.contains(each), each.toString());
        }
    }
}
