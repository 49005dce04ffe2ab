package studio.lipschitz.ui.fx;

import javafx.animation.AnimationTimer;

/// Something that runs once a frame on the FX thread while it is started. Started twice, it runs once.
public interface Ticker {

    void start();

    void stop();

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
                FxThread.now(timer::start);
            }

            @Override
            public void stop() {
                FxThread.now(timer::stop);
            }
        };
    }
}
