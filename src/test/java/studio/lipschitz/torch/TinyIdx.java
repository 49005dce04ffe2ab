package studio.lipschitz.torch;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/// MNIST-style files of small images of several classes, each a bright square at its own place among noise.
final class TinyIdx {
    static final int SIDE = 6;

    private TinyIdx() {}

    /// The source to train on.
    static String write(Path folder, int classes) throws IOException {
        Files.createDirectories(folder);
        write(folder, "train", classes, 240, new Random(1));
        write(folder, "t10k", classes, 120, new Random(2));
        return "idx:" + folder;
    }

    private static void write(Path folder, String part, int classes, int count, Random random) throws IOException {
        var images = new ByteArrayOutputStream();
        var labels = new ByteArrayOutputStream();
        var imageHeader = new DataOutputStream(images);
        var labelHeader = new DataOutputStream(labels);
        for (int number : new int[] {0x803, count, SIDE, SIDE}) {
            imageHeader.writeInt(number);
        }
        labelHeader.writeInt(0x801);
        labelHeader.writeInt(count);
        for (int i = 0; i < count; i++) {
            int kind = i % classes;
            labels.write(kind);
            for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
                boolean bright = pixel / SIDE / 2 == kind / 3 && pixel % SIDE / 2 == kind % 3;
                images.write((bright ? 140 : 0) + random.nextInt(100));
            }
        }
        Files.write(folder.resolve(part + "-images-idx3-ubyte"), images.toByteArray());
        Files.write(folder.resolve(part + "-labels-idx1-ubyte"), labels.toByteArray());
    }
}
