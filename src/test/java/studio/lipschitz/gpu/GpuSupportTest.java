package studio.lipschitz.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.gpu.GpuStatus.State;

/// Fetching from a server of this machine, using what is there, and removing what was brought.
class GpuSupportTest {
    private static final int SIZE = 300_000;

    @TempDir Path root;

    private ArchiveServer server;
    private Path folder;
    private final List<Watch.Progress> told = new ArrayList<>();
    private long free = Long.MAX_VALUE;

    @BeforeEach
    void serve() throws IOException {
        server = new ArchiveServer().with("torch-1", true, SIZE, "libtorch_cuda.so").with("cublas-1", false, SIZE, "libcublasLt.so.13",
                "libcublas.so.13");
        folder = root.resolve("user/gpu");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private GpuSupport support() throws IOException {
        return new GpuSupport(Optional.of(server.build()), folder, new Places(Map.of(), root.resolve("home"), root, false),
                () -> new Driver("libcuda.so.1", true, 13020), _ -> free);
    }

    private GpuStatus get() throws IOException {
        return support().get(watch(Long.MAX_VALUE));
    }

    /// Cancels once so many bytes have come.
    private Watch watch(long bytes) {
        return new Watch() {
            @Override
            public void progress(Progress progress) {
                told.add(progress);
            }

            @Override
            public boolean cancelled() {
                return !told.isEmpty() && told.getLast().done() >= bytes;
            }
        };
    }

    /// After some of the first file, and then before anything at all.
    private void breakOff() {
        server.breaks.add(100_000);
        server.breaks.addAll(Collections.nCopies(50, 0));
    }

    private String refused() {
        return String.valueOf(assertThrows(FetchException.class, this::get).getMessage());
    }

    private Set<String> files() throws IOException {
        if (!Files.exists(root.resolve("user"))) {
            return Set.of();
        }
        try (Stream<Path> all = Files.walk(root.resolve("user"))) {
            return all.filter(Files::isRegularFile).map(file -> root.resolve("user").relativize(file).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void whatIsMissingIsFetchedCheckedAndUnpacked() throws IOException {
        assertEquals(State.MISSING, support().look().state());
        assertEquals(server.bytes("torch-1") + server.bytes("cublas-1"), support().look().toFetch());
        GpuStatus status = get();
        assertEquals(State.READY, status.state());
        assertEquals(Set.of("gpu/parts/cublas-1/License.txt", "gpu/parts/cublas-1/contents.txt", "gpu/parts/cublas-1/libcublas.so.13",
                "gpu/parts/cublas-1/libcublasLt.so.13", "gpu/parts/torch-1/License.txt", "gpu/parts/torch-1/contents.txt",
                "gpu/parts/torch-1/libtorch_cuda.so", "gpu/support.json"), files());
        assertEquals(SIZE, Files.size(folder.resolve("parts/cublas-1/libcublas.so.13")));
        assertEquals(Set.of(Watch.Stage.values()), told.stream().map(Watch.Progress::stage).collect(Collectors.toSet()));
        assertEquals(told.getLast().total(), told.getLast().done());
        for (int i = 1; i < told.size(); i++) {
            assertTrue(told.get(i).done() >= told.get(i - 1).done(), told.toString());
        }
        server.asked.clear();
        assertEquals(State.READY, get().state());
        assertEquals(List.of(), server.asked); // nothing is fetched twice
    }

    @Test
    void aTransferThatBreaksOffGoesOnWhereItWas() throws IOException {
        server.breaks.add(100_000);
        assertEquals(State.READY, get().state());
        assertEquals("GET /torch-1.zip", server.asked.getFirst());
        assertTrue(server.asked.get(1).matches("GET /torch-1\\.zip bytes=[1-9]\\d*- \"one\""), server.asked.toString());
        assertEquals(3, server.asked.size());
    }

    @Test
    void aTransferThatBreaksOffAgainAndAgainIsToldAndGoesOnTheNextTime() throws IOException {
        breakOff();
        String sentence = refused();
        assertTrue(sentence.startsWith("The transfer from localhost ended ("), sentence);
        assertTrue(sentence.endsWith(" MB of torch-1: what has come is kept, start again to go on."), sentence);
        server.breaks.clear();
        server.asked.clear();
        GpuStatus status = support().look();
        assertTrue(status.fetched() > 50_000, status.toString());
        assertTrue(status.sentence().contains("some of which came earlier"), status.sentence());
        assertEquals(State.READY, get().state());
        assertTrue(server.asked.getFirst().contains("bytes=" + status.fetched() + "-"), server.asked.toString());
    }

    @Test
    void aFileThatChangedMeanwhileIsFetchedAnew() throws IOException {
        breakOff();
        refused();
        server.breaks.clear();
        server.tag = "\"two\"";
        assertEquals(State.READY, get().state());
    }

    @Test
    void aServerWithoutRangesSendsItAllAgain() throws IOException {
        server.ranges = false;
        server.breaks.add(100_000);
        assertEquals(State.READY, get().state());
        assertTrue(server.asked.get(1).contains("bytes="), server.asked.toString());
    }

    @Test
    void aWrongChecksumIsDeletedAndNamed() throws IOException {
        server.with("cudnn-1", false, "other".getBytes(StandardCharsets.UTF_8), "00", "libcudnn.so.9");
        assertEquals("cudnn-1 as sent by localhost does not have the right checksum and was deleted; start again to fetch it anew.",
                refused());
        assertFalse(Files.exists(folder.resolve("downloads/cudnn-1.part")));
        assertFalse(Files.exists(folder.resolve("support.json"))); // not used by halves
    }

    @Test
    void anotherFileUnderTheNameIsNotTaken() throws IOException {
        String right = server.list();
        String wrong = right.replace("\"bytes\": " + server.bytes("torch-1"), "\"bytes\": 7");
        var support = new GpuSupport(Optional.of(CudaBuild.read(new java.io.ByteArrayInputStream(wrong.getBytes(StandardCharsets.UTF_8)))),
                folder,
                new Places(Map.of(), root.resolve("home"), root, false), () -> new Driver("libcuda.so.1", false, 0), _ -> free);
        String sentence = String.valueOf(assertThrows(FetchException.class, () -> support.get(Watch.NONE)).getMessage());
        assertTrue(sentence.startsWith("localhost has another file under the name of torch-1 ("), sentence);
    }

    @Test
    void aFileThatIsNotThereIsTold() {
        server.status = 404;
        assertEquals("localhost answers 404 for torch-1; try again later, or update the program.", refused());
    }

    @Test
    void withoutANetItIsOneSentenceAndNothingIsBroken() throws IOException {
        int nobody;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        String list = server.list().replaceAll("localhost:\\d+", "localhost:" + nobody);
        var support = new GpuSupport(Optional.of(CudaBuild.read(new java.io.ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8)))),
                folder,
                new Places(Map.of(), root.resolve("home"), root, false), () -> new Driver("libcuda.so.1", true, 0), _ -> free);
        assertEquals("There is no connection to localhost: connect to the internet, or set the proxy, and try again.",
                assertThrows(FetchException.class, () -> support.get(Watch.NONE)).getMessage());
        assertEquals(State.MISSING, support.look().state());
    }

    @Test
    void theProxyOfJavaIsUsed() throws IOException {
        String list = server.list().replaceAll("localhost:\\d+", "archives.invalid"); // no such host: the proxy alone can have it
        var support = new GpuSupport(Optional.of(CudaBuild.read(new java.io.ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8)))),
                folder,
                new Places(Map.of(), root.resolve("home"), root, false), () -> new Driver("libcuda.so.1", true, 0), _ -> free);
        System.setProperty("http.proxyHost", "localhost");
        System.setProperty("http.proxyPort", String.valueOf(server.address("torch-1").getPort()));
        try {
            assertEquals(State.READY, support.get(Watch.NONE).state());
            assertEquals(List.of("GET /torch-1.zip", "GET /cublas-1.zip"), server.asked);
        } finally {
            System.clearProperty("http.proxyHost");
            System.clearProperty("http.proxyPort");
        }
    }

    @Test
    void withoutRoomNothingIsBegun() throws IOException {
        free = 1_000_000;
        String sentence = refused();
        assertTrue(sentence.matches("There is not enough room: 0\\.2 GB are needed in .*gpu, 0\\.0 GB are free\\."), sentence);
        assertEquals(List.of(), server.asked);
        assertEquals(Set.of(), files());
    }

    @Test
    void whatIsCancelledIsKeptAndGoesOn() throws IOException {
        server.pause = 2;
        var ended = assertThrows(FetchException.class, () -> support().get(watch(100_000)));
        assertTrue(ended.cancelled());
        assertTrue(Files.size(folder.resolve("downloads/torch-1.part")) >= 100_000);
        server.pause = 0;
        told.clear();
        assertEquals(State.READY, get().state());
        assertTrue(told.getFirst().done() >= 100_000, told.getFirst().toString());
    }

    @Test
    void whatIsRemovedIsWhatWasBroughtAndNothingElse() throws IOException {
        Files.createDirectories(folder.resolve("parts/torch-1"));
        Files.writeString(folder.resolve("notes.txt"), "mine");
        Set<String> before = files();
        get();
        Files.writeString(folder.resolve("parts/torch-1/mine.txt"), "mine too");
        long freed = support().remove();
        assertTrue(freed > 3 * SIZE, () -> freed + " bytes");
        assertTrue(Files.exists(folder.resolve("parts/torch-1/mine.txt")));
        Files.delete(folder.resolve("parts/torch-1/mine.txt"));
        assertEquals(before, files());
        assertEquals(0, support().remove());
    }

    @Test
    void afterRemovingThereIsNoFolder() throws IOException {
        breakOff();
        refused();
        assertTrue(support().remove() > 0); // also of a transfer that never ended
        assertFalse(Files.exists(folder));
    }

    @Test
    void aPyTorchOnTheMachineIsUsedWhereItLies() throws IOException {
        Path wheels = root.resolve("home/.local/lib/python3.12/site-packages/nvidia/cu13/lib");
        Files.createDirectories(wheels);
        Files.writeString(wheels.resolve("libcublas.so.13"), "one");
        GpuStatus half = support().look();
        assertEquals(2, half.missing().size()); // its other half is missing, and halves of two versions don't fit
        Files.writeString(wheels.resolve("libcublasLt.so.13"), "two");
        assertEquals(List.of("torch-1"), support().look().archives().stream().map(Archive::id).toList());
        GpuStatus status = get();
        assertEquals(State.READY, status.state());
        assertEquals(List.of("GET /torch-1.zip"), server.asked);
        assertEquals(new Place(Place.Kind.PYTHON, wheels), status.parts().getLast().place().orElseThrow());
        assertFalse(Files.exists(folder.resolve("parts/cublas-1")));
        GpuLaunch launch = GpuLaunch.of(UsedParts.of(status), server.build());
        assertEquals(Optional.of(folder.resolve("parts/torch-1")), launch.libtorch());
        assertEquals(List.of(wheels.resolve("libcublasLt.so.13"), wheels.resolve("libcublas.so.13")), launch.libraries());
        assertEquals(List.of(wheels), launch.folders()); // not that of libtorch: it would be mixed with the CPU build
        Files.delete(wheels.resolve("libcublas.so.13")); // it is uninstalled
        GpuLaunch broken = GpuLaunch.of(UsedParts.read(folder.resolve("support.json")).orElseThrow(), server.build());
        assertEquals(List.of(), broken.libraries());
        assertTrue(broken.problem().startsWith("GPU support is no longer complete: libcublas.so.13 is not in " + wheels), broken.problem());
        support().remove();
        assertTrue(Files.exists(wheels.resolve("libcublasLt.so.13")));
    }

    @Test
    void everythingThereAlreadyHasOnlyToBePutToUse() throws IOException {
        get();
        Files.delete(folder.resolve("support.json"));
        assertEquals(State.FOUND, support().look().state());
        server.asked.clear();
        assertEquals(State.READY, get().state());
        assertEquals(List.of(), server.asked);
    }

    @Test
    void librariesAreLookedForWhereCudaPythonAndTheSystemPutThem() throws IOException {
        for (String there : List.of("usr/local/cuda-13.3/lib64", "usr/local/cuda-13.3/extras/CUPTI/lib64",
                "env/lib/python3.13/site-packages/nvidia/nccl/lib", "any/where/lib/python3.12/site-packages/nvidia/cudnn/lib",
                "any/where/bin",
                "path/one", "usr/lib/x86_64-linux-gnu", "opt/nvidia/lib", "usr/local/cuda-12.8/lib64")) {
            Files.createDirectories(root.resolve(there));
        }
        Files.createFile(root.resolve("any/where/bin/python3"));
        Files.createDirectories(root.resolve("etc/ld.so.conf.d"));
        Files.writeString(root.resolve("etc/ld.so.conf.d/nvidia.conf"), "# a remark\n/opt/nvidia/lib\n");
        var places = new Places(
                Map.of("VIRTUAL_ENV", root.resolve("env").toString(), "LD_LIBRARY_PATH",
                        root.resolve("path/one") + ":" + root.resolve("gone"), "PATH",
                        root.resolve("usr/bin") + ":" + root.resolve("any/where/bin")),
                root.resolve("home"), root, false);
        assertEquals(List.of("CUDA usr/local/cuda-13.3/lib64", "CUDA usr/local/cuda-13.3/extras/CUPTI/lib64",
                "PYTHON env/lib/python3.13/site-packages/nvidia/nccl/lib", "PYTHON any/where/lib/python3.12/site-packages/nvidia/cudnn/lib",
                "LIBRARY_PATH path/one", "SYSTEM usr/lib/x86_64-linux-gnu",
                "SYSTEM usr/lib",
                "SYSTEM opt/nvidia/lib"),
                places.all().stream().map(place -> place.kind() + " " + root.relativize(place.folder())).toList());
    }

    @Test
    void theListsThatShipAreWhole() throws IOException {
        for (String platform : List.of("linux-x86_64", "windows-x86_64")) {
            try (var in = CudaBuild.class.getResourceAsStream(platform + ".json")) {
                CudaBuild build = CudaBuild.read(in);
                assertEquals(build.archives(), build.bringing(build.parts()), platform); // each archive brings something
                for (Archive archive : build.archives()) {
                    assertTrue(archive.sha256().matches("[0-9a-f]{64}"), archive.id());
                    assertTrue(archive.bytes() > 100_000_000 && archive.unpacked() > 100_000_000, archive.id());
                    assertEquals("https", archive.address().getScheme());
                }
                for (Part part : build.parts()) {
                    Archive archive = build.bringing(List.of(part)).getFirst();
                    part.libraries()
                            .forEach(library -> assertTrue(archive.wants(library.replace(".so.13.*", ".so.13.3").replace("64_*", "64_133")),
                                    library));
                }
            }
        }
    }
}
