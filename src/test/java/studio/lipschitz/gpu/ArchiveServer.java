package studio.lipschitz.gpu;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A server on this machine that has small archives of stand-in libraries, and that behaves as badly as a test asks.
public final class ArchiveServer implements AutoCloseable {
    /// Answers of the server, as `GET /name Range`.
    public final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    /// Bytes after which the next answers end, one each.
    public final List<Integer> breaks = Collections.synchronizedList(new ArrayList<>());
    public volatile boolean ranges = true;
    public volatile int status = 200;
    public volatile String tag = "\"one\"";
    /// A pause after every 16 kB, in milliseconds.
    public volatile int pause;

    private final HttpServer server;
    private final Map<String, byte[]> files = new HashMap<>();
    private final Map<String, String> archives = new HashMap<>();
    private final List<String> parts = new ArrayList<>();

    public ArchiveServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(task -> Thread.ofPlatform().daemon().unstarted(task)));
        server.createContext("/", this::answer);
        server.start();
    }

    /// One archive with libraries of random bytes, and the part they make.
    public ArchiveServer with(String id, boolean own, int bytes, String... libraries) throws IOException {
        var zip = new ByteArrayOutputStream();
        var random = new Random(id.hashCode());
        try (var out = new ZipOutputStream(zip)) {
            out.setLevel(0);
            for (String library : libraries) {
                out.putNextEntry(new ZipEntry("nvidia/" + id + "/lib/" + library));
                var content = new byte[bytes];
                random.nextBytes(content);
                out.write(content);
            }
            out.putNextEntry(new ZipEntry("nvidia/" + id + "/include/not_wanted.h"));
            out.write(1);
            out.putNextEntry(new ZipEntry(id + ".dist-info/licenses/License.txt"));
            out.write("terms".getBytes(StandardCharsets.UTF_8));
        }
        return with(id, own, zip.toByteArray(), sha256(zip.toByteArray()), libraries);
    }

    /// What the list says of an archive may be wrong.
    ArchiveServer with(String id, boolean own, byte[] file, String sha256, String... libraries) {
        files.put("/" + id + ".zip", file);
        String names = String.join("\", \"", libraries);
        archives.put(id, """
                {"id": "%s", "address": "%s", "bytes": %d, "sha256": "%s", "unpacked": %d, "wanted": ["%s"]}"""
                .formatted(id, address(id), file.length, sha256, file.length * 2, names));
        parts.add("""
                {"name": "%s", "archive": "%s", "own": %b, "libraries": ["%s"]}""".formatted(id.replaceFirst("-.*", ""), id, own, names));
        return this;
    }

    URI address(String id) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/" + id + ".zip");
    }

    public String list() {
        return "{\"cuda\": \"13\", \"driver_api\": 13000, \"driver\": \"580\", \"parts\": [" + String.join(", ", parts)
                + "], \"archives\": ["
                + String.join(", ", archives.values()) + "]}";
    }

    CudaBuild build() throws IOException {
        return CudaBuild.read(new java.io.ByteArrayInputStream(list().getBytes(StandardCharsets.UTF_8)));
    }

    /// As `LIPSCHITZ_GPU_LIST` names it.
    public Path list(Path folder) throws IOException {
        return Files.writeString(folder.resolve("list.json"), list());
    }

    int bytes(String id) {
        return Objects.requireNonNull(files.get("/" + id + ".zip")).length;
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String range = exchange.getRequestHeaders().getFirst("Range");
        String unless = exchange.getRequestHeaders().getFirst("If-Range");
        asked.add("GET " + path + (range == null ? "" : " " + range) + (unless == null ? "" : " " + unless));
        byte[] file = files.get(path);
        if (status != 200 || file == null) {
            exchange.sendResponseHeaders(status == 200 ? 404 : status, -1);
            exchange.close();
            return;
        }
        exchange.getResponseHeaders().add("ETag", tag);
        int from = 0;
        int code = 200;
        if (ranges && range != null && (unless == null || unless.equals(tag))) {
            from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
            exchange.getResponseHeaders().add("Content-Range", "bytes " + from + "-" + (file.length - 1) + "/" + file.length);
            code = 206;
        }
        byte[] rest = Arrays.copyOfRange(file, from, file.length);
        int end = breaks.isEmpty() ? rest.length : Math.min(breaks.removeFirst(), rest.length);
        exchange.sendResponseHeaders(code, rest.length);
        OutputStream out = exchange.getResponseBody();
        try {
            for (int at = 0; at < end; at += 1 << 14) {
                out.write(rest, at, Math.min(1 << 14, end - at));
                out.flush();
                if (pause > 0) {
                    Thread.sleep(pause);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close(); // before all has been sent: the connection breaks off
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
