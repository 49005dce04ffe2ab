package studio.lipschitz.ui.fx;

import javafx.animation.AnimationTimer;

/// Something that runs again and again on the FX thread while it is started. Started twice, it runs once.
public interface Ticker {

    void start();

    void stop();

    /// Has it tick soon while it is started, whatever its rhythm. Any thread.
    default void hurry() {}

    /// Ticks at most ten times a second, and so seldom that what the program does then takes a training beside it less than 3 % of its time.
    static Ticker sparing(Runnable perTick) {
        return new SparingTicker(perTick);
    }

    /// Ticks with the frames of the window. It keeps the toolkit awake: stop it where nothing moves.
    static Ticker frames(Runnable perFrame) {
        var timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                perFrame.run();
            }
        };
        return new Ticker() {
            @Override
            public void start() {
                timer.start();
            }

            @Override
            public void stop() {
                timer.stop();
            }
        };
    }
}
