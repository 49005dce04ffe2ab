import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Makes the bundled data set from MNIST itself: keeps the digits 0 and 8, in file order.
///
/// `java packaging/MakeMnist08.java FOLDER_OF_MNIST [TARGET]`; the folder holds the four gzipped IDX files by their usual names.
class MakeMnist08 {
    private static final int FIRST = 0;
    private static final int SECOND = 8;

    private MakeMnist08() {}

    public static void main(String[] args) throws IOException {
        if (args.length < 1 || args.length > 2) {
            System.err.println("usage: java packaging/MakeMnist08.java FOLDER_OF_MNIST [TARGET]");
            System.exit(2);
        }
        Path source = Path.of(args[0]);
        Path target = Path.of(args.length == 2 ? args[1] : "src/main/resources/studio/lipschitz/dataset/mnist08");
        Files.createDirectories(target);
        for (String part : new String[] {"train", "t10k"}) {
            byte[] labels = read(source.resolve(part + "-labels-idx1-ubyte.gz"));
            byte[] images = read(source.resolve(part + "-images-idx3-ubyte.gz"));
            int kept = filter(labels, images, target, part);
            System.out.println(part + ": " + kept + " images of " + FIRST + " or " + SECOND);
        }
    }

    private static byte[] read(Path file) throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        }
    }

    private static int filter(byte[] labels, byte[] images, Path target, String part) throws IOException {
        var labelHeader = new DataInputStream(new java.io.ByteArrayInputStream(labels));
        var imageHeader = new DataInputStream(new java.io.ByteArrayInputStream(images));
        expect(labelHeader.readInt() == 0x801 && imageHeader.readInt() == 0x803, part + " is not a pair of IDX files");
        int count = labelHeader.readInt();
        expect(count == imageHeader.readInt(), part + " has more of one than of the other");
        int height = imageHeader.readInt();
        int width = imageHeader.readInt();
        var keptLabels = new ByteArrayOutputStream();
        var keptImages = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            int label = labels[8 + i];
            if (label == FIRST || label == SECOND) {
                keptLabels.write(label);
                keptImages.write(images, 16 + i * height * width, height * width);
            }
        }
        write(target.resolve(part + "-labels-idx1-ubyte.gz"), keptLabels, 0x801, keptLabels.size());
        write(target.resolve(part + "-images-idx3-ubyte.gz"), keptImages, 0x803, keptLabels.size(), height, width);
        return keptLabels.size();
    }

    private static void write(Path file, ByteArrayOutputStream content, int... header) throws IOException {
        try (var out = new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(file)) {
            {
                def.setLevel(9);
            }
        })) {
            for (int word : header) {
                out.writeInt(word);
            }
            content.writeTo(out);
        }
    }

    private static void expect(boolean holds, String message) throws IOException {
        if (!holds) throw new IOException(message);
    }
}
