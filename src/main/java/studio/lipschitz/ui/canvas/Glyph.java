package studio.lipschitz.ui.canvas;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.IkonHandler;

/// The outlines of the window's icons, for pictures that are looked at where its fonts are not.
final class Glyph {
    private static final FontRenderContext EXACT = new FontRenderContext(new AffineTransform(), true, true);
    private static final Map<String, Font> FONTS = new ConcurrentHashMap<>();

    private Glyph() {}

    /// An icon as it fills a square.
    ///
    /// @param x of the square's middle
    /// @param size of the square's side
    static Shape of(Ikon icon, double x, double y, double size) {
        Shape outline = font(icon).deriveFont((float) size).createGlyphVector(EXACT, Character.toString(icon.getCode())).getOutline();
        Rectangle2D box = outline.getBounds2D();
        return AffineTransform.getTranslateInstance(x - box.getCenterX(), y - box.getCenterY()).createTransformedShape(outline);
    }

    private static Font font(Ikon icon) {
        IkonHandler handler = ServiceLoader.load(IkonHandler.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(its -> its.supports(icon.getDescription()))
                .findFirst()
                .orElseThrow();
        return FONTS.computeIfAbsent(handler.getFontFamily(), _ -> {
            try (var file = handler.getFontResourceAsStream()) {
                return Font.createFont(Font.TRUETYPE_FONT, file);
            } catch (FontFormatException e) {
                throw new IllegalStateException(e); // it ships with the program
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
