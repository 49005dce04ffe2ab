package studio.lipschitz.gpu;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.function.LongConsumer;
import studio.lipschitz.dataset.TransferGuard;

/// Fetches one archive into a folder, through the proxy that Java is told of.
///
/// It comes as `ID.part`; a transfer that broke off, or was cancelled, goes on there the next time, if the server still has the same file: `ID.tag` keeps what the server
/// said of it (HTTP's `If-Range`, RFC 9110, 13.1.5). Size and SHA-256 are those of the list, or nothing is taken.
final class Download {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int BUFFER = 1 << 16;
    private static final int TIMES_WITHOUT_PROGRESS = 2;

    private final Archive archive;
    private final Path part;
    private final Path tag;
    private final Watch watch;
    private final LongConsumer told;

    /// @param told bytes of this archive that are there, again and again
    Download(Archive archive, Path folder, Watch watch, LongConsumer told) {
        this.archive = archive;
        this.part = part(archive, folder);
        this.tag = folder.resolve(archive.id() + ".tag");
        this.watch = watch;
        this.told = told;
    }

    static Path part(Archive archive, Path folder) {
        return folder.resolve(archive.id() + ".part");
    }

    /// Bytes that came earlier.
    static long there(Archive archive, Path folder) {
        try {
            return Math.min(Files.size(part(archive, folder)), archive.bytes());
        } catch (IOException e) {
            return 0; // nothing yet
        }
    }

    /// The whole file; its checksum is still to be looked at.
    ///
    /// @throws FetchException in one sentence; what has come is kept
    Path fetch() throws IOException {
        Files.createDirectories(part.toAbsolutePath().getParent());
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .proxy(ProxySelector.getDefault())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            for (int vain = 0; size() != archive.bytes();) {
                long before = size();
                try {
                    attempt(client, before);
                } catch (FetchException e) {
                    throw e; // it would be the same the next time
                } catch (IOException e) {
                    requireWanted();
                    vain = size() > before ? 0 : vain + 1;
                    if (vain >= TIMES_WITHOUT_PROGRESS) {
                        throw failed(e);
                    }
                }
            }
        }
        told.accept(archive.bytes());
        return part;
    }

    /// Forgets what has come: it is another file.
    void forget() throws IOException {
        Files.deleteIfExists(part);
        Files.deleteIfExists(tag);
    }

    private long size() throws IOException {
        return Files.exists(part) ? Files.size(part) : 0;
    }

    private void attempt(HttpClient client, long have) throws IOException {
        requireWanted();
        if (have > archive.bytes()) {
            forget();
            return;
        }
        var request = HttpRequest.newBuilder(archive.address()).timeout(PATIENCE).header("User-Agent", "lipschitz-studio");
        if (have > 0) {
            request.header("Range", "bytes=" + have + "-");
            String known = Files.exists(tag) ? Files.readString(tag).strip() : "";
            if (!known.isEmpty()) {
                request.header("If-Range", known);
            }
        }
        HttpResponse<InputStream> response;
        try {
            response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cancelled();
        }
        try (InputStream body = response.body()) {
            take(response, body, have);
        }
    }

    private void take(HttpResponse<InputStream> response, InputStream body, long have) throws IOException {
        int status = response.statusCode();
        boolean rest = status == 206;
        if (status == 416 || (rest && !range(response).startsWith("bytes " + have + "-"))) {
            forget(); // once more from the start
            return;
        }
        if (status != 200 && !rest) {
            throw new FetchException(text("gpu.fetch.answers", archive.host(), status, archive.id()));
        }
        long announced = response.headers().firstValueAsLong("Content-Length").orElse(-1);
        if (announced >= 0 && announced != archive.bytes() - (rest ? have : 0)) {
            throw new FetchException(
                    text("gpu.fetch.length", archive.host(), archive.id(), announced + (rest ? have : 0), archive.bytes()));
        }
        Files.writeString(tag, validator(response));
        try (var guard = new TransferGuard(body, watch::cancelled, PATIENCE);
                OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                        rest ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING)) {
            copy(body, out, rest ? have : 0, guard);
        }
    }

    private void copy(InputStream body, OutputStream out, long from, TransferGuard guard) throws IOException {
        long done = from;
        var buffer = new byte[BUFFER];
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            guard.alive();
            requireWanted();
            if (done + read > archive.bytes()) {
                throw new FetchException(text("gpu.fetch.length", archive.host(), archive.id(), done + read, archive.bytes()));
            }
            try {
                out.write(buffer, 0, read);
            } catch (IOException e) {
                throw new FetchException(text("gpu.fetch.disk", part, e.getMessage()));
            }
            done += read;
            told.accept(done);
        }
        if (done < archive.bytes()) {
            throw new IOException(text("gpu.fetch.brokeOff")); // the next attempt goes on here
        }
    }

    private static String range(HttpResponse<?> response) {
        return response.headers().firstValue("Content-Range").orElse("");
    }

    /// What tells this file from another one at the same address; a weak tag does not.
    private static String validator(HttpResponse<?> response) {
        return response.headers().firstValue("ETag").filter(etag -> !etag.startsWith("W/"))
                .or(() -> response.headers().firstValue("Last-Modified")).orElse("");
    }

    private FetchException failed(IOException e) throws IOException {
        String host = archive.host();
        boolean offline = e instanceof ConnectException || e.getCause() instanceof java.nio.channels.UnresolvedAddressException
                || e instanceof java.net.UnknownHostException;
        if (offline) {
            return new FetchException(text("gpu.fetch.offline", host));
        }
        String why = e instanceof HttpTimeoutException ? text("gpu.fetch.silent")
                : e.getMessage() == null || e.getMessage().startsWith("HTTP/") ? text("gpu.fetch.brokeOff") // Java's words are for engineers
                        : e.getMessage();
        return new FetchException(text("gpu.fetch.broken", host, why, archive.id(), size() / 1e6, archive.bytes() / 1e6));
    }

    private void requireWanted() throws FetchException {
        if (watch.cancelled()) {
            throw cancelled();
        }
    }

    static FetchException cancelled() {
        return new FetchException(text("gpu.fetch.cancelled"), true);
    }
}
