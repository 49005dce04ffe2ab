package studio.lipschitz.edit;

import static studio.lipschitz.text.Texts.text;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import studio.lipschitz.project.Position;

/// Ways to line up several nodes. All cards are of one size, so lining up edges or middles is lining up positions.
public enum Arrange {
    LEFT(Axis.X, 0),
    CENTRE(Axis.X, 0.5),
    RIGHT(Axis.X, 1),
    TOP(Axis.Y, 0),
    MIDDLE(Axis.Y, 0.5),
    BOTTOM(Axis.Y, 1),
    ACROSS(Axis.X),
    DOWN(Axis.Y);

    private enum Axis {
        X, Y;

        double of(Position position) {
            return this == X ? position.x() : position.y();
        }

        Position moved(Position from, double to) {
            return Placement.snap(this == X ? new Position(to, from.y()) : new Position(from.x(), to));
        }
    }

    private final Axis axis;
    private final int fewest;
    private final double part; // of the way from the least to the greatest, where all go

    Arrange(Axis axis, double part) {
        this.axis = axis;
        this.fewest = 2;
        this.part = part;
    }

    Arrange(Axis axis) {
        this.axis = axis;
        this.fewest = 3;
        this.part = Double.NaN;
    }

    /// As a menu calls it.
    public String label() {
        return text("edit.arrange." + name().toLowerCase(Locale.ROOT));
    }

    /// Whether it spaces nodes evenly; else it lines them up.
    public boolean distributes() {
        return fewest == 3;
    }

    /// Whether so many nodes can be arranged in this way.
    public boolean takes(int nodes) {
        return nodes >= fewest;
    }

    /// New positions, on the grid; fewer nodes than it takes stay.
    ///
    /// Gaps are equal and whole steps of the grid: the first node keeps its place, the last one moves by at most half a step for each before it.
    public Map<String, Position> of(Map<String, Position> positions) {
        if (!takes(positions.size())) {
            return Map.of();
        }
        List<Map.Entry<String, Position>> along = positions.entrySet().stream()
                .sorted(Comparator.comparingDouble(entry -> axis.of(entry.getValue())))
                .toList();
        double least = axis.of(along.getFirst().getValue());
        double greatest = axis.of(along.getLast().getValue());
        double step = Math.round((greatest - least) / (along.size() - 1) / Placement.GRID) * Placement.GRID;
        var arranged = new LinkedHashMap<String, Position>();
        for (var entry : along) {
            double to = distributes() ? least + step * arranged.size() : least + part * (greatest - least);
            arranged.put(entry.getKey(), axis.moved(entry.getValue(), to));
        }
        return arranged;
    }
}
