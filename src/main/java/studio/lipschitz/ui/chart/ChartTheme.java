package studio.lipschitz.ui.chart;

import java.awt.Color;
import java.util.EnumMap;
import java.util.Map;

/// The inks of one theme and the size of its letters, as the drawing thread needs them.
///
/// @param text size of letters against the usual one
public record ChartTheme(Map<Ink, Color> colours, double text) {

    public ChartTheme {
        colours = new EnumMap<>(colours);
    }

    /// With letters of the usual size.
    public ChartTheme(Map<Ink, Color> colours) {
        this(colours, 1);
    }

    /// Black where the theme has not been read.
    public Color of(Ink ink) {
        return colours.getOrDefault(ink, Color.BLACK);
    }

    /// The ink thinned to `share`, or less where the theme asks for more contrast.
    Color thin(Ink ink, double share) {
        return of(ink, Math.max(share, colours.containsKey(Ink.THIN) ? of(Ink.THIN).getAlpha() / 255.0 : 0));
    }

    /// The ink thinned to `share` of its opacity.
    public Color of(Ink ink, double share) {
        Color full = of(ink);
        return new Color(full.getRed(), full.getGreen(), full.getBlue(), (int) Math.round(full.getAlpha() * share));
    }
}
