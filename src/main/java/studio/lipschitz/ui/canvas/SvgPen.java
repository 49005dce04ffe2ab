package studio.lipschitz.ui.canvas;

import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.util.Locale;
import javafx.geometry.Bounds;

/// Writes a picture as SVG 1.1.
final class SvgPen implements Pen {
    private static final String COMMANDS = "MLQCZ"; // by kind of segment, as PathIterator counts them

    private static final int[] NUMBERS = {2, 2, 4, 6, 0};
    private final StringBuilder out = new StringBuilder();

    /// @param area of the drawing that the picture shows
    SvgPen(Bounds area, String background) {
        out.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$.0f\" height=\"%2$.0f\" viewBox=\"%3$.1f %4$.1f %1$.1f %2$.1f\" "
                        + "font-family=\"system-ui, 'DejaVu Sans', sans-serif\">%n",
                area.getWidth(), area.getHeight(), area.getMinX(), area.getMinY()));
        box(area.getMinX(), area.getMinY(), area.getWidth(), area.getHeight(), 0, background, background);
    }

    @Override
    public void box(double x, double y, double width, double height, double radius, String fill, String stroke) {
        add("<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"%.1f\" fill=\"%s\" stroke=\"%s\"/>", x, y, width, height,
                radius, fill, stroke);
    }

    @Override
    public void text(double x, double y, String text, double size, boolean bold, String colour, Anchor anchor) {
        add("<text x=\"%.1f\" y=\"%.1f\" font-size=\"%.1f\"%s fill=\"%s\" text-anchor=\"%s\">%s</text>", x, y, size,
                bold ? " font-weight=\"bold\"" : "",
                colour, anchor.name().toLowerCase(Locale.ROOT), escaped(text));
    }

    @Override
    public void curve(Curve curve, String colour, boolean dashed) {
        var path = new StringBuilder(String.format(Locale.ROOT, "M%.1f %.1f", curve.start().getX(), curve.start().getY()));
        for (Curve.Cubic part : curve.parts()) {
            path.append(String.format(Locale.ROOT, " C%.1f %.1f %.1f %.1f %.1f %.1f", part.first().getX(), part.first().getY(),
                    part.second().getX(),
                    part.second().getY(), part.end().getX(), part.end().getY()));
        }
        add("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"%s/>", path, colour, dashed ? " stroke-dasharray=\"6 4\"" : "");
    }

    @Override
    public void shape(Shape shape, String fill) {
        var path = new StringBuilder();
        var at = new double[6];
        for (PathIterator part = shape.getPathIterator(null); !part.isDone(); part.next()) {
            int kind = part.currentSegment(at);
            path.append(COMMANDS.charAt(kind));
            for (int i = 0; i < NUMBERS[kind]; i++) {
                path.append(String.format(Locale.ROOT, i == 0 ? "%.2f" : " %.2f", at[i]));
            }
        }
        add("<path d=\"%s\" fill=\"%s\"/>", path, fill);
    }

    @Override
    public void dot(double x, double y, double radius, String fill, String stroke) {
        add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\" stroke=\"%s\" stroke-width=\"2\"/>", x, y, radius, fill, stroke);
    }

    private void add(String element, Object... values) {
        out.append(String.format(Locale.ROOT, element, values)).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    String document() {
        return out + "</svg>\n";
    }
}
