package studio.lipschitz.torch;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.util.Locale;
import java.util.stream.Stream;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.training.OutOfMemory;

/// Memory that ran out in the middle of a run, told with what to do: libtorch's own words name its source files and what other processes hold.
final class Shortage {

    private Shortage() {}

    /// What a run ends with.
    ///
    /// @param device in words
    /// @param batch samples of a step
    /// @return one sentence with a smaller batch, where there is one
    /// @throws RuntimeException `cause` itself, if it is of something else
    static IOException told(RuntimeException cause, String device, int batch) {
        throwUnlessOfMemory(cause);
        return batch > 1
                ? new OutOfMemory(text("torch.run.shortage", device, batch, batch / 2), batch / 2, cause)
                : new OutOfMemory(text("torch.run.shortageOfOne", device), 0, cause);
    }

    /// The same for data that the device cannot hold, before the first step.
    ///
    /// @param samples of the data
    /// @param sample the shape of one
    static IOException ofData(RuntimeException cause, String device, int samples, Shape sample) {
        throwUnlessOfMemory(cause);
        return new OutOfMemory(text("torch.run.shortageOfData", device, samples, sample), 0, cause);
    }

    private static void throwUnlessOfMemory(RuntimeException cause) {
        String said = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (Stream.of("out of memory", "can't allocate memory", "not enough memory").noneMatch(said::contains)) {
            throw cause;
        }
    }
}
