package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With a small library of Java's own in the place of NVIDIA's.
class CudaLibrariesTest {
    private static final List<String> PROPERTIES = List.of("lipschitz.gpu.problem", "lipschitz.gpu.libraries", "lipschitz.gpu.libtorch",
            "org.bytedeco.javacpp.platform.linkpath", "org.bytedeco.javacpp.pathsFirst", "org.bytedeco.javacpp.canCreateSymbolicLink");

    @TempDir Path folder;

    private final Map<String, String> before = new TreeMap<>();

    @BeforeEach
    void remember() {
        PROPERTIES.stream().filter(name -> System.getProperty(name) != null).forEach(name -> before.put(name, System.getProperty(name)));
        PROPERTIES.forEach(System::clearProperty);
    }

    @AfterEach
    void restore() {
        PROPERTIES.forEach(System::clearProperty);
        before.forEach(System::setProperty);
    }

    private Path standIn(String name) throws IOException {
        return Files.copy(Path.of(System.getProperty("java.home"), "lib", System.mapLibraryName("syslookup")), folder.resolve(name));
    }

    @Test
    void whoAskedForNothingGetsNothing() {
        assertEquals("", CudaLibraries.load());
        assertEquals(null, System.getProperty("org.bytedeco.javacpp.platform.linkpath"));
    }

    @Test
    void librariesAreLoadedAndJavaCppIsShownTheirFoldersBeforeItsOwn() throws IOException {
        System.setProperty("lipschitz.gpu.libraries", standIn("one.so") + File.pathSeparator + standIn("two.so"));
        System.setProperty("lipschitz.gpu.libtorch", "/support/torch");
        System.setProperty("org.bytedeco.javacpp.platform.linkpath", "/program/native");
        assertEquals("", CudaLibraries.load());
        assertEquals(String.join(File.pathSeparator, "/support/torch", "/program/native", folder.toString()),
                System.getProperty("org.bytedeco.javacpp.platform.linkpath"));
        assertEquals("true", System.getProperty("org.bytedeco.javacpp.pathsFirst"));
        assertEquals("false", System.getProperty("org.bytedeco.javacpp.canCreateSymbolicLink")); // the program's folder stays as it is
    }

    @Test
    void oneThatCannotBeLoadedLeavesTheCpuBuildAlone() throws IOException {
        Path broken = Files.writeString(folder.resolve("libcublas.so.13"), "no library");
        System.setProperty("lipschitz.gpu.libraries", standIn("three.so") + File.pathSeparator + broken);
        System.setProperty("lipschitz.gpu.libtorch", "/support/torch");
        String problem = CudaLibraries.load();
        assertTrue(problem.startsWith("GPU support cannot be used, as " + broken + " cannot be loaded ("), problem);
        assertTrue(problem.endsWith("); fetch all anew with \"lipschitz-studio gpu remove\" and \"gpu get --alone\""), problem);
        assertEquals(null, System.getProperty("org.bytedeco.javacpp.platform.linkpath"));
    }

    @Test
    void whatTheNearEndFoundIsPassedOn() {
        System.setProperty("lipschitz.gpu.problem", "it is gone");
        assertEquals("it is gone", CudaLibraries.load());
    }
}
