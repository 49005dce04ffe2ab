package studio.lipschitz.dataset;

/// Who waits for a check of data: hears how far it is, and may have it ended. Called on any thread.
public interface CheckWatch {

    /// Nobody listens; it goes on to its end.
    CheckWatch NONE = new CheckWatch() {
        @Override
        public void progress(long done, long total) {}

        @Override
        public boolean cancelled() {
            return false;
        }
    };

    /// @param done files or samples that have been looked at
    /// @param total all of them
    void progress(long done, long total);

    /// Asked many times a second.
    boolean cancelled();
}
