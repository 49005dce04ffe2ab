package studio.lipschitz.ui.chart;

import static studio.lipschitz.text.Texts.text;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/// A chart with its title and legend for a paper or a page, in the light theme: as SVG, PDF or PNG. Written on any thread.
///
/// @param chart what draws itself into what is left below the legend
/// @param width in units of the window, as is the height
record ChartPicture(String title, List<Key> keys, Drawn chart, double width, double height) {
    private static final double SHARPNESS = 2; // pixels a unit of the window
    private static final double POINTS = 0.75; // of a page a unit of the window, as 96 of them are an inch
    private static final double MARGIN = 12;
    private static final double LINE = 18;
    private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 13);
    private static final Font WORDS = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

    private static final Font NUMBERS = new Font(Font.SANS_SERIF, Font.BOLD, 9);

    /// An entry of the legend.
    ///
    /// @param number of a note, from 1; else 0
    record Key(String name, Ink ink, boolean faint, boolean dashed, int number) {
        Key(String name, Ink ink, boolean faint, boolean dashed) {
            this(name, ink, faint, dashed, 0);
        }

        static Key note(int number, String text) {
            return new Key(text, Ink.TEXT, false, false, number);
        }
    }

    interface Drawn {
        void draw(Graphics2D g, ChartTheme theme, double width, double height, int columns);
    }

    /// @throws IOException if the file cannot be written, or its name ends in none of .svg, .png and .pdf
    void write(Path file) throws IOException {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".svg")) {
            var g = new SvgGraphics(width, height);
            draw(g, 4 * (int) width); // lines of an SVG are looked at from near
            Files.writeString(file, g.document(), StandardCharsets.UTF_8);
        } else if (name.endsWith(".png")) {
            png(file);
        } else if (name.endsWith(".pdf")) {
            pdf(file);
        } else {
            throw new IOException(text("chart.export.ending", file));
        }
    }

    private void png(Path file) throws IOException {
        var image = new BufferedImage((int) Math.ceil(width * SHARPNESS), (int) Math.ceil(height * SHARPNESS), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.scale(SHARPNESS, SHARPNESS);
        draw(g, image.getWidth());
        g.dispose();
        try (var out = Files.newOutputStream(file)) {
            ImageIO.write(image, "png", out);
        }
    }

    /// Letters are outlines: they look the same on every machine.
    private void pdf(Path file) throws IOException {
        var size = new PDRectangle((float) (width * POINTS), (float) (height * POINTS));
        try (var document = new PDDocument()) {
            var page = new PDPage(size);
            document.addPage(page);
            var g = new PdfBoxGraphics2D(document, size.getWidth(), size.getHeight());
            g.scale(POINTS, POINTS);
            draw(g, 4 * (int) width);
            g.dispose();
            try (var content = new PDPageContentStream(document, page)) {
                content.drawForm(g.getXFormObject());
            }
            document.getDocumentInformation().setCreator("Lipschitz Studio");
            document.save(file.toFile());
        }
    }

    void draw(Graphics2D g, int columns) {
        ChartTheme theme = LightTheme.read();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setPaint(Color.WHITE);
        g.fill(new Rectangle2D.Double(0, 0, width, height));
        double below = head(g, theme) + 4;
        g.translate(MARGIN, below);
        chart.draw(g, theme, width - 2 * MARGIN, height - below - MARGIN, columns);
    }

    private static void flag(Graphics2D g, ChartTheme theme, int number, double x, double y) {
        g.setPaint(theme.of(Ink.TEXT));
        g.fill(new Rectangle2D.Double(x, y - 10, 14, 12));
        g.setPaint(theme.of(Ink.SURFACE));
        g.setFont(NUMBERS);
        String digits = Integer.toString(number);
        g.drawString(digits, (float) (x + 7 - g.getFontMetrics().stringWidth(digits) / 2.0), (float) (y - 0.8));
        g.setFont(WORDS);
    }

    /// Draws title and legend, and tells where they end.
    private double head(Graphics2D g, ChartTheme theme) {
        double y = MARGIN + LINE - 5;
        g.setFont(TITLE);
        g.setPaint(theme.of(Ink.TEXT));
        g.drawString(title, (float) MARGIN, (float) y);
        double x = MARGIN + g.getFontMetrics().stringWidth(title) + 16;
        g.setFont(WORDS);
        for (Key key : keys) {
            String name = fitting(g.getFontMetrics(), key.name(), width - 2 * MARGIN - 20);
            double wide = 20 + g.getFontMetrics().stringWidth(name) + 16;
            if (x + wide > width - MARGIN && x > MARGIN) {
                x = MARGIN;
                y += LINE;
            }
            if (key.number() > 0) {
                flag(g, theme, key.number(), x, y);
                g.setPaint(theme.of(Ink.MUTED));
                g.drawString(name, (float) (x + 20), (float) y);
                x += wide;
                continue;
            }
            g.setPaint(theme.thin(key.ink(), key.faint() ? 0.4 : 1));
            double thick = key.dashed() ? 1.5 : 3.5;
            for (double at = 0; at < 14; at += key.dashed() ? 5 : 14) {
                g.fill(new Rectangle2D.Double(x + at, y - 4 - thick / 2, key.dashed() ? 4 : 14, thick));
            }
            g.setPaint(theme.of(Ink.MUTED));
            g.drawString(name, (float) (x + 20), (float) y);
            x += wide;
        }
        return y + 6;
    }

    /// A name as long as there is room: of a longer one its beginning and its end, which tell layers apart.
    ///
    /// @param room in units of the window
    static String fitting(FontMetrics metrics, String name, double room) {
        int[] letters = name.codePoints().toArray();
        String shown = name;
        for (int kept = letters.length - 1; kept > 1 && metrics.stringWidth(shown) > room; kept--) {
            int first = (kept + 1) / 2;
            shown = new String(letters, 0, first) + "…" + new String(letters, letters.length - (kept - first), kept - first);
        }
        return shown;
    }
}
