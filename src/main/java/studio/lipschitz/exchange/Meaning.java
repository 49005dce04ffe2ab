package studio.lipschitz.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an expression of Python source stands for.
sealed interface Meaning {

    /// @param value a Long, Double, Boolean, String, or null for None
    record Constant(@Nullable Object value) implements Meaning {}

    /// Something of a library, by its full name: `torch.nn.Linear`.
    record Path(String path) implements Meaning {}

    /// A module of a library, made by a call. Compared by identity: one that is used twice shares its weights.
    final class Made implements Meaning {
        final String name;
        final List<Meaning> places;
        final Map<String, Meaning> named;
        final int line;
        /// The constant that a Sequential of torchlip gives it in the place of its own.
        Optional<Double> constant = Optional.empty();

        /// @param name `nn.Linear`, `torchlip.MaxMin`, `studio.Scaled`
        Made(String name, List<Meaning> places, Map<String, Meaning> named, int line) {
            this.name = name;
            this.places = places;
            this.named = named;
            this.line = line;
        }
    }

    /// A Sequential. Later statements may add to it.
    final class Chain implements Meaning {
        final List<Entry> entries = new ArrayList<>();
        final int line;
        int last;

        Chain(int line) {
            this.line = line;
            this.last = line;
        }
    }

    /// @param name where the source gives one
    record Entry(Optional<String> name, Meaning module, int line) {}

    /// A list, which later statements may add to, or a tuple.
    record Items(List<Meaning> items) implements Meaning {}

    /// A class of the file.
    record Kind(PythonStatement.Kind written) implements Meaning {}

    /// One of a class of the file.
    ///
    /// @param own what its `__init__` left in it
    record Instance(PythonStatement.Kind kind, PythonScope own, int line) implements Meaning {}

    record Method(Meaning of, String name, int line) implements Meaning {}

    /// What flows through a forward pass: the output of a node.
    record Data(String node) implements Meaning {}

    /// A sum or a concatenation of data that may yet be divided.
    record Joined(List<String> nodes, boolean sum, int dim) implements Meaning {}

    /// The size of the batch.
    record BatchSize() implements Meaning {}

    /// The sizes of some data, batch axis included.
    record Sizes(String node) implements Meaning {}

    /// What cannot be known without running it.
    record Open(Refusal why) implements Meaning {}
}
