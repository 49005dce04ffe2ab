package studio.lipschitz.ui.canvas;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import studio.lipschitz.edit.Placement;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Position;
import studio.lipschitz.project.Project;

/// A drawing cut between its cards into columns that stand side by side, read from left to right: a tall network for a wide place. Any thread.
///
/// @param parts of the drawing, the first one leftmost
public record PictureColumns(Picture picture, List<Bounds> parts) {
    private static final int MOST = 8;
    private static final double ABOVE = 10; // of the card that begins a column: the label of the edge to it stays in the column before

    public PictureColumns {
        parts = List.copyOf(parts);
    }

    /// The columns that show a project largest. A chain of modules stands in one row from top to bottom before it is cut, wherever its cards are drawn: their
    /// places say no more than its order. Any other drawing is cut only where a single edge leads on.
    ///
    /// @param width of the place, in any unit
    /// @param height of the place, in the same
    public static PictureColumns of(Project project, double width, double height) {
        return fit(Picture.of(chain(project) ? project.withPositions(row(project)) : project), width, height);
    }

    private static boolean chain(Project project) {
        Network network = project.drawing();
        return project.blocks().isEmpty() && network.edges().size() == network.nodes().size() - 1
                && network.nodes().stream().allMatch(node -> network.into(node.id()).size() <= 1 && network.outOf(node.id()).size() <= 1)
                && project.analysis().order().size() == network.nodes().size();
    }

    private static Map<String, Position> row(Project project) {
        var places = new LinkedHashMap<String, Position>();
        for (String id : project.analysis().order()) {
            places.put(id, new Position(0, places.size() * (Placement.HEIGHT + Placement.GAP)));
        }
        return places;
    }

    private static PictureColumns fit(Picture picture, double width, double height) {
        PictureColumns best = new PictureColumns(picture, List.of(picture.area()));
        for (int count = 2; count <= MOST; count++) {
            var next = new PictureColumns(picture, cut(picture, count));
            if (next.scale(width, height) > best.scale(width, height)) {
                best = next;
            }
        }
        return best;
    }

    private double scale(double width, double height) {
        return Math.min(width / width(), height / height());
    }

    private static List<Bounds> cut(Picture picture, int count) {
        Bounds area = picture.area();
        List<Double> gaps = gaps(picture);
        var cuts = new ArrayList<Double>(List.of(area.getMinY()));
        for (int i = 1; i < count; i++) {
            double wanted = area.getMinY() + area.getHeight() * i / count;
            double found = gaps.stream().reduce((a, b) -> Math.abs(a - wanted) <= Math.abs(b - wanted) ? a : b).orElse(area.getMinY());
            if (found > cuts.getLast()) {
                cuts.add(found);
            }
        }
        cuts.add(area.getMaxY());
        var parts = new ArrayList<Bounds>();
        for (int i = 1; i < cuts.size(); i++) {
            parts.add(new BoundingBox(area.getMinX(), cuts.get(i - 1), area.getWidth(), cuts.get(i) - cuts.get(i - 1)));
        }
        return parts;
    }

    /// Heights at which no card is cut.
    private static List<Double> gaps(Picture picture) {
        var gaps = new ArrayList<Double>();
        double bottom = Double.POSITIVE_INFINITY;
        for (double[] row : picture.rows()) {
            if (row[0] - bottom > 2 * ABOVE && picture.crossings(row[0] - ABOVE) == 1) {
                gaps.add(row[0] - ABOVE);
            }
            bottom = bottom == Double.POSITIVE_INFINITY ? row[1] : Math.max(bottom, row[1]);
        }
        return gaps;
    }

    /// In units of the drawing, as is the height.
    public double width() {
        return parts.stream().mapToDouble(Bounds::getWidth).sum();
    }

    public double height() {
        return parts.stream().mapToDouble(Bounds::getHeight).max().orElse(1);
    }

    public void draw(Graphics2D g) {
        double left = 0;
        for (Bounds part : parts) {
            AffineTransform before = g.getTransform();
            Shape clip = g.getClip();
            g.translate(left, 0);
            g.clip(new Rectangle2D.Double(0, 0, part.getWidth(), part.getHeight()));
            picture.paint(g, part);
            g.setTransform(before);
            g.setClip(clip);
            left += part.getWidth();
        }
    }
}
