package studio.lipschitz.ui.chart;

import java.util.List;

/// What a chart is drawn with: names of tokens, so that charts and panels wear the same theme.
public enum Ink {
    TEXT("-studio-node-text"), SURFACE("-studio-node"), MUTED("-studio-muted"), AXIS("-studio-node-border"), ALARM("-studio-unsafe"),
    WASTE("-studio-lossy"),
    /// Of which the opacity counts: that of the thinnest ink.
    THIN("-studio-thin"),
    SERIES_1(
            "-studio-series-1"),
    SERIES_2("-studio-series-2"), SERIES_3("-studio-series-3"), SERIES_4("-studio-series-4"), SERIES_5(
            "-studio-group-convolution"),
    SERIES_6(
            "-studio-group-normalisation"),
    SERIES_7("-studio-group-shape"), SERIES_8("-studio-lossy");

    /// Colours of curves, told apart in both themes; at most this many curves share a chart.
    public static final List<Ink> SERIES = List.of(SERIES_1, SERIES_2, SERIES_3, SERIES_4, SERIES_5, SERIES_6, SERIES_7, SERIES_8);

    private final String token;

    Ink(String token) {
        this.token = token;
    }

    public String token() {
        return token;
    }
}
