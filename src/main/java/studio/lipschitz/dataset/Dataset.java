package studio.lipschitz.dataset;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import studio.lipschitz.tensor.Shape;

/// Labelled samples in memory, split for training, validation and a last test.
///
/// @param source as it was asked for: `mnist08`
/// @param shape of one sample, as the network sees it
/// @param classes names, in the order in which they were asked for
/// @param test kept from training and from the choice of the best epoch; may be empty
/// @param augmentation what training does with each sample of `train` before the network sees it
public record Dataset(
        String source, Shape shape, List<String> classes, Split train, Split validation, Split test, Augmentation augmentation) {

    public Dataset {
        classes = List.copyOf(classes);
    }

    /// What a finished run is judged by: the test part, or the validation part of data that have none.
    public Split unseen() {
        return test.size() > 0 ? test : validation;
    }

    /// SHA-256 over shape, classes, samples, their classes and the augmentation, in hexadecimal: equal data have equal hashes on every machine.
    public String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String changes = augmentation.words();
            digest.update((shape + "\n" + classes + "\n" + (changes.isEmpty() ? "" : changes + "\n")).getBytes(StandardCharsets.UTF_8));
            for (Split split : test.size() == 0 ? List.of(train, validation) : List.of(train, validation, test)) {
                var sample = new float[split.sampleSize()];
                var buffer = ByteBuffer.allocate(Math.max(split.sampleSize(), 1) * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
                for (int i = 0; i < split.size(); i++) {
                    split.copy(i, sample, 0);
                    buffer.clear();
                    buffer.asFloatBuffer().put(sample);
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
