package studio.lipschitz.ui.chart;

import java.awt.Color;
import java.awt.Image;
import java.awt.Polygon;
import java.awt.Rectangle;
import java.awt.font.GlyphVector;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.BufferedImageOp;
import java.awt.image.ImageObserver;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.text.AttributedCharacterIterator;
import org.jspecify.annotations.Nullable;

/// What Java2D asks of one that draws, brought down to four things: a shape filled, a shape outlined, a line of text, a picture in its place.
abstract class ShapeGraphics extends GraphicsState {
    /// @param place from the picture's pixels to the units of what draws
    abstract void image(BufferedImage picture, AffineTransform place);

    @Override
    public boolean drawImage(Image i, AffineTransform t, @Nullable ImageObserver o) {
        image((BufferedImage) i, t);
        return true;
    }

    @Override
    public void drawImage(BufferedImage i, @Nullable BufferedImageOp op, int x, int y) {
        image(op == null ? i : op.filter(i, null), AffineTransform.getTranslateInstance(x, y));
    }

    @Override
    public boolean drawImage(Image i, int x, int y, @Nullable ImageObserver o) {
        return drawImage(i, AffineTransform.getTranslateInstance(x, y), o);
    }

    @Override
    public boolean drawImage(Image i, int x, int y, int w, int h, @Nullable ImageObserver o) {
        AffineTransform place = AffineTransform.getTranslateInstance(x, y);
        place.scale((double) w / i.getWidth(null), (double) h / i.getHeight(null));
        return drawImage(i, place, o);
    }

    @Override
    public boolean drawImage(Image i, int x, int y, @Nullable Color c, @Nullable ImageObserver o) {
        return drawImage(i, x, y, o);
    }

    @Override
    public boolean drawImage(Image i, int x, int y, int w, int h, @Nullable Color c, @Nullable ImageObserver o) {
        return drawImage(i, x, y, w, h, o);
    }

    @Override
    public boolean drawImage(Image i, int a, int b, int c, int d, int e, int f, int g, int h, @Nullable ImageObserver o) {
        throw new UnsupportedOperationException("charts draw whole pictures");
    }

    @Override
    public boolean drawImage(
            Image i, int a, int b, int c, int d, int e, int f, int g, int h, @Nullable Color colour, @Nullable ImageObserver o) {
        throw new UnsupportedOperationException("charts draw whole pictures");
    }

    @Override
    public void drawRenderedImage(RenderedImage i, AffineTransform t) {
        throw new UnsupportedOperationException("charts draw whole pictures");
    }

    @Override
    public void drawRenderableImage(RenderableImage i, AffineTransform t) {
        throw new UnsupportedOperationException("charts draw whole pictures");
    }

    @Override
    public void copyArea(int x, int y, int w, int h, int dx, int dy) {
        throw new UnsupportedOperationException("charts copy nothing");
    }

    @Override
    public void drawLine(int x1, int y1, int x2, int y2) {
        draw(new Line2D.Double(x1, y1, x2, y2));
    }

    @Override
    public void fillRect(int x, int y, int w, int h) {
        fill(new Rectangle(x, y, w, h));
    }

    @Override
    public void clearRect(int x, int y, int w, int h) {
        fill(new Rectangle(x, y, w, h));
    }

    @Override
    public void drawRoundRect(int x, int y, int w, int h, int a, int b) {
        draw(new RoundRectangle2D.Double(x, y, w, h, a, b));
    }

    @Override
    public void fillRoundRect(int x, int y, int w, int h, int a, int b) {
        fill(new RoundRectangle2D.Double(x, y, w, h, a, b));
    }

    @Override
    public void drawOval(int x, int y, int w, int h) {
        draw(new Ellipse2D.Double(x, y, w, h));
    }

    @Override
    public void fillOval(int x, int y, int w, int h) {
        fill(new Ellipse2D.Double(x, y, w, h));
    }

    @Override
    public void drawArc(int x, int y, int w, int h, int a, int b) {
        draw(new Arc2D.Double(x, y, w, h, a, b, Arc2D.OPEN));
    }

    @Override
    public void fillArc(int x, int y, int w, int h, int a, int b) {
        fill(new Arc2D.Double(x, y, w, h, a, b, Arc2D.PIE));
    }

    @Override
    public void drawPolygon(int[] x, int[] y, int n) {
        draw(new Polygon(x, y, n));
    }

    @Override
    public void fillPolygon(int[] x, int[] y, int n) {
        fill(new Polygon(x, y, n));
    }

    @Override
    public void drawString(String s, int x, int y) {
        drawString(s, (float) x, (float) y);
    }

    @Override
    public void drawString(AttributedCharacterIterator s, int x, int y) {
        drawString(s, (float) x, (float) y);
    }

    @Override
    public void drawString(AttributedCharacterIterator s, float x, float y) {
        new TextLayout(s, getFontRenderContext()).draw(this, x, y);
    }

    @Override
    public void drawGlyphVector(GlyphVector v, float x, float y) {
        fill(v.getOutline(x, y));
    }

    @Override
    public void drawPolyline(int[] x, int[] y, int n) {
        for (int i = 1; i < n; i++) {
            drawLine(x[i - 1], y[i - 1], x[i], y[i]);
        }
    }
}
