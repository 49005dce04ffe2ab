package studio.lipschitz.ui.report;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;

/// Sheets of A4 to write and draw on, in points from the upper left corner. Words stay words: they can be searched and copied.
final class Paper implements AutoCloseable {
    static final double WIDTH = PDRectangle.A4.getWidth();
    static final double HEIGHT = PDRectangle.A4.getHeight();

    /// A stroke around letters that makes them bold, at the size 1.
    private static final double BOLDNESS = 0.026;

    private final PDDocument document = new PDDocument();
    private final Letters letters = new Letters(document);

    private @Nullable PDPageContentStream sheet;

    /// Begins the next sheet.
    void turn() throws IOException {
        end();
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        sheet = new PDPageContentStream(document, page);
    }

    private PDPageContentStream sheet() {
        return Objects.requireNonNull(sheet, "no sheet has begun");
    }

    /// See [Letters#lacking].
    List<String> lacking() {
        return letters.lacking();
    }

    double width(String words, double size) {
        return letters.width(words) * size;
    }

    /// @param y of the base line
    void text(double x, double y, String words, boolean bold, double size, Color colour) throws IOException {
        double left = x;
        for (Letters.Run run : letters.runs(words)) {
            if (run.outlined()) {
                outlines(left, y, run.words(), size, colour);
            } else {
                PDPageContentStream out = sheet();
                out.beginText();
                out.setNonStrokingColor(colour);
                out.setStrokingColor(colour);
                out.setLineWidth((float) (size * BOLDNESS));
                out.setRenderingMode(bold ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
                out.setFont(letters.font(), (float) size);
                out.newLineAtOffset((float) left, (float) (HEIGHT - y));
                out.showText(run.words());
                out.endText();
            }
            left += run.width() * size;
        }
    }

    /// Letters that no font of every reader has.
    private void outlines(double x, double y, String words, double size, Color colour) throws IOException {
        GlyphVector glyphs = Letters.system().createGlyphVector(new FontRenderContext(null, true, true), words);
        var place = new AffineTransform(size / Letters.EM, 0, 0, -size / Letters.EM, x, HEIGHT - y);
        PDPageContentStream out = sheet();
        out.setNonStrokingColor(colour);
        double[] at = new double[6];
        float lastX = 0;
        float lastY = 0;
        for (PathIterator i = glyphs.getOutline().getPathIterator(place); !i.isDone(); i.next()) {
            switch (i.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> out.moveTo((float) at[0], (float) at[1]);
                case PathIterator.SEG_LINETO -> out.lineTo((float) at[0], (float) at[1]);
                case PathIterator.SEG_QUADTO -> out.curveTo( // a cubic that runs the same way
                        (float) (lastX + (at[0] - lastX) * 2 / 3), (float) (lastY + (at[1] - lastY) * 2 / 3),
                        (float) (at[2] + (at[0] - at[2]) * 2 / 3), (float) (at[3] + (at[1] - at[3]) * 2 / 3), (float) at[2], (float) at[3]);
                case PathIterator.SEG_CUBICTO -> out.curveTo((float) at[0], (float) at[1], (float) at[2], (float) at[3], (float) at[4],
                        (float) at[5]);
                default -> out.closePath();
            }
            int end = switch (i.currentSegment(at)) {
                case PathIterator.SEG_QUADTO -> 2;
                case PathIterator.SEG_CUBICTO -> 4;
                default -> 0;
            };
            lastX = (float) at[end];
            lastY = (float) at[end + 1];
        }
        out.fill();
    }

    /// Lines of at most `width`, broken at spaces; a longer word after a sign within it, or where it must be.
    List<String> wrapped(String words, double size, double width) {
        var lines = new ArrayList<String>();
        for (String paragraph : words.split("\n", -1)) {
            var line = new StringBuilder();
            for (String word : paragraph.split(" ", -1)) {
                String rest = word;
                if (!line.isEmpty() && width(line + " " + rest, size) > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                while (line.isEmpty() && width(rest, size) > width && rest.length() > 1) {
                    int fits = 1;
                    while (width(rest.substring(0, fits + 1), size) <= width) {
                        fits++;
                    }
                    for (int i = fits; i > 1; i--) {
                        if ("?&/,;".indexOf(rest.charAt(i - 1)) >= 0) {
                            fits = i;
                            break;
                        }
                    }
                    lines.add(rest.substring(0, fits));
                    rest = rest.substring(fits);
                }
                line.append(line.isEmpty() ? "" : " ").append(rest);
            }
            lines.add(line.toString());
        }
        return lines;
    }

    void box(double x, double y, double width, double height, Color colour) throws IOException {
        sheet().setNonStrokingColor(colour);
        sheet().addRect((float) x, (float) (HEIGHT - y - height), (float) width, (float) height);
        sheet().fill();
    }

    void frame(double x, double y, double width, double height, Color colour) throws IOException {
        sheet().setStrokingColor(colour);
        sheet().setLineWidth(0.5f);
        sheet().addRect((float) x, (float) (HEIGHT - y - height), (float) width, (float) height);
        sheet().stroke();
    }

    /// Something drawn in a place of its own.
    ///
    /// @param scale points a unit of the drawing
    void drawing(double x, double y, double width, double height, double scale, Consumer<Graphics2D> drawing) throws IOException {
        var g = new PdfBoxGraphics2D(document, (float) width, (float) height);
        g.clip(new Rectangle2D.Double(0, 0, width, height));
        g.scale(scale, scale);
        drawing.accept(g);
        g.dispose();
        sheet().saveGraphicsState();
        sheet().transform(Matrix.getTranslateInstance((float) x, (float) (HEIGHT - y - height)));
        sheet().drawForm(g.getXFormObject());
        sheet().restoreGraphicsState();
    }

    int sheets() {
        return document.getNumberOfPages();
    }

    /// Goes back to a sheet, to add to it.
    ///
    /// @param number from 0
    void back(int number) throws IOException {
        end();
        sheet = new PDPageContentStream(document, document.getPage(number), PDPageContentStream.AppendMode.APPEND, true, true);
    }

    private void end() throws IOException {
        if (sheet != null) {
            sheet.close();
            sheet = null;
        }
    }

    byte[] bytes(String title, String language) throws IOException {
        end();
        document.getDocumentInformation().setTitle(title);
        document.getDocumentInformation().setCreator("Lipschitz Studio");
        document.getDocumentCatalog().setLanguage(language);
        var bytes = new java.io.ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
