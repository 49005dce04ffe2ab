package studio.lipschitz.dataset;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// Fetches one file from the first mirror that has it, whole and with the right SHA-256, or says what stood in the way.
///
/// It comes as `NAME.part`, from which an interrupted download goes on, also from another mirror, and takes its name when it is whole: who finds the
/// name finds the file.
final class Download {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 3;
    private static final long TELL_EVERY = 100_000_000;
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    private final String set;
    private final KnownSet.RemoteFile file;
    private final List<URI> mirrors;
    private final Path folder;
    private final DownloadWatch watch;
    private final Path target;
    private final Path part;
    private long told;

    Download(String set, KnownSet.RemoteFile file, List<URI> mirrors, Path folder, DownloadWatch watch) {
        this.set = set;
        this.file = file;
        this.mirrors = mirrors;
        this.folder = folder;
        this.watch = watch;
        this.target = folder.resolve(file.name());
        this.part = folder.resolve(file.name() + ".part");
    }

    /// Where the file lies, fetched if it was not there.
    Path fetch() throws IOException {
        if (Files.exists(target)) {
            requireWhole();
            return target;
        }
        Files.createDirectories(folder);
        ONE_AT_A_TIME.lock();
        // Window and worker are two processes with one folder.
        try (FileChannel channel = FileChannel.open(
                folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = lock(channel)) {
            if (!Files.exists(target)) {
                download();
            }
            return target;
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    /// Waits while another process downloads the set.
    private FileLock lock(FileChannel channel) throws IOException {
        while (true) {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
            requireWanted();
            tell(there());
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw cancelled();
            }
        }
    }

    private void requireWhole() throws IOException {
        if (!sha256(target).equals(file.sha256())) {
            throw new DataException(text("dataset.download.otherFile", target, set));
        }
    }

    private void download() throws IOException {
        var failures = new ArrayList<String>();
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            for (URI mirror : mirrors) {
                String failure = from(client, mirror.resolve(file.name()));
                if (failure.isEmpty()) {
                    return;
                }
                failures.add(text("dataset.download.mirror", mirror.getHost(), failure));
            }
        }
        throw new DataException(text("dataset.download.failed", file.name(), set, String.join(", ", failures), folder));
    }

    /// Why it did not come from there; empty if it did.
    private String from(HttpClient client, URI address) throws IOException {
        String failure = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long before = there();
            failure = attempt(client, address);
            boolean spoilt = before > 0 && there() == 0; // what another mirror had begun was of no use: once more from the start
            if (failure.isEmpty() || (there() <= before && !spoilt)) {
                return failure; // a transfer that breaks off goes on where it was; one that does not even begin would not the next time
            }
        }
        return failure;
    }

    private String attempt(HttpClient client, URI address) throws IOException {
        requireWanted();
        long have = there();
        if (have > file.size()) {
            Files.delete(part);
            have = 0;
        }
        if (have < file.size()) {
            var request = HttpRequest.newBuilder(address).timeout(PATIENCE).header("User-Agent", "lipschitz-studio");
            if (have > 0) {
                request.header("Range", "bytes=" + have + "-");
            }
            try {
                HttpResponse<InputStream> response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
                try (InputStream body = response.body()) {
                    String refusal = take(response, body, have);
                    if (!refusal.isEmpty()) {
                        return refusal;
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw cancelled();
            } catch (HttpTimeoutException e) {
                return text("dataset.download.noAnswer");
            } catch (DownloadCancelledException e) {
                throw e;
            } catch (IOException e) {
                requireWanted();
                return reason(e);
            }
        }
        return keep();
    }

    /// Takes what a server sends; the reason if it sends nothing of use.
    private String take(HttpResponse<InputStream> response, InputStream body, long have) throws IOException {
        boolean rest = response.statusCode() == 206
                && response.headers().firstValue("Content-Range").orElse("").startsWith("bytes " + have + "-");
        if (response.statusCode() != 200 && !rest) {
            if (response.statusCode() == 416) {
                Files.deleteIfExists(part); // it has less than we do: not this file
            }
            return text("dataset.download.answers", response.statusCode());
        }
        long announced = response.headers().firstValueAsLong("Content-Length").orElse(-1);
        if (announced >= 0 && announced != file.size() - (rest ? have : 0)) {
            return text("dataset.download.length");
        }
        try (var guard = new TransferGuard(body, watch::cancelled, PATIENCE);
                var out = Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                        rest ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING)) {
            long done = rest ? have : 0;
            var buffer = new byte[1 << 16];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                out.write(buffer, 0, read);
                done += read;
                guard.alive();
                requireWanted();
                if (done > file.size()) {
                    return text("dataset.download.more", file.size());
                }
                tell(done);
            }
            return done == file.size() ? "" : text("dataset.download.brokeOff", done, file.size());
        }
    }

    private String keep() throws IOException {
        if (!sha256(part).equals(file.sha256())) {
            Files.delete(part);
            return text("dataset.download.hash");
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        watch.progress(file.name(), file.size(), file.size());
        return "";
    }

    private void tell(long done) {
        long now = System.nanoTime();
        if (now - told >= TELL_EVERY) {
            told = now;
            watch.progress(file.name(), done, file.size());
        }
    }

    private long there() throws IOException {
        return Files.exists(part) ? Files.size(part) : 0;
    }

    private void requireWanted() throws DownloadCancelledException {
        if (watch.cancelled()) {
            throw cancelled();
        }
    }

    private DownloadCancelledException cancelled() {
        return new DownloadCancelledException(text("dataset.download.stopped", file.name()));
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return switch (e) {
            case java.net.ConnectException _ -> text("dataset.download.noConnection");
            case java.nio.file.FileSystemException disk -> text("dataset.download.unwritten", disk.getMessage());
            default -> message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
        };
    }

    static String sha256(Path path) throws IOException {
        return HexFormat.of().formatHex(Hashes.sha256(path));
    }
}
