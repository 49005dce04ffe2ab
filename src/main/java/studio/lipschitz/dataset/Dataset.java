package studio.lipschitz.dataset;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import studio.lipschitz.tensor.Shape;

/// Labelled samples in memory, split for training and validation.
///
/// @param source as it was asked for: `mnist08`
/// @param shape of one sample
/// @param classes names, in the order in which they were asked for
public record Dataset(String source, Shape shape, List<String> classes, Split train, Split validation) {

    public Dataset {
        classes = List.copyOf(classes);
    }

    /// SHA-256 over shape, classes, samples and their classes, in hexadecimal: equal data have equal hashes on every machine.
    public String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((shape + "\n" + classes + "\n").getBytes(StandardCharsets.UTF_8));
            for (Split split : List.of(train, validation)) {
                var buffer = ByteBuffer.allocate(Math.max(split.sampleSize(), 1) * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
                for (int i = 0; i < split.size(); i++) {
                    buffer.clear();
                    buffer.asFloatBuffer().put(split.values(), i * split.sampleSize(), split.sampleSize());
                    digest.update(buffer.rewind());
                }
                var labels = ByteBuffer.allocate(split.size() * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
                labels.asIntBuffer().put(split.classIndices());
                digest.update(labels.rewind());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
