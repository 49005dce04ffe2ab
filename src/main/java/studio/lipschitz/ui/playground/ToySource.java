package studio.lipschitz.ui.playground;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import studio.lipschitz.dataset.DataKind;
import studio.lipschitz.dataset.DataOption;

/// Points that a formula makes, as a plan names them: `two-moons?noise=0.1&samples=500`. Options that have no control here are kept.
///
/// @param options by word, in the order in which they were written
record ToySource(Kind kind, Map<String, String> options) {

    /// With the noise of the source where its name tells none, and the most that the slider goes to.
    enum Kind {
        MOONS(DataKind.TWO_MOONS, DataOption.NOISE, 0.1, 0.5), CIRCLES(DataKind.CIRCLES, DataOption.NOISE, 0.1, 0.5), BLOBS(
                DataKind.BLOBS, DataOption.STD, 1, 3);

        private final DataKind data;
        private final DataOption noise;
        private final double usual;
        private final double most;

        Kind(DataKind data, DataOption noise, double usual, double most) {
            this.data = data;
            this.noise = noise;
            this.usual = usual;
            this.most = most;
        }

        double most() {
            return most;
        }
    }

    ToySource {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /// The usual one of a kind.
    ///
    /// @param classes that the network tells apart
    static ToySource usual(Kind kind, int classes) {
        return new ToySource(kind, kind == Kind.BLOBS ? Map.of(DataOption.CENTRES.word(), String.valueOf(classes)) : Map.of());
    }

    /// Empty if the source is another.
    static Optional<ToySource> parse(String source) {
        int mark = source.lastIndexOf('?');
        String word = mark < 0 ? source.strip() : source.substring(0, mark).strip();
        var options = new LinkedHashMap<String, String>();
        if (mark >= 0) {
            for (String part : source.substring(mark + 1).split("&", -1)) {
                int equals = part.indexOf('=');
                options.put(equals < 0 ? part : part.substring(0, equals), equals < 0 ? "yes" : part.substring(equals + 1));
            }
        }
        return Arrays.stream(Kind.values()).filter(kind -> kind.data.word().equals(word)).findFirst()
                .map(kind -> new ToySource(kind, options));
    }

    String spelled() {
        return options.isEmpty() ? kind.data.word()
                : kind.data.word() + "?" + options.entrySet().stream().map(option -> option.getKey() + "=" + option.getValue())
                        .collect(Collectors.joining("&"));
    }

    double noise() {
        return number(kind.noise, kind.usual);
    }

    ToySource withNoise(double noise) {
        return with(kind.noise, brief(noise));
    }

    /// Empty: as many as the source has by itself.
    Optional<Integer> samples() {
        double count = number(DataOption.SAMPLES, 0);
        return count >= 1 ? Optional.of((int) count) : Optional.empty();
    }

    ToySource withSamples(int count) {
        return with(DataOption.SAMPLES, String.valueOf(count));
    }

    /// As it is written; empty: the source's own.
    String seed() {
        return options.getOrDefault(DataOption.SEED.word(), "");
    }

    ToySource withSeed(long seed) {
        return with(DataOption.SEED, String.valueOf(seed));
    }

    private ToySource with(DataOption option, String value) {
        var changed = new LinkedHashMap<>(options);
        changed.put(option.word(), value);
        return new ToySource(kind, changed);
    }

    private double number(DataOption option, double otherwise) {
        try {
            return Double.parseDouble(options.getOrDefault(option.word(), String.valueOf(otherwise)));
        } catch (NumberFormatException e) {
            return otherwise; // reading the data says what is wrong
        }
    }

    /// Two decimals: `0.1`, not `0.10000000149`.
    private static String brief(double number) {
        double rounded = Math.round(number * 100) / 100.0;
        return rounded == Math.rint(rounded) ? String.valueOf((long) rounded) : String.valueOf(rounded);
    }
}
