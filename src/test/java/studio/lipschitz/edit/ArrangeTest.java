package studio.lipschitz.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import studio.lipschitz.project.Position;
import studio.lipschitz.project.Project;

class ArrangeTest {
    private static final Map<String, Position> THREE = Map.of(
            "a", new Position(0, 400), "b", new Position(104, 0), "c", new Position(320, 96));

    @Test
    void liningUpMovesOneCoordinate() {
        assertEquals(Map.of("a", at(0, 400), "b", at(0, 0), "c", at(0, 96)), Arrange.LEFT.of(THREE));
        assertEquals(Map.of("a", at(160, 400), "b", at(160, 0), "c", at(160, 96)), Arrange.CENTRE.of(THREE));
        assertEquals(Map.of("a", at(320, 400), "b", at(320, 0), "c", at(320, 96)), Arrange.RIGHT.of(THREE));
        assertEquals(Map.of("a", at(0, 0), "b", at(104, 0), "c", at(320, 0)), Arrange.TOP.of(THREE));
        assertEquals(Map.of("a", at(0, 200), "b", at(104, 200), "c", at(320, 200)), Arrange.MIDDLE.of(THREE));
        assertEquals(Map.of("a", at(0, 400), "b", at(104, 400), "c", at(320, 400)), Arrange.BOTTOM.of(THREE));
    }

    @Test
    void distributingKeepsTheOrderAndMakesEqualSteps() {
        assertEquals(Map.of("a", at(0, 400), "b", at(160, 0), "c", at(320, 96)), Arrange.ACROSS.of(THREE));
        assertEquals(Map.of("b", at(104, 0), "c", at(320, 200), "a", at(0, 400)), Arrange.DOWN.of(THREE));
    }

    @Test
    void equalStepsAreWholeStepsOfTheGrid() {
        var four = Map.of("a", at(0, 0), "b", at(0, 1), "c", at(0, 2), "d", at(0, 100));
        assertEquals(Map.of("a", at(0, 0), "b", at(0, 32), "c", at(0, 64), "d", at(0, 96)), Arrange.DOWN.of(four));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsArrangedStandsOnTheGridAndStaysWhenArrangedAgain(Arrange how) {
        var once = how.of(Map.of("a", at(3, 5), "b", at(-17, 31.5), "c", at(64, 250)));
        assertTrue(once.values().stream().allMatch(position -> position.equals(Placement.snap(position))), once::toString);
        assertEquals(once, how.of(once));
    }

    @ParameterizedTest
    @EnumSource
    void tooFewNodesStay(Arrange how) {
        int fewest = how.distributes() ? 3 : 2;
        assertFalse(how.takes(fewest - 1));
        assertTrue(how.takes(fewest));
        assertEquals(Map.of(), how.of(Map.of("a", at(3, 5))));
        assertTrue(how.label().startsWith(how.distributes() ? "Distribute " : "Align "));
    }

    @Test
    void anEditThatMovesNothingIsNone() {
        Project project = Project.EMPTY.withPositions(THREE);
        assertSame(project, Edits.place("Align left", Map.of("a", at(0, 400))).change().apply(project));
        Edit edit = Edits.place("Align left", Arrange.LEFT.of(THREE));
        assertEquals("Align left", edit.label());
        assertEquals(Arrange.LEFT.of(THREE), edit.change().apply(project).positions());
    }

    private static Position at(double x, double y) {
        return new Position(x, y);
    }
}
