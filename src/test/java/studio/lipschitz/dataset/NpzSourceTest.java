package studio.lipschitz.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static studio.lipschitz.dataset.ArrangementTest.assertRefused;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.tensor.Shape;

class NpzSourceTest {
    @TempDir private Path folder;

    @Test
    void everyTypeIsReadInEitherByteOrder() throws Exception {
        for (String type : List.of("<f4", ">f4", "<f8", ">f8", "<i4", ">i8", "<i8", "<i2", "|i1")) {
            Dataset data = open(Map.of("x", npy(type, List.of(4, 2), 1, 2, 3, 4, 5, 6, 7, 8), "y", npy("<i8", List.of(4), 3, 5, 3, 5)),
                    "validation=0.5&seed=1");
            assertEquals(List.of("3", "5"), data.classes());
            var sample = new float[2];
            for (int i = 0; i < 2; i++) {
                data.train().copy(i, sample, 0);
                assertEquals(sample[0] + 1, sample[1], type);
                assertEquals(data.train().classOf(i) == 0 ? 1 : 3, sample[0] % 4, type);
            }
        }
    }

    @Test
    void bytesArePixelsAndChannelsComeFirst() throws Exception {
        double[] pixels = IntStream.range(0, 4 * 2 * 2 * 3).mapToDouble(i -> i * 5).toArray();
        Dataset data = open(Map.of(
                "x_train", npy("|u1", List.of(4, 2, 2, 3), pixels), "y_train", npy("|u1", List.of(4, 1), 0, 1, 0, 1),
                "x_test", npy("|u1", List.of(4, 2, 2, 3), pixels), "y_test", npy("<f4", List.of(4), 0, 1, 0, 1)), "");
        assertEquals(Shape.of(3, 2, 2), data.shape());
        assertEquals(4, data.train().size());
        assertEquals(4, data.validation().size());
        var sample = new float[12];
        data.train().copy(0, sample, 0);
        assertArrayEquals(new float[] {0, 15 / 255f, 30 / 255f, 45 / 255f}, java.util.Arrays.copyOf(sample, 4), "the red plane");
    }

    @Test
    void classesMayBeOneHot() throws Exception {
        byte[] x = npy("<f4", List.of(6, 2), 0, 0, 2, 2, 1, 1, 2, 2, 1, 1, 0, 0);
        for (double cold : new double[] {0, -1}) {
            byte[] y = npy("<f4", List.of(6, 3), 1, cold, cold, cold, cold, 1, cold, 1, cold, cold, cold, 1, cold, 1, cold, 1, cold, cold);
            Dataset data = open(Map.of("x_train", x, "y_train", y, "x_test", x, "y_test", y), "");
            assertEquals(List.of("0", "1", "2"), data.classes());
            var sample = new float[2];
            for (int i = 0; i < 6; i++) {
                data.train().copy(i, sample, 0);
                assertEquals(sample[0], data.train().classOf(i));
            }
        }
    }

    @Test
    void imagesWithoutChannelsGetOne() throws Exception {
        Dataset data = open(Map.of("images", npy("<f4", List.of(4, 3, 2), new double[24]), "labels", npy("<i4", List.of(4), 0, 1, 0, 1)),
                "validation=0.5");
        assertEquals(Shape.of(1, 3, 2), data.shape());
    }

    @Test
    void brokenArraysAreRefusedWithTheirPlace() throws Exception {
        byte[] y = npy("<i8", List.of(4), 0, 1, 0, 1);
        byte[] x = npy("<f4", List.of(4, 2), new double[8]);
        refuse(Map.of("u", x, "v", y), "its arrays are u, v; name samples and classes x and y");
        refuse(Map.of("x_train", x, "y", y), "x_train.npy stands there without its partner");
        refuse(Map.of("x", npy("<f4", List.of(3, 2), new double[6]), "y", y), "x.npy holds 3 samples for 4 classes");
        refuse(Map.of("x", npy("<f4", List.of(4), new double[4]), "y", y), "but it has shape [4]");
        refuse(Map.of("x", x, "y", npy("<f4", List.of(4), 0, 1.5, 0, 1)), "y.npy: classes are whole numbers, but number 2 is 1.5");
        refuse(Map.of("x", x, "y", npy("<f4", List.of(4, 2, 2), new double[16])), "classes are one number a sample, or one-hot rows");
        refuse(Map.of("x", x, "y", npy("<f4", List.of(4, 2), 0, 1, 1, 0, 1, 1, 1, 0)), "y.npy: row 3 is not one-hot");
        refuse(Map.of("x", x, "y", npy("<f4", List.of(4, 2), 0, 2, 2, 0, 2, 0, 0, 2)), "y.npy: row 1 is not one-hot");
        refuse(Map.of("x", npy("<f4", List.of(4, 2), 0, 0, 0, Double.NaN, 0, 0, 0, 0), "y", y), "x.npy: sample 1 holds NaN");
        refuse(Map.of("x", header("{'descr': '<f4', 'fortran_order': True, 'shape': (4, 2), }"), "y", y), "is in Fortran's order");
        refuse(Map.of("x", header("{'descr': '|O', 'fortran_order': False, 'shape': (4, 2), }"), "y", y), "its numbers are of type |O");
        refuse(Map.of("x", header("{'descr': '<f4', 'fortran_order': False, 'shape': (4, 2), }"), "y", y),
                "ends after 0 numbers; its header promises [4, 2]");
        refuse(Map.of("x", header("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (4,), }"), "y", y), "lacks descr");
        refuse(Map.of("x", "hello world".getBytes(StandardCharsets.US_ASCII), "y", y), "is no array of NumPy");
        refuse(Map.of("x", header("{'descr': '<f4', 'fortran_order': False, 'shape': (99999, 99999, 9), }"), "y", y), "more than fit");
        Files.writeString(folder.resolve("data.npz"), "not a zip");
        assertRefused("npz:" + folder.resolve("data.npz"), "is no .npz file");
        assertRefused("npz:" + folder.resolve("absent.npz"), "is not a file");
    }

    private Dataset open(Map<String, byte[]> arrays, String options) throws IOException {
        return Datasets.open(write(arrays) + (options.isEmpty() ? "" : "?" + options));
    }

    private void refuse(Map<String, byte[]> arrays, String expected) throws IOException {
        assertRefused(write(arrays), expected);
    }

    private String write(Map<String, byte[]> arrays) throws IOException {
        Path file = folder.resolve("data.npz");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var array : new TreeMap<>(arrays).entrySet()) {
                zip.putNextEntry(new ZipEntry(array.getKey() + ".npy"));
                zip.write(array.getValue());
            }
        }
        return "npz:" + file;
    }

    /// As `numpy.save` writes it.
    private static byte[] npy(String type, List<Integer> shape, double... values) {
        String sizes = shape.size() == 1 ? shape.getFirst() + "," : String.join(", ", shape.stream().map(String::valueOf).toList());
        byte[] header = header("{'descr': '%s', 'fortran_order': False, 'shape': (%s), }".formatted(type, sizes));
        int bytes = type.charAt(2) - '0';
        ByteBuffer out = ByteBuffer.allocate(header.length + values.length * bytes).put(header)
                .order(type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            switch (type.substring(1)) {
                case "u1", "i1" -> out.put((byte) value);
                case "i2" -> out.putShort((short) value);
                case "i4" -> out.putInt((int) value);
                case "i8" -> out.putLong((long) value);
                case "f4" -> out.putFloat((float) value);
                case "f8" -> out.putDouble(value);
                default -> throw new IllegalArgumentException(type);
            }
        }
        return out.array();
    }

    private static byte[] header(String text) {
        String padded = text + " ".repeat(63 - (10 + text.length()) % 64) + "\n";
        return ByteBuffer.allocate(10 + padded.length()).order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) padded.length())
                .put(padded.getBytes(StandardCharsets.ISO_8859_1))
                .array();
    }
}
