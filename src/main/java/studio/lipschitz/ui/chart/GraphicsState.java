package studio.lipschitz.ui.chart;

import java.awt.Color;
import java.awt.Composite;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.Paint;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a graphics remembers between two things it draws: paint, font, transform, clip. Kept by the graphics of an image of one pixel.
abstract class GraphicsState extends Graphics2D {
    private final Graphics2D state;

    GraphicsState() {
        state = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB).createGraphics();
        state.setClip(null);
    }

    /// Its changes of state would have to be undone: nothing that draws charts asks for it.
    @Override
    public Graphics create() {
        throw new UnsupportedOperationException("charts draw with one graphics");
    }

    @Override
    public void dispose() {
        state.dispose();
    }

    @Override
    public void setComposite(Composite c) {
        state.setComposite(c);
    }

    @Override
    public void setPaint(Paint p) {
        state.setPaint(p);
    }

    @Override
    public void setStroke(Stroke s) {
        state.setStroke(s);
    }

    @Override
    public void setRenderingHint(RenderingHints.Key k, Object v) {
        state.setRenderingHint(k, v);
    }

    @Override
    public Object getRenderingHint(RenderingHints.Key k) {
        return state.getRenderingHint(k);
    }

    @Override
    public void setRenderingHints(Map<?, ?> h) {
        state.setRenderingHints(h);
    }

    @Override
    public void addRenderingHints(Map<?, ?> h) {
        state.addRenderingHints(h);
    }

    @Override
    public RenderingHints getRenderingHints() {
        return state.getRenderingHints();
    }

    @Override
    public void translate(int x, int y) {
        state.translate(x, y);
    }

    @Override
    public void translate(double x, double y) {
        state.translate(x, y);
    }

    @Override
    public void rotate(double a) {
        state.rotate(a);
    }

    @Override
    public void rotate(double a, double x, double y) {
        state.rotate(a, x, y);
    }

    @Override
    public void scale(double x, double y) {
        state.scale(x, y);
    }

    @Override
    public void shear(double x, double y) {
        state.shear(x, y);
    }

    @Override
    public void transform(AffineTransform t) {
        state.transform(t);
    }

    @Override
    public void setTransform(AffineTransform t) {
        state.setTransform(t);
    }

    @Override
    public AffineTransform getTransform() {
        return state.getTransform();
    }

    @Override
    public Paint getPaint() {
        return state.getPaint();
    }

    @Override
    public Composite getComposite() {
        return state.getComposite();
    }

    @Override
    public void setBackground(Color c) {
        state.setBackground(c);
    }

    @Override
    public Color getBackground() {
        return state.getBackground();
    }

    @Override
    public Stroke getStroke() {
        return state.getStroke();
    }

    @Override
    public void clip(Shape s) {
        state.clip(s);
    }

    @Override
    public FontRenderContext getFontRenderContext() {
        return state.getFontRenderContext();
    }

    @Override
    public boolean hit(Rectangle r, Shape s, boolean o) {
        return state.hit(r, s, o);
    }

    @Override
    public GraphicsConfiguration getDeviceConfiguration() {
        return state.getDeviceConfiguration();
    }

    @Override
    public Color getColor() {
        return state.getColor();
    }

    @Override
    public void setColor(Color c) {
        state.setColor(c);
    }

    @Override
    public void setPaintMode() {
        state.setPaintMode();
    }

    @Override
    public void setXORMode(Color c) {
        state.setXORMode(c);
    }

    @Override
    public Font getFont() {
        return state.getFont();
    }

    @Override
    public void setFont(Font f) {
        state.setFont(f);
    }

    @Override
    public FontMetrics getFontMetrics(Font f) {
        return state.getFontMetrics(f);
    }

    @Override
    @Nullable
    public Rectangle getClipBounds() {
        return state.getClipBounds();
    }

    @Override
    public void clipRect(int x, int y, int w, int h) {
        state.clipRect(x, y, w, h);
    }

    @Override
    public void setClip(int x, int y, int w, int h) {
        state.setClip(x, y, w, h);
    }

    @Override
    public void setClip(@Nullable Shape s) {
        state.setClip(s);
    }

    @Override
    @Nullable
    public Shape getClip() {
        return state.getClip();
    }
}
