package studio.lipschitz.ui.chart;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Colours of the light theme as its stylesheet has them, for pictures on paper. Any thread.
final class LightTheme {
    private static final Pattern TOKEN = Pattern.compile("(-studio-[a-z0-9-]+):\\s*(#[0-9a-fA-F]{6}(?:[0-9a-fA-F]{2})?);");

    private LightTheme() {}

    /// Of `#rrggbbaa`.
    private static Color thinned(String colour) {
        int rgba = Integer.parseUnsignedInt(colour.substring(1), 16);
        return new Color(rgba >>> 24, rgba >>> 16 & 255, rgba >>> 8 & 255, rgba & 255);
    }

    static ChartTheme read() {
        try (var sheet = Objects.requireNonNull(LightTheme.class.getResourceAsStream("/styles/light.css"))) {
            Map<String, String> tokens = TOKEN.matcher(new String(sheet.readAllBytes(), StandardCharsets.UTF_8)).results()
                    .collect(Collectors.toMap(match -> match.group(1), match -> match.group(2), (first, _) -> first));
            var colours = new EnumMap<Ink, Color>(Ink.class);
            for (Ink ink : Ink.values()) {
                String colour = tokens.get(ink.token());
                if (colour != null) {
                    colours.put(ink, colour.length() > 7 ? thinned(colour) : Color.decode(colour));
                }
            }
            return new ChartTheme(colours);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
