package studio.lipschitz.torch;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.util.Locale;
import java.util.stream.Stream;

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
        String said = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (Stream.of("out of memory", "can't allocate memory", "not enough memory").noneMatch(said::contains)) {
            throw cause;
        }
        return new IOException(batch > 1 ? text("torch.run.shortage", device, batch, batch / 2) : text("torch.run.shortageOfOne", device),
                cause);
    }
}
