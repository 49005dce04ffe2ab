package studio.lipschitz.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.tensor.Shape;

class CifarSourceTest {
    @TempDir private Path folder;

    @Test
    void tenClassesComeFromSixFiles() throws Exception {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("batches.meta.txt", "airplane\nautomobile\nbird\n\n".getBytes(StandardCharsets.US_ASCII));
        for (int i = 1; i <= 5; i++) {
            files.put("data_batch_" + i + ".bin", records(1, i % 3, (i + 1) % 3));
        }
        files.put("test_batch.bin", records(1, 2));
        Dataset data = Arrangement.of(DataName.parse("cifar10"), CifarSource.ten(DataName.parse("cifar10"), archive(files)));
        assertEquals(List.of("airplane", "automobile", "bird"), data.classes());
        assertEquals(Shape.of(3, 32, 32), data.shape());
        assertEquals(10, data.train().size());
        assertEquals(1, data.validation().size());
        var sample = new float[3072];
        data.train().copy(0, sample, 0);
        assertEquals(List.of(10 / 255f, 20 / 255f, 30 / 255f), List.of(sample[0], sample[1024], sample[2048]), "red, green, blue planes");
        Samples grey = CifarSource.ten(DataName.parse("cifar10?grey"), archive(files));
        assertEquals(Shape.of(1, 32, 32), grey.shape());
        var one = new float[1024];
        grey.parts().getFirst().copy(0, one, 0);
        assertEquals(18 / 255f, one[0], 1e-6);
    }

    @Test
    void aHundredClassesAreTheFineOnes() throws Exception {
        Samples samples = CifarSource.hundred(DataName.parse("cifar100"), archive(hundred()));
        assertEquals(List.of("apple", "bee"), samples.classes());
        assertEquals(1, samples.parts().getFirst().classOf(0));
        assertEquals(0, samples.parts().get(1).classOf(0));
    }

    @Test
    void damagedArchivesAreRefused() throws Exception {
        Map<String, byte[]> files = hundred();
        Path whole = archive(files);
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(whole, Arrays.copyOf(bytes, bytes.length / 2));
        assertTrue(refusal(whole).contains("is damaged or cut off"));
        files.put("train.bin", new byte[100]);
        assertTrue(refusal(archive(files)).contains("train.bin: 100 bytes are no whole number of records of 3074"));
        files.put("train.bin", records(2, 5));
        assertTrue(refusal(archive(files)).contains("train.bin: image 1 has class 5 of 2"));
        files.remove("train.bin");
        assertTrue(refusal(archive(files)).contains("holds no train.bin"));
    }

    private static Map<String, byte[]> hundred() {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("fine_label_names.txt", "apple\nbee\n".getBytes(StandardCharsets.US_ASCII));
        files.put("train.bin", records(2, 1, 0));
        files.put("test.bin", records(2, 0));
        return files;
    }

    private String refusal(Path archive) {
        return String.valueOf(
                assertThrows(DataException.class, () -> CifarSource.hundred(DataName.parse("cifar100"), archive)).getMessage());
    }

    /// Images all of red 10, green 20, blue 30.
    private static byte[] records(int labels, int... kinds) {
        var out = new ByteArrayOutputStream();
        for (int kind : kinds) {
            for (int i = 0; i < labels - 1; i++) {
                out.write(9);
            }
            out.write(kind);
            for (int i = 0; i < 3072; i++) {
                out.write(10 * (1 + i / 1024));
            }
        }
        return out.toByteArray();
    }

    private Path archive(Map<String, byte[]> files) throws IOException {
        Path archive = folder.resolve("archive.tar.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(archive))) {
            for (var file : files.entrySet()) {
                var header = new byte[512];
                put(header, 0, "cifar/" + file.getKey());
                put(header, 124, "%011o".formatted(file.getValue().length));
                header[156] = '0';
                out.write(header);
                out.write(file.getValue());
                out.write(new byte[(512 - file.getValue().length % 512) % 512]);
            }
            out.write(new byte[1024]);
        }
        return archive;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
