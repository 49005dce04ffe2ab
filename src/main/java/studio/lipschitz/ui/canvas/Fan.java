package studio.lipschitz.ui.canvas;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import studio.lipschitz.edit.Placement;

/// The edges that leave one port, and where their labels stand so that none lies on another or behind a card: all equally far along their
/// lines if that is enough, which looks calm; else each where it has room. What is written on edges of one port is mostly the same, so where
/// there is no room at all one label speaks for several.
final class Fan {
    private static final double MIDWAY = 0.5;
    private static final double[] TOGETHER = {MIDWAY, 0.6, 0.7, 0.8};
    private static final double[] EACH = {MIDWAY, 0.75, 0.25, 0.65, 0.35, 0.85, 0.15};
    private static final double LETTER = 6.6; // width at 11 px, on the safe side
    private static final double AROUND = 22;
    private static final double HEIGHT = 19;
    private static final double LONG = Placement.HEIGHT + Placement.GAP; // a line that falls further may pass behind cards

    private Fan() {}

    /// @param text of its label; empty where it has none
    /// @param needed whether it is shown in any case: it says what is wrong
    record Line(Curve curve, String text, boolean needed) {

        private Bounds label(double along) {
            double width = text.length() * LETTER + AROUND;
            Point2D at = curve.along(along);
            return new BoundingBox(at.getX() - width / 2, at.getY() - HEIGHT / 2, width, HEIGHT);
        }

        private boolean isLong() {
            return Math.abs(curve.end().getY() - curve.start().getY()) > LONG;
        }
    }

    /// How far along the first part of each line its label stands, from 0 to 1; empty where it is left out.
    ///
    /// @param cards of the drawing; looked at only where a line is long
    static List<OptionalDouble> places(List<Line> lines, Collection<Bounds> cards) {
        Collection<Bounds> behind = behind(lines, cards);
        for (double along : TOGETHER) {
            if (free(lines.stream().filter(line -> !line.text().isEmpty()).map(line -> line.label(along)).toList(), behind)) {
                return lines.stream().map(_ -> OptionalDouble.of(along)).toList();
            }
        }
        var places = new ArrayList<OptionalDouble>(lines.stream().map(_ -> OptionalDouble.of(MIDWAY)).toList());
        var taken = new ArrayList<Bounds>();
        var told = new HashSet<String>();
        order(lines).forEach(index -> {
            Line line = lines.get(index);
            OptionalDouble room = DoubleStream.of(EACH).filter(along -> clear(line.label(along), taken) && clear(line.label(along), behind))
                    .findFirst();
            if (room.isEmpty() && told.contains(line.text()) && !line.needed()) {
                places.set(index, room);
            } else {
                places.set(index, OptionalDouble.of(room.orElse(MIDWAY)));
                taken.add(line.label(room.orElse(MIDWAY)));
                told.add(line.text());
            }
        });
        return places;
    }

    /// The cards that labels could come to lie behind.
    private static Collection<Bounds> behind(List<Line> lines, Collection<Bounds> cards) {
        if (lines.stream().noneMatch(Line::isLong)) {
            return List.of();
        }
        List<Bounds> all = lines.stream().flatMap(line -> Stream.of(line.label(0), line.label(1))).toList();
        double left = all.stream().mapToDouble(Bounds::getMinX).min().orElse(0);
        double top = all.stream().mapToDouble(Bounds::getMinY).min().orElse(0);
        double right = all.stream().mapToDouble(Bounds::getMaxX).max().orElse(0);
        double bottom = all.stream().mapToDouble(Bounds::getMaxY).max().orElse(0);
        return cards.stream().filter(card -> card.intersects(left, top, right - left, bottom - top)).toList();
    }

    /// Those that are needed first, then from left to right, whatever order they are given in.
    private static List<Integer> order(List<Line> lines) {
        return IntStream.range(0, lines.size()).boxed().filter(index -> !lines.get(index).text().isEmpty())
                .sorted(Comparator.comparingInt((Integer index) -> lines.get(index).needed() ? 0 : 1)
                        .thenComparingDouble(index -> lines.get(index).curve().end().getX())
                        .thenComparingDouble(index -> lines.get(index).curve().end().getY()))
                .toList();
    }

    private static boolean free(List<Bounds> labels, Collection<Bounds> cards) {
        return IntStream.range(0, labels.size())
                .allMatch(i -> clear(labels.get(i), labels.subList(0, i)) && clear(labels.get(i), cards));
    }

    private static boolean clear(Bounds label, Collection<Bounds> others) {
        return others.stream().noneMatch(label::intersects);
    }
}
