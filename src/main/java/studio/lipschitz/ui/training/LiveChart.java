package studio.lipschitz.ui.training;

import javafx.scene.Node;
import studio.lipschitz.ui.chart.ChartPane;

/// A chart of the dashboard, whatever draws it.
interface LiveChart {
    Node node();

    /// What was shown is no longer right.
    void redraw();

    /// New figures have come while it trains.
    void follow();

    /// @return whether there is more to come
    boolean frame(long now);

    static LiveChart of(ChartPane pane) {
        return new LiveChart() {
            @Override
            public Node node() {
                return pane;
            }

            @Override
            public void redraw() {
                pane.redraw();
            }

            @Override
            public void follow() {
                pane.follow();
            }

            @Override
            public boolean frame(long now) {
                return pane.frame(now);
            }
        };
    }
}
