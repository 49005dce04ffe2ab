package studio.lipschitz.torch;

import static studio.lipschitz.text.Texts.text;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// NVIDIA's driver, asked before libtorch is touched: loading a CUDA build without it, or two builds at once, may end the process.
///
/// Functions: https://docs.nvidia.com/cuda/cuda-driver-api.
final class CudaDriver {
    private static final int LONGEST_NAME = 256;

    private CudaDriver() {}

    /// File of the driver's library on this system.
    static String library() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("win") ? "nvcuda.dll" : "libcuda.so.1";
    }

    /// Names of the devices, by number; empty if there is no driver or it finds none.
    @SuppressWarnings("restricted") // the one place below JavaCPP that calls a native function
    static List<String> devices() {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup driver = SymbolLookup.libraryLookup(library(), Arena.global());
            MethodHandle init = function(driver, "cuInit", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
            MethodHandle count = function(driver, "cuDeviceGetCount", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
            MethodHandle name = function(
                    driver,
                    "cuDeviceGetName",
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
            MemorySegment number = arena.allocate(ValueLayout.JAVA_INT);
            if ((int) init.invokeExact(0) != 0 || (int) count.invokeExact(number) != 0) {
                return List.of();
            }
            var names = new ArrayList<String>();
            MemorySegment buffer = arena.allocate(LONGEST_NAME);
            for (int i = 0; i < number.get(ValueLayout.JAVA_INT, 0); i++) {
                boolean named = (int) name.invokeExact(buffer, LONGEST_NAME, i) == 0;
                names.add(named ? buffer.getString(0) : text("torch.device.unnamed", i));
            }
            return names;
        } catch (IllegalArgumentException _) {
            return List.of(); // no such library
        } catch (Throwable e) {
            throw new IllegalStateException("the driver's functions were called with wrong types", e);
        }
    }

    @SuppressWarnings("restricted")
    private static MethodHandle function(SymbolLookup driver, String name, FunctionDescriptor type) {
        return Linker.nativeLinker().downcallHandle(driver.findOrThrow(name), type);
    }
}
