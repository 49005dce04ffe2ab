package studio.lipschitz.ui.robustness;

import java.awt.Color;
import studio.lipschitz.ui.chart.ChartTheme;
import studio.lipschitz.ui.chart.Ink;

/// Numbers as colours, as `0xffrrggbb`.
final class Inks {

    private Inks() {}

    /// A brightness from 0 to 1.
    static int grey(double value) {
        int level = level(value);
        return 0xff000000 | level << 16 | level << 8 | level;
    }

    static int rgb(double red, double green, double blue) {
        return 0xff000000 | level(red) << 16 | level(green) << 8 | level(blue);
    }

    /// A symmetric scale: 0 is the surface of the theme, `-most` its first series colour and `most` its second.
    static int signed(double value, double most, ChartTheme theme) {
        if (Double.isNaN(value)) {
            return theme.of(Ink.ALARM).getRGB();
        }
        double share = most > 0 ? Math.clamp(value / most, -1, 1) : 0;
        return mix(theme.of(Ink.SURFACE), theme.of(share < 0 ? Ink.SERIES_1 : Ink.SERIES_2), Math.abs(share));
    }

    /// Between two colours.
    static int mix(Color from, Color to, double share) {
        return 0xff000000
                | part(from.getRed(), to.getRed(), share) << 16
                | part(from.getGreen(), to.getGreen(), share) << 8
                | part(from.getBlue(), to.getBlue(), share);
    }

    private static int part(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }

    private static int level(double value) {
        return (int) Math.round(255 * Math.clamp(Double.isNaN(value) ? 0 : value, 0, 1));
    }
}
