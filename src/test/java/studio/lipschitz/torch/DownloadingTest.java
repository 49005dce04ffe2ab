package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.dataset.DownloadCancelledException;
import studio.lipschitz.training.EventJson;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.TrainingControl;
import studio.lipschitz.training.TrainingEvent;

/// A training whose data come from a server of this test.
class DownloadingTest {
    @TempDir private Path folder;
    private final CountDownLatch held = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void serve() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
        server.createContext("/mnist/", exchange -> {
            exchange.sendResponseHeaders(200, 9_912_422);
            exchange.getResponseBody().write(new byte[200_000]);
            exchange.getResponseBody().flush();
            try {
                held.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        server.start();
        System.setProperty("lipschitz.data", folder.resolve("data").toString());
        System.setProperty("lipschitz.mirrors", "http://localhost:" + server.getAddress().getPort() + "/");
    }

    @AfterEach
    void stop() {
        System.clearProperty("lipschitz.data");
        System.clearProperty("lipschitz.mirrors");
        held.countDown();
        server.stop(0);
    }

    @Test
    void aDownloadIsToldAndEndsWhenTheTrainingIsStopped() throws Exception {
        var control = new TrainingControl();
        var told = new ArrayList<TrainingEvent>();
        var run = new RunFolder(folder.resolve("run"));
        var trainer = new Trainer(
                Networks.documentation(4), Networks.moonsPlan(1).withData("mnist?classes=0,8"), run, false, control, event -> {
                    told.add(event);
                    control.stop();
                });
        var stopped = assertThrows(DownloadCancelledException.class, trainer::train);
        assertEquals(
                "The download of train-images-idx3-ubyte.gz was stopped; what has come is kept, and the next one goes on from there.",
                stopped.getMessage());
        var first = (TrainingEvent.Downloading) told.getFirst();
        assertEquals("train-images-idx3-ubyte.gz", first.file());
        assertEquals(9_912_422, first.total());
        assertEquals(first, EventJson.read(EventJson.write(first)));
        assertTrue(Files.size(folder.resolve("data/mnist/train-images-idx3-ubyte.gz.part")) > 0);
        assertFalse(Files.exists(run.path()), "no run has begun");
    }
}
