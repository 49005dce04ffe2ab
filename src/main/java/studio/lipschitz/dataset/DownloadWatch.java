package studio.lipschitz.dataset;

/// Who waits for a download: hears how far it is, and may have it ended.
public interface DownloadWatch {

    /// Nobody listens; it goes on to its end.
    DownloadWatch NONE = new DownloadWatch() {
        @Override
        public void progress(String file, long done, long total) {}

        @Override
        public boolean cancelled() {
            return false;
        }
    };

    /// Called some times a second, on the thread that downloads.
    ///
    /// @param file name
    /// @param done bytes that are there
    /// @param total bytes of the whole file
    void progress(String file, long done, long total);

    /// Asked many times a second.
    boolean cancelled();
}
