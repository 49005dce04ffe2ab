package studio.lipschitz.gpu;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;

/// NVIDIA's driver, which no package of this program can bring. Asking it for its version does not wake the GPU.
///
/// @param library its file: `libcuda.so.1`
/// @param there whether the system finds it
/// @param api the version of CUDA it speaks, as `cuDriverGetVersion` says it: `13020` is 13.2; 0 if it does not say
public record Driver(String library, boolean there, int api) {

    public static Driver ofSystem() {
        String library = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("win") ? "nvcuda.dll" : "libcuda.so.1";
        try (Arena arena = Arena.ofConfined()) {
            return new Driver(library, true, version(library, arena));
        } catch (IllegalArgumentException _) {
            return new Driver(library, false, 0);
        }
    }

    /// `13.2`.
    public String cuda() {
        return api / 1000 + "." + api % 1000 / 10;
    }

    /// @throws IllegalArgumentException if there is no such library
    @SuppressWarnings("restricted") // two calls, before libtorch is near
    private static int version(String library, Arena arena) {
        SymbolLookup driver = SymbolLookup.libraryLookup(library, arena);
        var function = driver.find("cuDriverGetVersion");
        if (function.isEmpty()) {
            return 0;
        }
        MethodHandle ask = Linker.nativeLinker().downcallHandle(
                function.get(), FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
        MemorySegment number = arena.allocate(ValueLayout.JAVA_INT);
        try {
            return (int) ask.invokeExact(number) == 0 ? number.get(ValueLayout.JAVA_INT, 0) : 0;
        } catch (Throwable e) {
            throw new IllegalStateException("the driver's function was called with wrong types", e);
        }
    }
}
