package studio.lipschitz.ui.fx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/// Which folders are there, asked beside the FX thread: a drive of a network that is gone answers after a minute, and would hold the window for so long.
final class LiveFolders {
    private final Predicate<Path> isFolder;
    private final Duration patience;
    private final Map<Path, CompletableFuture<Boolean>> asked = new ConcurrentHashMap<>(); // a drive that is silent is asked once

    /// Waits two frames: a disk answers within a fraction of one.
    LiveFolders() {
        this(Files::isDirectory, Duration.ofMillis(35));
    }

    LiveFolders(Predicate<Path> isFolder, Duration patience) {
        this.isFolder = isFolder;
        this.patience = patience;
    }

    /// @param folders the one that is wanted most first
    /// @return the first that is there and says so within the patience for all of them together
    Optional<Path> first(List<Path> folders) {
        List<CompletableFuture<Boolean>> answers = folders.stream().map(this::ask).toList();
        long end = System.nanoTime() + patience.toNanos();
        for (int i = 0; i < folders.size(); i++) {
            if (isThere(answers.get(i), end - System.nanoTime())) {
                return Optional.of(folders.get(i));
            }
        }
        return Optional.empty();
    }

    private CompletableFuture<Boolean> ask(Path folder) {
        return asked.computeIfAbsent(folder, wanted -> {
            var answer = new CompletableFuture<Boolean>();
            Thread.ofPlatform().daemon().name("live-folders").start(() -> {
                boolean there = isFolder.test(wanted);
                asked.remove(wanted);
                answer.complete(there);
            });
            return answer;
        });
    }

    private static boolean isThere(CompletableFuture<Boolean> answer, long nanoseconds) {
        try {
            return answer.get(Math.max(0, nanoseconds), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException silent) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
