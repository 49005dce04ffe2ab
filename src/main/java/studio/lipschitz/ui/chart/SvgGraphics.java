package studio.lipschitz.ui.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;

/// Writes what is drawn as SVG 1.1: paths stay paths and text stays text, so that a figure can be edited. Paints are plain colours.
final class SvgGraphics extends ShapeGraphics {
    private final double width;
    private final double height;
    private final String ids;
    private final StringBuilder body = new StringBuilder();
    private final Map<String, String> clips = new LinkedHashMap<>();

    SvgGraphics(double width, double height) {
        this(width, height, "clip");
    }

    /// @param ids how the names begin that it gives: different ones where several stand in one page
    SvgGraphics(double width, double height, String ids) {
        this.width = width;
        this.height = height;
        this.ids = ids;
    }

    String document() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + element();
    }

    /// To stand within a page.
    String element() {
        var all = new StringBuilder();
        all.append("<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"").append(number(width))
                .append("\" height=\"").append(number(height)).append("\" viewBox=\"0 0 ").append(number(width)).append(' ')
                .append(number(height)).append("\">\n<defs>\n");
        clips.forEach(
                (path, id) -> all.append("<clipPath id=\"").append(id).append("\"><path d=\"").append(path).append("\"/></clipPath>\n"));
        return all.append("</defs>\n").append(body).append("</svg>\n").toString();
    }

    @Override
    public void fill(Shape shape) {
        if (outside(shape.getBounds2D())) {
            return;
        }
        String path = path(shape);
        if (!path.isEmpty()) {
            body.append("<path d=\"").append(path).append('"').append(colour("fill")).append(clipped()).append("/>\n");
        }
    }

    @Override
    public void draw(Shape shape) {
        if (outside(shape.getBounds2D())) {
            return;
        }
        String path = path(shape);
        if (path.isEmpty()) {
            return;
        }
        body.append("<path d=\"").append(path).append("\" fill=\"none\"").append(colour("stroke"));
        if (getStroke() instanceof BasicStroke stroke) {
            body.append(" stroke-width=\"").append(number(stroke.getLineWidth())).append('"');
            switch (stroke.getEndCap()) {
                case BasicStroke.CAP_ROUND -> body.append(" stroke-linecap=\"round\"");
                case BasicStroke.CAP_SQUARE -> body.append(" stroke-linecap=\"square\"");
                default -> {}
            }
            switch (stroke.getLineJoin()) {
                case BasicStroke.JOIN_ROUND -> body.append(" stroke-linejoin=\"round\"");
                case BasicStroke.JOIN_BEVEL -> body.append(" stroke-linejoin=\"bevel\"");
                default -> {}
            }
            float[] dashes = stroke.getDashArray();
            if (dashes != null) {
                body.append(" stroke-dasharray=\"");
                for (float dash : dashes) {
                    body.append(number(dash)).append(' ');
                }
                body.append('"');
            }
        }
        body.append(clipped()).append("/>\n");
    }

    @Override
    public void drawString(String words, float x, float y) {
        if (outside(
                new Rectangle2D.Double(x, y - getFont().getSize2D(), getFontMetrics().stringWidth(words), 1.3 * getFont().getSize2D()))) {
            return;
        }
        AffineTransform t = getTransform();
        Font font = getFont();
        body.append("<text transform=\"matrix(").append(number(t.getScaleX())).append(' ').append(number(t.getShearY())).append(' ')
                .append(number(t.getShearX())).append(' ').append(number(t.getScaleY())).append(' ').append(number(t.getTranslateX()))
                .append(' ').append(number(t.getTranslateY())).append(")\" x=\"").append(number(x)).append("\" y=\"").append(number(y))
                .append("\" font-family=\"sans-serif\" font-size=\"").append(number(font.getSize2D())).append('"')
                .append(font.isBold() ? " font-weight=\"bold\"" : "").append(colour("fill")).append('>').append(escaped(words))
                .append("</text>\n");
    }

    @Override
    void image(BufferedImage picture, AffineTransform place) {
        var t = new AffineTransform(getTransform());
        t.concatenate(place);
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory takes what it is given
        }
        body.append("<image transform=\"matrix(").append(number(t.getScaleX())).append(" 0 0 ").append(number(t.getScaleY())).append(' ')
                .append(number(t.getTranslateX())).append(' ').append(number(t.getTranslateY())).append(")\" width=\"")
                .append(picture.getWidth()).append("\" height=\"").append(picture.getHeight())
                .append("\" preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\" xlink:href=\"data:image/png;base64,")
                .append(Base64.getEncoder().encodeToString(bytes.toByteArray())).append("\"/>\n");
    }

    private String colour(String attribute) {
        Paint paint = getPaint();
        Color colour = paint instanceof Color plain ? plain : Color.GRAY;
        String opacity = colour.getAlpha() == 255 ? "" : " %s-opacity=\"%s\"".formatted(attribute, number(colour.getAlpha() / 255.0));
        return " %s=\"#%06x\"%s".formatted(attribute, colour.getRGB() & 0xffffff, opacity);
    }

    /// Whether nothing of it would be seen; a line has no area, so its rim counts.
    private boolean outside(Rectangle2D bounds) {
        Shape clip = getClip();
        return clip != null && !clip.getBounds2D().intersects(
                bounds.getX() - 4, bounds.getY() - 4, bounds.getWidth() + 8, bounds.getHeight() + 8);
    }

    private String clipped() {
        Shape clip = getClip();
        if (clip == null) {
            return "";
        }
        String id = clips.computeIfAbsent(path(clip), _ -> ids + clips.size());
        return " clip-path=\"url(#" + id + ")\"";
    }

    private String path(Shape shape) {
        var path = new StringBuilder();
        double[] at = new double[6];
        for (PathIterator i = shape.getPathIterator(getTransform()); !i.isDone(); i.next()) {
            int kind = i.currentSegment(at);
            path.append(switch (kind) {
                case PathIterator.SEG_MOVETO -> 'M';
                case PathIterator.SEG_LINETO -> 'L';
                case PathIterator.SEG_QUADTO -> 'Q';
                case PathIterator.SEG_CUBICTO -> 'C';
                default -> 'Z';
            });
            int numbers = switch (kind) {
                case PathIterator.SEG_MOVETO, PathIterator.SEG_LINETO -> 2;
                case PathIterator.SEG_QUADTO -> 4;
                case PathIterator.SEG_CUBICTO -> 6;
                default -> 0;
            };
            for (int k = 0; k < numbers; k++) {
                path.append(k == 0 ? "" : " ").append(number(at[k]));
            }
        }
        return path.toString();
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /// Two decimals are a hundredth of a pixel.
    private static String number(double value) {
        double rounded = Math.round(value * 100) / 100.0;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : String.format(Locale.ROOT, "%.2f", rounded);
    }
}
