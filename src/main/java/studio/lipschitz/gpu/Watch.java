package studio.lipschitz.gpu;

/// Whoever waits while libraries are fetched. Called on the thread that fetches.
public interface Watch {
    /// Nobody does.
    Watch NONE = new Watch() {
        @Override
        public void progress(Progress progress) {}

        @Override
        public boolean cancelled() {
            return false;
        }
    };

    /// How far it is; at most some twenty times a second.
    void progress(Progress progress);

    /// Whether it should end; what has come is kept.
    boolean cancelled();

    /// What is being done.
    enum Stage {
        FETCHING,
        CHECKING,
        UNPACKING
    }

    /// @param archive id of the one at hand
    /// @param number of the archive, from 1
    /// @param archives that are fetched in all
    /// @param done bytes of all archives that are there
    /// @param total bytes of all archives
    /// @param perSecond bytes a second over the last seconds; 0 while nobody knows
    record Progress(Stage stage, String archive, int number, int archives, long done, long total, double perSecond) {

        /// Seconds until all is fetched; infinite while nobody knows.
        public double secondsLeft() {
            return perSecond > 0 ? (total - done) / perSecond : Double.POSITIVE_INFINITY;
        }
    }
}
