package studio.lipschitz.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The tokens of both themes against the surfaces that they stand on, by the formula of WCAG 2.2: 4.5 to 1 for text, 3 to 1 for what is no text.
class ContrastTest {
    private static final double TEXT = 4.5;
    private static final double SIGN = 3;
    private static final double ENHANCED = 7;

    /// Everything that text may stand on.
    private static final List<String> SURFACES = List.of("panel", "raised", "sunken", "hover", "canvas", "node");

    private static final List<String> GROUPS = List.of(
            "input", "dense", "convolution", "pooling", "activation", "normalisation", "shape", "regularisation", "joint");

    private record Pair(String front, String back, double least) {}

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void everyTokenIsReadableOnItsSurface(String theme) throws IOException {
        Map<String, Color> tokens = tokens(theme);
        var faint = new ArrayList<String>();
        for (Pair pair : pairs()) {
            double contrast = contrast(token(tokens, pair.front()), token(tokens, pair.back()));
            if (contrast < pair.least()) {
                faint.add("%s on %s: %.2f, at least %.1f".formatted(pair.front(), pair.back(), contrast, pair.least()));
            }
        }
        assertEquals(List.of(), faint);
    }

    /// The enhanced contrast of WCAG 2.2 for text; signs as text is elsewhere.
    @Test
    void highContrastIsHigher() throws IOException {
        Map<String, Color> tokens = tokens("contrast");
        var faint = new ArrayList<String>();
        for (Pair pair : pairs()) {
            double least = pair.least() == TEXT ? ENHANCED : TEXT;
            double contrast = contrast(token(tokens, pair.front()), token(tokens, pair.back()));
            if (contrast < least) {
                faint.add("%s on %s: %.2f, at least %.1f".formatted(pair.front(), pair.back(), contrast, least));
            }
        }
        assertEquals(List.of(), faint);
    }

    @Test
    void allThemesDefineTheSameTokens() throws IOException {
        assertEquals(tokens("light").keySet(), tokens("dark").keySet());
        assertEquals(tokens("light").keySet(), tokens("contrast").keySet());
    }

    /// A group that the catalogue gains and the list above forgets is noticed.
    @Test
    void everyGroupsTokenIsLookedAt() throws IOException {
        assertEquals(
                tokens("light").keySet().stream().filter(token -> token.startsWith("group-")).collect(Collectors.toSet()),
                GROUPS.stream().map(group -> "group-" + group).collect(Collectors.toSet()));
    }

    @Test
    void contrastIsThatOfTheStandard() {
        assertEquals(21, contrast(Color.BLACK, Color.WHITE), 1e-9);
        assertEquals(4.54, contrast(Color.web("#767676"), Color.WHITE), 0.01); // the lightest grey for text on white
    }

    private static List<Pair> pairs() {
        var pairs = new ArrayList<Pair>();
        for (String surface : SURFACES) {
            for (String text : List.of("text", "muted", "node-text", "safe", "bounded", "lossy", "unsafe", "unknown")) {
                pairs.add(new Pair(text, surface, TEXT));
            }
            for (String sign : List.of("accent", "field", "edge", "edge-active", "series-1", "series-2", "series-3", "series-4")) {
                pairs.add(new Pair(sign, surface, SIGN));
            }
            GROUPS.forEach(group -> pairs.add(new Pair("group-" + group, surface, SIGN)));
        }
        for (String verdict : List.of("safe", "bounded", "lossy", "unsafe", "unknown")) {
            pairs.add(new Pair(verdict, verdict + "-soft", TEXT)); // the words of a badge
            pairs.add(new Pair("text", verdict + "-soft", TEXT)); // the reason below them
        }
        for (String code : List.of("code-keyword", "code-string", "code-number")) {
            for (String surface : List.of("panel", "hover", "accent-soft")) { // a line, under the mouse, of a node that is selected
                pairs.add(new Pair(code, surface, TEXT));
            }
        }
        pairs.add(new Pair("accent", "panel", TEXT)); // the words of a fix
        pairs.add(new Pair("accent", "accent-soft", TEXT)); // the note above the plan
        pairs.add(new Pair("text", "accent-soft", TEXT)); // a problem that is selected
        pairs.add(new Pair("muted", "accent-soft", TEXT));
        pairs.add(new Pair("on-accent", "accent", TEXT)); // the button Train
        pairs.add(new Pair("tooltip-text", "tooltip", TEXT));
        return pairs;
    }

    private static Color token(Map<String, Color> tokens, String name) {
        return Objects.requireNonNull(tokens.get(name), () -> "there is no token " + name);
    }

    private static Map<String, Color> tokens(String theme) throws IOException {
        var tokens = new LinkedHashMap<String, Color>();
        var line = Pattern.compile("-studio-([\\w-]+):\\s*([^;]+);");
        line.matcher(Files.readString(Path.of("styles", theme + ".css"))).results().forEach(
                found -> tokens.put(found.group(1), Color.web(found.group(2))));
        assertTrue(tokens.size() > 30, theme + " has but " + tokens.size());
        return tokens;
    }

    private static double contrast(Color a, Color b) {
        double lighter = Math.max(luminance(a), luminance(b));
        double darker = Math.min(luminance(a), luminance(b));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed()) + 0.7152 * linear(colour.getGreen()) + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
