package studio.lipschitz.app;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import studio.lipschitz.ui.workspace.TrainingSession;

/// Java's second compiler, which for minutes makes what the window draws faster, takes the processor from a training that gives way to the window itself. From the first training on it has
/// only what that leaves over, where threads have priorities of their own: on Linux. It cannot be given back; what is compiled until then is what the window begins with.
final class Compilers {
    private static final Path THREADS = Path.of("/proc/self/task");
    private static final String SECOND = "C2 "; // as HotSpot names its threads
    private static final int LEAST = 19; // of setpriority(2)
    private static final int THREAD = 0; // PRIO_PROCESS: on Linux a process is a thread

    private Compilers() {}

    /// Once the first training of this window begins. FX thread.
    static void giveWayTo(TrainingSession training) {
        training.stateProperty().subscribe(state -> {
            if (state == TrainingSession.State.STARTING) {
                Thread.ofPlatform().daemon().name("compilers").start(() -> giveWay(SECOND));
            }
        });
    }

    /// Lowers the threads whose names begin so as far as the system can, each time anew: Java may have begun one more.
    static void giveWay(String names) {
        List<Path> threads = threads(names);
        if (!threads.isEmpty()) {
            MethodHandle set = setpriority();
            threads.forEach(thread -> lower(set, Integer.parseInt(String.valueOf(thread.getFileName()))));
        }
    }

    /// Their folders in `/proc`; none where that is not.
    private static List<Path> threads(String names) {
        if (!Files.isDirectory(THREADS)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(THREADS)) {
            return all.filter(thread -> name(thread).startsWith(names)).toList();
        } catch (IOException _) {
            return List.of(); // nothing is wrong without it
        }
    }

    private static String name(Path thread) {
        try {
            return Files.readString(thread.resolve("comm"));
        } catch (IOException _) {
            return ""; // it has ended
        }
    }

    /// `int setpriority(int which, id_t who, int value)`.
    @SuppressWarnings("restricted")
    private static MethodHandle setpriority() {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow("setpriority"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    }

    private static void lower(MethodHandle set, int thread) {
        try {
            int _ = (int) set.invokeExact(THREAD, thread, LEAST); // refused for one that has ended only
        } catch (Throwable e) {
            throw new IllegalStateException("setpriority was called with wrong types", e);
        }
    }
}
