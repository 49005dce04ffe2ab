package studio.lipschitz.gpu;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// Fetches the archives that are missing, one after another: download, checksum, unpack, delete the archive.
final class Fetching {
    static final String LOCK = "lock";
    private static final int BUFFER = 1 << 18;

    /// What is kept free on the disk beside.
    private static final long MARGIN = 200_000_000;

    private final SupportFolder folder;
    private final GpuSupport.Disk disk;
    private final Watch watch;

    Fetching(SupportFolder folder, GpuSupport.Disk disk, Watch watch) {
        this.folder = folder;
        this.disk = disk;
        this.watch = watch;
    }

    /// @throws FetchException in one sentence
    void fetch(GpuStatus status) throws IOException {
        if (status.build().isEmpty()) {
            throw new FetchException(text("gpu.state.impossible"));
        }
        List<Archive> archives = status.archives();
        if (archives.isEmpty()) {
            Files.createDirectories(folder.path());
            return;
        }
        long free = disk.free(folder.path());
        if (free < status.toStore() + MARGIN) {
            throw new FetchException(
                    text("gpu.fetch.full", (status.toStore() + MARGIN) / 1e9, folder.path(), free / 1e9));
        }
        Files.createDirectories(folder.path());
        Path lock = folder.path().resolve(LOCK);
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = held(channel)) {
            all(archives, status.build().get());
        }
        Files.deleteIfExists(lock);
    }

    private static FileLock held(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException e) {
            // another window of this program has it
        }
        throw new FetchException(text("gpu.fetch.twice"));
    }

    private void all(List<Archive> archives, CudaBuild build) throws IOException {
        var tally = new Tally(archives, folder.downloads(), watch);
        for (Archive archive : archives) {
            tally.at(archive);
            var download = new Download(archive, folder.downloads(), watch, tally::there);
            Path file = download.fetch();
            tally.tell(Watch.Stage.CHECKING);
            String sum = sha256(file);
            if (!sum.equalsIgnoreCase(archive.sha256())) {
                download.forget();
                throw new FetchException(text("gpu.fetch.checksum", archive.id(), archive.host()));
            }
            tally.tell(Watch.Stage.UNPACKING);
            folder.unpack(archive, file, watch);
            requireWhole(archive, build);
            download.forget();
        }
    }

    /// That the archive held what the list says of it.
    private void requireWhole(Archive archive, CudaBuild build) throws FetchException {
        var names = folder.folders().stream().filter(each -> each.endsWith(archive.id())).findFirst()
                .map(each -> new Place(Place.Kind.SUPPORT, each).names()).orElseThrow();
        List<String> missing = build.parts().stream().filter(part -> part.archive().equals(archive.id()))
                .flatMap(part -> part.missing(names).stream()).toList();
        if (!missing.isEmpty()) {
            throw new FetchException(text("gpu.fetch.incomplete", archive.id(), String.join(", ", missing)));
        }
    }

    private String sha256(Path file) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        try (InputStream in = Files.newInputStream(file)) {
            var buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (watch.cancelled()) {
                    throw Download.cancelled();
                }
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
