package studio.lipschitz.training;

/// Pause and stop, asked from another thread and obeyed by the trainer between two steps.
public final class TrainingControl {
    private boolean paused;
    private boolean stopped;

    public synchronized void pause() {
        paused = true;
    }

    public synchronized void resume() {
        paused = false;
        notifyAll();
    }

    public synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    public synchronized boolean paused() {
        return paused;
    }

    public synchronized boolean stopped() {
        return stopped;
    }

    /// Waits while paused.
    public synchronized void awaitTurn() throws InterruptedException {
        while (paused && !stopped) {
            wait();
        }
    }
}
