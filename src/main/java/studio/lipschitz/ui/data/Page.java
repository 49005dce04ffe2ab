package studio.lipschitz.ui.data;

/// One side of the data, drawn beside the FX thread.
interface Page {

    /// Its pictures are no longer right: what they show or the theme has changed.
    void redraw();

    /// See [studio.lipschitz.ui.chart.LivePicture#frame].
    boolean frame(long now);
}
