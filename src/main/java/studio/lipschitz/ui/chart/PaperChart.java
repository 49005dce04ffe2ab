package studio.lipschitz.ui.chart;

import java.awt.Graphics2D;
import java.util.List;
import java.util.function.Consumer;

/// A chart for a page among other things, in the light theme and with its legend. Drawn on any thread; no window is needed.
///
/// @param spec all of it is shown; raw curves lie faint behind their running mean
public record PaperChart(String title, ChartSpec spec) {

    /// @param width in units of the window, as is the height
    public void draw(Graphics2D g, double width, double height) {
        ChartSpec shown = smooth();
        new ChartPicture(title, ChartExport.keys(shown.withMarks(List.of())),
                (on, theme, wide, high, columns) -> ChartRenderer.draw(on, shown, ChartView.START, theme, wide, high, columns),
                width, height).draw(g, 4 * (int) width);
    }

    private ChartSpec smooth() {
        var smoothing = new Smoothing();
        ChartSpec shown = smoothing.over(spec, ChartView.START.smoothing());
        while (!smoothing.complete()) {
            shown = smoothing.over(spec, ChartView.START.smoothing());
        }
        return shown;
    }

    /// What is drawn as an element of SVG that may stand within a page.
    ///
    /// @param ids how the names begin that it gives to parts of itself: another one for each element of a page
    public static String svg(String ids, double width, double height, Consumer<Graphics2D> drawing) {
        var g = new SvgGraphics(width, height, ids);
        drawing.accept(g);
        return g.element();
    }
}
