package studio.lipschitz.ui.report;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;

/// Letters of a document: those of Liberation Sans, which PDFBox brings, put into the file so that it looks the same everywhere; of what it lacks, such as
/// `₁` or a name in Chinese, the outlines of this machine's own letters.
final class Letters {
    /// Size at which outlines are taken.
    static final float EM = 100;

    private static final String FILE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final PDType0Font font;
    private final Map<Integer, Letter> letters = new HashMap<>();
    private final Set<Integer> lacking = new LinkedHashSet<>();

    /// Letters in a row that are written in one way.
    ///
    /// @param outlined whether the font lacks them
    /// @param width at the size 1
    record Run(String words, boolean outlined, double width) {}

    private record Letter(boolean outlined, double width) {}

    Letters(PDDocument document) {
        try (var file = Objects.requireNonNull(PDType1Font.class.getResourceAsStream(FILE), FILE)) {
            font = PDType0Font.load(document, file, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PDType0Font font() {
        return font;
    }

    List<Run> runs(String words) {
        var runs = new ArrayList<Run>();
        var open = new StringBuilder();
        double width = 0;
        boolean outlined = false;
        for (int code : clean(words)) {
            Letter letter = letters.computeIfAbsent(code, this::found);
            if (!open.isEmpty() && outlined != letter.outlined()) {
                runs.add(new Run(open.toString(), outlined, width));
                open.setLength(0);
                width = 0;
            }
            open.appendCodePoint(code);
            width += letter.width();
            outlined = letter.outlined();
        }
        if (!open.isEmpty()) {
            runs.add(new Run(open.toString(), outlined, width));
        }
        return runs;
    }

    /// Letters asked for so far that no font of this machine has, which are boxes: `U+6708`.
    List<String> lacking() {
        return lacking.stream().map("U+%04X"::formatted).toList();
    }

    /// At the size 1.
    double width(String words) {
        double width = 0;
        for (int code : clean(words)) {
            width += letters.computeIfAbsent(code, this::found).width();
        }
        return width;
    }

    private static int[] clean(String words) {
        return words.codePoints().map(code -> Character.isISOControl(code) ? ' ' : code == '\u202f' ? '\u00a0' : code).toArray();
    }

    private Letter found(int code) {
        String letter = Character.toString(code);
        try {
            return new Letter(false, font.getStringWidth(letter) / 1000);
        } catch (IllegalArgumentException e) {
            if (!system().canDisplay(code)) {
                lacking.add(code);
            }
            var glyph = system().createGlyphVector(new FontRenderContext(null, true, true), letter);
            return new Letter(true, glyph.getLogicalBounds().getWidth() / EM);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Font system() {
        return new Font(Font.SANS_SERIF, Font.PLAIN, (int) EM);
    }
}
