package studio.lipschitz.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.lipschitz.gpu.Archive;
import studio.lipschitz.gpu.CudaBuild;
import studio.lipschitz.gpu.Driver;
import studio.lipschitz.gpu.GpuStatus;
import studio.lipschitz.gpu.Part;
import studio.lipschitz.gpu.Place;

/// What is told of libraries that are not there.
class GpuFindingsTest {
    private static final Part BLAS = new Part("cublas", List.of("libcublasLt.so.13", "libcublas.so.13"), "cublas-1", false);
    private static final Part NCCL = new Part("nccl", List.of("libnccl.so.2"), "nccl-1", false);
    private static final List<Place> LOOKED = List.of(new Place(Place.Kind.CUDA, Path.of("/usr/local/cuda-13/lib64")),
            new Place(Place.Kind.SYSTEM, Path.of("/usr/lib")));

    private static GpuStatus status(boolean driver, List<Part> missing) {
        var archives = List.of(archive("cublas-1"), archive("nccl-1"));
        var parts = List.of(BLAS, NCCL).stream()
                .map(part -> missing.contains(part) ? new GpuStatus.Found(part, Optional.empty(), List.of())
                        : new GpuStatus.Found(part, Optional.of(LOOKED.getLast()),
                                part.libraries().stream().map(Path.of("/usr/lib")::resolve).toList()))
                .toList();
        return new GpuStatus(Optional.of(new CudaBuild("13", 13000, "580", List.of(BLAS, NCCL), archives)),
                new Driver("libcuda.so.1", driver, driver ? 13020 : 0), Path.of("/home/someone/gpu"), parts, LOOKED, false, 0, 0);
    }

    private static Archive archive(String id) {
        return new Archive(id, URI.create("https://example.org/" + id), 10, "00", 20, List.of("*.so*"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void eachLibraryThatIsMissingIsNamedAndWhereItWasLookedFor(boolean driver) {
        String told = String.join("\n", GpuFindings.of(status(driver, List.of(BLAS, NCCL))).stream().map(Finding::detail).toList());
        for (String name : List.of("libcublasLt.so.13", "libcublas.so.13", "libnccl.so.2", "/usr/local/cuda-13/lib64", "/usr/lib")) {
            assertTrue(told.contains(name), () -> name + " in\n" + told);
        }
    }

    @Test
    void whatIsThereIsNotToldAsMissing() {
        String told = GpuFindings.of(status(false, List.of(NCCL))).getLast().detail();
        assertTrue(told.endsWith(" Missing: libnccl.so.2."), told);
        assertEquals(-1, GpuFindings.of(status(false, List.of())).getLast().detail().indexOf("Missing"));
    }
}
