package studio.lipschitz.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Downloads from a server of this test on this machine.
class DownloadTest {
    private static final byte[] CONTENT = content();

    @TempDir private Path folder;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch held = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
        server.createContext("/good/", exchange -> answer(exchange, CONTENT, CONTENT.length));
        server.createContext("/wrong/", exchange -> answer(exchange, new byte[CONTENT.length], CONTENT.length));
        server.createContext("/absent/", exchange -> {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.createContext("/shorter/", exchange -> answer(exchange, new byte[100_000], 100_000));
        server.createContext("/broken/", exchange -> answer(exchange, CONTENT, 100_000));
        server.createContext("/held/", exchange -> {
            exchange.sendResponseHeaders(200, CONTENT.length);
            exchange.getResponseBody().write(CONTENT, 0, 70_000);
            exchange.getResponseBody().flush();
            try {
                held.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        server.createContext("/rangeless/", exchange -> answer(exchange, 0, CONTENT, CONTENT.length));
        server.start();
    }

    @AfterEach
    void stop() {
        held.countDown();
        server.stop(0);
    }

    @Test
    void aFileComesWholeAndIsNotFetchedTwice() throws Exception {
        Path file = download(hash(CONTENT), "good").fetch();
        assertEquals(folder.resolve("file.bin"), file);
        assertArrayEquals(CONTENT, Files.readAllBytes(file));
        assertEquals(List.of("file.bin", ".lock").stream().sorted().toList(), names());
        download(hash(CONTENT), "good").fetch();
        assertEquals(List.of("/good/file.bin"), asked);
    }

    @Test
    void anInterruptedTransferGoesOnWhereItWas() throws Exception {
        // Each answer breaks off after 100,000 bytes; three of them make the file.
        Path file = download(hash(CONTENT), "broken").fetch();
        assertArrayEquals(CONTENT, Files.readAllBytes(file));
        assertEquals(List.of("/broken/file.bin", "/broken/file.bin from 100000", "/broken/file.bin from 200000"), asked);
    }

    @Test
    void whatAnEarlierRunLeftIsGoneOnWithFromAnotherMirror() throws Exception {
        Files.write(folder.resolve("file.bin.part"), Arrays.copyOf(CONTENT, 150_000));
        assertArrayEquals(CONTENT, Files.readAllBytes(download(hash(CONTENT), "absent", "good").fetch()));
        assertEquals("/good/file.bin from 150000", asked.getLast());
    }

    @Test
    void aServerWithoutRangesSendsItAllAnew() throws Exception {
        Files.write(folder.resolve("file.bin.part"), Arrays.copyOf(CONTENT, 150_000));
        assertArrayEquals(CONTENT, Files.readAllBytes(download(hash(CONTENT), "rangeless").fetch()));
    }

    @Test
    void spoiltBeginningsAreForgotten() throws Exception {
        Files.write(folder.resolve("file.bin.part"), new byte[150_000]);
        assertArrayEquals(CONTENT, Files.readAllBytes(download(hash(CONTENT), "good").fetch()));
        assertEquals(List.of("/good/file.bin from 150000", "/good/file.bin"), asked);
    }

    @Test
    void aWrongHashIsRefusedAndTheNextMirrorAsked() throws Exception {
        assertArrayEquals(CONTENT, Files.readAllBytes(download(hash(CONTENT), "wrong", "absent", "good").fetch()));
        Files.delete(folder.resolve("file.bin"));
        assertTrue(refusal(download(hash(CONTENT), "shorter")).contains("(localhost: its file has another length)"));
        var message = refusal(download(hash(CONTENT), "wrong", "absent"));
        assertTrue(message.startsWith("file.bin of set cannot be downloaded (localhost: what it sends has another SHA-256, "
                + "localhost: it answers 404); put the file into " + folder + " by yourself"), message);
        assertFalse(Files.exists(folder.resolve("file.bin")), "nothing wrong takes the name");
    }

    @Test
    void withoutANetItSaysWhereToPutTheFile() throws Exception {
        server.stop(0);
        var message = refusal(download(hash(CONTENT), "good"));
        assertTrue(message.contains("(localhost: no connection)") && message.contains("put the file into " + folder), message);
    }

    @Test
    void aFileOfTheUsersOwnIsCheckedToo() throws Exception {
        Files.write(folder.resolve("file.bin"), CONTENT);
        assertEquals(folder.resolve("file.bin"), download(hash(CONTENT), "absent").fetch());
        Files.write(folder.resolve("file.bin"), new byte[3]);
        assertTrue(refusal(download(hash(CONTENT), "good")).contains("its SHA-256 differs"));
        assertEquals(List.of(), asked);
    }

    @Test
    void progressIsToldAndACancelledDownloadKeepsItsPart() throws Exception {
        var told = new ArrayList<Long>();
        var cancelled = new AtomicBoolean();
        var watch = new DownloadWatch() {
            @Override
            public void progress(String file, long done, long total) {
                told.add(done);
                assertEquals(CONTENT.length, total);
                cancelled.set(true);
            }

            @Override
            public boolean cancelled() {
                return cancelled.get();
            }
        };
        var file = new KnownSet.RemoteFile("file.bin", CONTENT.length, hash(CONTENT));
        assertThrows(DownloadCancelledException.class, () -> new Download("set", file, List.of(mirror("held")), folder, watch).fetch());
        assertFalse(told.isEmpty());
        assertTrue(Files.size(folder.resolve("file.bin.part")) > 0);
        assertFalse(Files.exists(folder.resolve("file.bin")));
    }

    @Test
    void mirrorsAreListedByTheUser() throws Exception {
        assertEquals(
                List.of("https://a.example/sets/mnist/", "http://b.example/m/", "https://www.cs.toronto.edu/~kriz/"),
                java.util.stream.Stream.concat(
                        Mirrors.parse("https://a.example/sets, mnist=http://b.example/m\ncifar10=https://c.example/", "list",
                                KnownSet.MNIST)
                                .stream(),
                        Mirrors.parse("default", "list", KnownSet.CIFAR10).stream()).map(URI::toString).toList());
        assertRefused("ftp://x/", KnownSet.MNIST, "list: a mirror is an address such as https://example.org/datasets/, was ftp://x/");
        assertRefused("mnist=https://x/", KnownSet.CIFAR10, "list names no mirror for cifar10; add one, or the word default");
    }

    private static void assertRefused(String list, KnownSet set, String expected) {
        assertEquals(expected, String.valueOf(
                assertThrows(DataException.class, () -> Mirrors.parse(list, "list", set)).getMessage()));
    }

    private Download download(String sha256, String... paths) {
        return new Download("set", new KnownSet.RemoteFile("file.bin", CONTENT.length, sha256),
                Arrays.stream(paths).map(this::mirror).toList(), folder, DownloadWatch.NONE);
    }

    private URI mirror(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/" + path + "/");
    }

    private static String refusal(Download download) {
        return String.valueOf(assertThrows(DataException.class, download::fetch).getMessage());
    }

    /// Answers with the range that was asked for, but breaks off after `most` bytes.
    private void answer(HttpExchange exchange, byte[] content, int most) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        answer(exchange, range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", "")), content, most);
    }

    private void answer(HttpExchange exchange, int from, byte[] content, int most) throws IOException {
        asked.add(exchange.getRequestURI().getPath() + (from == 0 ? "" : " from " + from));
        if (from > 0) {
            exchange.getResponseHeaders().set("Content-Range", "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
        }
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
        exchange.getResponseBody().write(content, from, Math.min(most, content.length - from));
        exchange.getResponseBody().flush();
        if (most < content.length - from) {
            awaitPart(from + most);
        }
        exchange.close();
    }

    /// What is under way is lost with a connection that breaks: so it breaks when all has arrived.
    private void awaitPart(long size) throws IOException {
        Path part = folder.resolve("file.bin.part");
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (System.nanoTime() < until && (!Files.exists(part) || Files.size(part) < size)) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private static String hash(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    private static byte[] content() {
        var content = new byte[250_000];
        new Random(4).nextBytes(content);
        return content;
    }
}
