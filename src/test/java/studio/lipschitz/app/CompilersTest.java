package studio.lipschitz.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// What gives way to a training: threads of a name, and no others.
@EnabledOnOs(OS.LINUX)
class CompilersTest {
    private static final Path SELF = Path.of("/proc/thread-self");

    @Test
    void threadsOfThatNameHaveTheLeastPriority() throws Exception {
        int own = nice(SELF.toRealPath());
        var place = new CompletableFuture<Path>();
        var over = new CountDownLatch(1);
        Thread thread = Thread.ofPlatform().daemon().name("to lower 1").start(() -> {
            try {
                place.complete(SELF.toRealPath());
                over.await();
            } catch (IOException | InterruptedException e) {
                place.completeExceptionally(e);
            }
        });
        Path there = place.get();
        Compilers.giveWay("to lower");
        assertEquals(19, nice(there));
        assertEquals(own, nice(SELF.toRealPath()));
        over.countDown();
        thread.join();
        Compilers.giveWay("to lower"); // there is none any more
    }

    /// Field 19 of `proc_pid_stat(5)`; the second is a name in brackets.
    private static int nice(Path thread) throws IOException {
        String stat = Files.readString(thread.resolve("stat"));
        return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[16]);
    }
}
