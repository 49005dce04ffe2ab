package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.control.CheckMenuItem;
import org.junit.jupiter.api.Test;
import studio.lipschitz.update.Releases;

/// The daily question, to a server on this machine.
class UpdatesTest extends ShellTest {
    private static final String PAGE = "https://example.org/2.0.0";

    private final List<News> told = new ArrayList<>();
    private final List<String> browsed = new ArrayList<>();

    @Test
    void withoutAnAddressThereIsNoPreference() {
        assertFalse(get(() -> item(stage, "menu-updates").isVisible()));
    }

    @Test
    void nobodyIsAskedUnlessTheUserWantsIt() throws IOException {
        var asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            byte[] body = "{\"tag_name\": \"v2.0.0\", \"html_url\": \"%s\"}".formatted(PAGE).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            var releases = new Releases(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
            var item = get(CheckMenuItem::new);
            Updates updates = get(() -> new Updates(settings, item, Optional.of(releases), "lipschitz-studio 1.0.0", told::add,
                    browsed::add));
            assertTrue(item.isVisible());
            assertFalse(item.isSelected(), "off until the user says otherwise");
            fx(updates::ask);
            assertEquals(List.of(), List.copyOf(Thread.getAllStackTraces().keySet()).stream()
                    .filter(thread -> thread.getName().equals("updates")).toList(), "nobody is about to ask");
            assertEquals("", get(() -> settings.state().greeting().asked()));
            assertEquals(0, asked.get());

            fx(() -> {
                item.setSelected(true);
                item.fire();
            });
            await("told", () -> !told.isEmpty());
            assertEquals("Lipschitz Studio 2.0.0 can be had", told.getFirst().title());
            assertTrue(told.getFirst().words().contains(PAGE));
            fx(() -> told.getFirst().actions().getFirst().does().run());
            assertEquals(List.of(PAGE), browsed);
            assertEquals(LocalDate.now(ZoneId.systemDefault()).toString(), get(() -> settings.state().greeting().asked()));

            fx(updates::ask);
            fx(updates::ask);
            assertEquals(1, asked.get(), "once a day");
            fx(() -> settings.update(state -> state.withGreeting(state.greeting().withAsked("2020-01-01"))));
            fx(updates::ask);
            await("the next day", () -> asked.get() == 2);
            fx(updates::close);
        } finally {
            server.stop(0);
        }
    }

    /// Nobody there, an error, a page of a hotel's network: not a word, not today again, and what is asked later is as it was.
    @Test
    void whoeverIsOfflineHearsNothing() throws Exception {
        int nobody;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/error", exchange -> exchange.sendResponseHeaders(503, -1));
        server.createContext("/hotel", exchange -> {
            byte[] body = "<html>Welcome to our free network!</html>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        String here = "http://127.0.0.1:" + server.getAddress().getPort();
        try {
            for (String address : List.of("http://127.0.0.1:" + nobody, here + "/error", here + "/hotel")) {
                fx(() -> settings.update(state -> state.withGreeting(state.greeting().withUpdates(true).withAsked("2020-01-01"))));
                Updates updates = get(() -> new Updates(settings, new CheckMenuItem(), Optional.of(new Releases(URI.create(address))),
                        "lipschitz-studio 1.0.0", told::add, browsed::add));
                fx(updates::ask);
                for (Thread asking : Thread.getAllStackTraces().keySet()) {
                    if (asking.getName().equals("updates")) {
                        asking.join(20_000);
                        assertFalse(asking.isAlive(), address);
                    }
                }
                assertEquals(LocalDate.now(ZoneId.systemDefault()).toString(), get(() -> settings.state().greeting().asked()), address);
                fx(updates::close); // after whatever it would have said
                assertEquals(List.of(), told, address);
                assertEquals(List.of(), get(() -> List.copyOf(stage.getScene().getRoot().lookupAll(".toast"))), address);
            }
        } finally {
            server.stop(0);
        }
    }
}
