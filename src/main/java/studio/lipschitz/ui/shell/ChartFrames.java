package studio.lipschitz.ui.shell;

import java.util.Locale;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import studio.lipschitz.ui.workspace.TrainingSession;

/// Times every frame while the charts of a long run are watched, scaled and moved by mouse as more of it comes ([FrameTimes]).
public final class ChartFrames {
    private static final int FRAMES = 240; // of each part
    private static final long PATIENCE_S = 300;
    private static final String CHART = "#loss-chart";

    private final TrainingSession session;
    private final BooleanSupplier prepared;
    private final Hands hands = new Hands();
    private boolean scaled; // FX thread

    private final FrameTimes times = new FrameTimes(hands, FRAMES, CHART);

    /// On the FX thread, once the window is shown.
    ///
    /// @param session whose worker tells of a long run
    /// @param prepared whether the window has made ready what it shows later
    public ChartFrames(TrainingSession session, BooleanSupplier prepared) {
        this.session = session;
        this.prepared = prepared;
    }

    /// Does it all, not on the FX thread, and tells what took how long.
    ///
    /// @param points steps to wait for
    public String run(int points) {
        hands.await(prepared, PATIENCE_S);
        hands.fx(() -> ((ButtonBase) hands.node("#train")).fire());
        hands.await(() -> session.metrics().stepAt(session.metrics().loss().lastX()) >= points, PATIENCE_S);
        for (String round : new String[] {"for the first time", "again"}) {
            times.frames("the charts are watched, " + round, _ -> {});
            times.frames("the crosshair follows the mouse, " + round, this::point);
            times.frames("a chart is scaled, " + round, this::scale);
            if (!hands.call(() -> scaled)) {
                throw new IllegalStateException("the chart does not follow the wheel");
            }
            times.frames("a chart is moved, " + round, this::move);
        }
        int shown = hands.call(() -> session.metrics().loss().size());
        int layers = hands.call(() -> session.metrics().layers().size());
        return String.format(Locale.ROOT, "%,d points, %d layers, more of them coming%n", shown, layers) + times.table();
    }

    private void point(int step) {
        Node plot = hands.node(CHART);
        double share = 0.1 + 0.8 * (step % 60) / 60;
        hands.robot().mouseMove(plot.localToScreen(share * plot.getLayoutBounds().getWidth(), plot.getLayoutBounds().getHeight() / 2));
    }

    /// In and out again.
    private void scale(int step) {
        hands.robot().mouseWheel(step / 20 % 2 == 0 ? -1 : 1);
        scaled |= hands.node("#loss-chart-follow").isVisible();
    }

    /// Pressed in the first frame, there and back in the others, let go in the last.
    private void move(int step) {
        Robot robot = hands.robot();
        if (step == 0) {
            robot.mousePress(MouseButton.PRIMARY);
        } else if (step == FRAMES) {
            robot.mouseRelease(MouseButton.PRIMARY);
        } else {
            robot.mouseMove(hands.centreNow(CHART).add(step <= FRAMES / 2 ? step : FRAMES - step, 0));
        }
    }
}
