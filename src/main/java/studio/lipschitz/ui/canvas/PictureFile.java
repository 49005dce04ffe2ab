package studio.lipschitz.ui.canvas;

import static studio.lipschitz.text.Texts.text;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;

/// A file that a [Picture] is drawn into; the end of its name says of which kind.
///
/// @param area of the drawing that is shown
/// @param background `#rrggbb`
record PictureFile(Bounds area, String background) {
    private static final double SHARPNESS = 2; // pixels a unit of the drawing
    private static final double MOST_PIXELS = 60e6; // of a picture: a larger one is drawn smaller
    private static final double POINTS = 0.75; // of a page a unit of the drawing, as 96 of them are an inch
    private static final double MOST_POINTS = 14_400; // of a side of a page (ISO 32000-1, annex C)

    /// @param drawing draws with the pen it is given
    /// @throws IOException if the file cannot be written, or its name ends in none of .svg, .png and .pdf
    void write(Path file, Consumer<Pen> drawing) throws IOException {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".svg")) {
            Files.writeString(file, svg(drawing), StandardCharsets.UTF_8);
        } else if (name.endsWith(".png")) {
            png(file, drawing);
        } else if (name.endsWith(".pdf")) {
            pdf(file, drawing);
        } else {
            throw new IOException(text("canvas.picture.ending", file));
        }
    }

    String svg(Consumer<Pen> drawing) {
        var pen = new SvgPen(area, background);
        drawing.accept(pen);
        return pen.document();
    }

    private void png(Path file, Consumer<Pen> drawing) throws IOException {
        double scale = Math.min(SHARPNESS, Math.sqrt(MOST_PIXELS / (area.getWidth() * area.getHeight())));
        var image = new BufferedImage(Math.max(1, (int) Math.ceil(area.getWidth() * scale)),
                Math.max(1, (int) Math.ceil(area.getHeight() * scale)),
                BufferedImage.TYPE_INT_RGB);
        draw(image.createGraphics(), scale, drawing);
        try (var out = Files.newOutputStream(file)) {
            ImageIO.write(image, "png", out);
        }
    }

    /// One page as large as the drawing, its letters as outlines: they look the same on every machine.
    private void pdf(Path file, Consumer<Pen> drawing) throws IOException {
        double scale = Math.min(POINTS, MOST_POINTS / Math.max(area.getWidth(), area.getHeight()));
        var size = new PDRectangle((float) (area.getWidth() * scale), (float) (area.getHeight() * scale));
        try (var document = new PDDocument()) {
            var page = new PDPage(size);
            document.addPage(page);
            var graphics = new PdfBoxGraphics2D(document, size.getWidth(), size.getHeight());
            draw(graphics, scale, drawing);
            PDFormXObject drawn = graphics.getXFormObject();
            try (var content = new PDPageContentStream(document, page)) {
                content.drawForm(drawn);
            }
            document.getDocumentInformation().setCreator("Lipschitz Studio");
            document.save(file.toFile());
        }
    }

    private void draw(Graphics2D graphics, double scale, Consumer<Pen> drawing) {
        try {
            drawing.accept(new GraphicsPen(graphics, area, scale, background));
        } finally {
            graphics.dispose();
        }
    }
}
