package studio.lipschitz.ui.canvas;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import javafx.geometry.Bounds;

/// Paints a picture on a surface of Java's: pixels, or a page.
final class GraphicsPen implements Pen {
    private final Graphics2D graphics;

    /// @param area of the drawing that the picture shows; its corner comes to the surface's
    /// @param scale units of the surface for one of the drawing
    GraphicsPen(Graphics2D graphics, Bounds area, double scale, String background) {
        this.graphics = graphics;
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(scale, scale);
        graphics.translate(-area.getMinX(), -area.getMinY());
        graphics.setColor(Color.decode(background));
        graphics.fill(new Rectangle2D.Double(area.getMinX(), area.getMinY(), area.getWidth() + 1, area.getHeight() + 1));
    }

    @Override
    public void box(double x, double y, double width, double height, double radius, String fill, String stroke) {
        var shape = new RoundRectangle2D.Double(x, y, width, height, 2 * radius, 2 * radius);
        graphics.setColor(Color.decode(fill));
        graphics.fill(shape);
        graphics.setStroke(new BasicStroke(1));
        graphics.setColor(Color.decode(stroke));
        graphics.draw(shape);
    }

    @Override
    public void text(double x, double y, String text, double size, boolean bold, String colour, Anchor anchor) {
        graphics.setFont(new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) size));
        double width = graphics.getFontMetrics().getStringBounds(text, graphics).getWidth();
        double left = switch (anchor) {
            case START -> x;
            case MIDDLE -> x - width / 2;
            case END -> x - width;
        };
        graphics.setColor(Color.decode(colour));
        graphics.drawString(text, (float) left, (float) y);
    }

    @Override
    public void curve(Curve curve, String colour, boolean dashed) {
        var path = new Path2D.Double();
        path.moveTo(curve.start().getX(), curve.start().getY());
        curve.parts().forEach(part -> path.curveTo(part.first().getX(), part.first().getY(), part.second().getX(), part.second().getY(),
                part.end().getX(), part.end().getY()));
        graphics.setStroke(dashed
                ? new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {6, 4}, 0)
                : new BasicStroke(2));
        graphics.setColor(Color.decode(colour));
        graphics.draw(path);
    }

    @Override
    public void shape(Shape shape, String fill) {
        graphics.setColor(Color.decode(fill));
        graphics.fill(shape);
    }

    @Override
    public void dot(double x, double y, double radius, String fill, String stroke) {
        var shape = new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
        graphics.setColor(Color.decode(fill));
        graphics.fill(shape);
        graphics.setStroke(new BasicStroke(2));
        graphics.setColor(Color.decode(stroke));
        graphics.draw(shape);
    }
}
