package studio.lipschitz.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.lipschitz.update.Releases.Release;

/// Answers of a server on this machine, good ones and bad ones.
class ReleasesTest {
    private static final Version MINE = Version.of("1.2.0").orElseThrow();
    private static final String PAGE = "https://example.org/releases/2";

    private final AtomicInteger status = new AtomicInteger(200);
    private final AtomicInteger asked = new AtomicInteger();
    private volatile String answer = "";
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status.get(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    private Optional<Release> ask(String body) throws InterruptedException {
        answer = body;
        return releases().newerThan(MINE);
    }

    private Releases releases() {
        return new Releases(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/latest"));
    }

    private static String told(String tag, String page) {
        return "{\"tag_name\": \"%s\", \"html_url\": \"%s\", \"body\": [1, {}]}".formatted(tag, page);
    }

    @Test
    void aNewerVersionIsTold() throws InterruptedException {
        assertEquals(Optional.of(new Release(Version.of("1.10.0").orElseThrow(), PAGE)), ask(told("v1.10.0", PAGE)));
        assertEquals(1, asked.get(), "one question");
    }

    @Test
    void anythingElseIsNone() throws InterruptedException {
        for (String body : List.of(told("v1.2.0", PAGE), told("v1.1.9", PAGE), told("1.2.0-rc1", PAGE), told("latest", PAGE), told("v2.0.0",
                "http://example.org"), told("v2.0.0", "javascript:alert(1)"), "", "{", "<html>hello</html>", "[]", "null",
                "{\"tag_name\": 3}", "x".repeat(2 << 20))) {
            assertEquals(Optional.empty(), ask(body), () -> body.substring(0, Math.min(40, body.length())));
        }
        status.set(404);
        assertEquals(Optional.empty(), ask(told("v9.0.0", PAGE)));
    }

    @Test
    void silenceAndNobodyAreNone() throws IOException, InterruptedException {
        URI address;
        try (var deaf = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            address = URI.create("http://127.0.0.1:" + deaf.getLocalPort());
            long began = System.nanoTime();
            assertEquals(Optional.empty(), new Releases(address).newerThan(MINE, Duration.ofMillis(300)));
            assertTrue(System.nanoTime() - began < 5e9, "it does not wait for ever");
        }
        assertEquals(Optional.empty(), new Releases(address).newerThan(MINE));
    }

    @Test
    void noHttpAndAnAnswerThatNeverEndsAreNone() throws IOException, InterruptedException {
        for (String words : List.of("220 mail.example.org ESMTP\r\n", "",
                "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"tag_name\": ")) {
            try (var strange = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
                var held = new LinkedBlockingQueue<Socket>();
                Thread.ofVirtual().start(() -> {
                    try {
                        Socket socket = strange.accept();
                        held.add(socket); // and it stays open
                        socket.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
                        socket.getOutputStream().flush();
                    } catch (IOException closed) {
                        // the test has ended
                    }
                });
                long began = System.nanoTime();
                var releases = new Releases(URI.create("http://127.0.0.1:" + strange.getLocalPort()));
                assertEquals(Optional.empty(), releases.newerThan(MINE, Duration.ofMillis(300)), words);
                assertTrue(System.nanoTime() - began < 5e9, "it does not wait for ever");
                Objects.requireNonNull(held.poll(5, TimeUnit.SECONDS), "it was asked").close();
            }
        }
    }

    @Test
    void onlySafeAddressesAreAsked() {
        for (String address : List.of("http://example.org/latest", "ftp://example.org", "file:///etc/passwd")) {
            assertThrows(IllegalArgumentException.class, () -> new Releases(URI.create(address)), address);
        }
        new Releases(URI.create("https://api.github.com/repos/owner/name/releases/latest"));
        assertEquals(Optional.empty(), Releases.ofProgram(), "this build names none");
    }

    @Test
    void versionsAreComparedByTheirNumbers() {
        List<String> rising = List.of("0.9.9", "1.0.0-SNAPSHOT", "1.0.0", "v1.0.1", "1.2", "lipschitz-studio 1.10.0", "2.0.0-rc.1",
                "2.0.0");
        for (int i = 1; i < rising.size(); i++) {
            Version before = Version.of(rising.get(i - 1)).orElseThrow();
            Version after = Version.of(rising.get(i)).orElseThrow();
            assertTrue(after.compareTo(before) > 0 && before.compareTo(after) < 0, before + " " + after);
        }
        assertEquals(Optional.empty(), Version.of("lipschitz-studio (development)"));
        assertEquals(Optional.empty(), Version.of("99999999999.1.0"));
    }
}
