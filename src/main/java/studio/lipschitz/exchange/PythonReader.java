package studio.lipschitz.exchange;

import static studio.lipschitz.text.Texts.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.network.Network;
import studio.lipschitz.tensor.Shape;

/// Reads a network out of Python source for torch and deel-torchlip. The source is never run.
final class PythonReader {
    private static final Pattern SHAPE = Pattern.compile("(?:input of shape|x has the shape) \\(N((?:, ?[0-9]{1,7})+)\\)");

    private final List<String> notes;
    private final Optional<Shape> given;

    private PythonReader(Optional<Shape> given, List<String> notes) {
        this.given = given;
        this.notes = notes;
    }

    /// @param input its shape, where it is told
    /// @param notes gets what is to be said of it
    static Network read(ByteBuffer content, Optional<Shape> input, List<String> notes) throws Refusal {
        return new PythonReader(input, notes).network(decoded(content));
    }

    private static String decoded(ByteBuffer content) throws Refusal {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(content).toString();
        } catch (CharacterCodingException e) {
            throw new Refusal("", text("exchange.python.utf8"));
        }
    }

    private Network network(String source) throws Refusal {
        PythonScanner.Scanned scanned = PythonScanner.scan(source);
        var walk = new PythonWalk(source.replace("\r\n", "\n").replace('\r', '\n'));
        PythonGuard.check(scanned.lines());
        walk.file(PythonStatements.of(scanned.lines()));
        PythonWalk.Found chosen = chosen(walk);
        Shape shape = shape(chosen, walk, scanned.comments());
        var builder = new GraphBuilder();
        new PythonForward(builder, walk, notes)
                .through(chosen.meaning(), List.of(builder.input(shape)), Optional.empty(), chosen.line());
        return builder.network();
    }

    /// The last one that the file names at its top level, else the last of its classes, else the last within a function.
    private PythonWalk.Found chosen(PythonWalk walk) throws Refusal {
        List<PythonWalk.Found> all = walk.found().stream().filter(found -> !part(found.meaning(), walk)).toList();
        List<PythonWalk.Found> top = all.stream().filter(found -> !found.function() && current(found, walk)).toList();
        Optional<PythonWalk.Found> latest = all.stream().filter(found -> !found.function()).reduce((_, second) -> second);
        if (latest.isPresent() && walk.root().find(latest.get().name()).orElse(null) instanceof Meaning.Open(Refusal why)) {
            throw why;
        }
        Optional<PythonWalk.Found> ofClass = top.isEmpty() ? ofClass(walk) : Optional.empty();
        List<PythonWalk.Found> candidates = !top.isEmpty() ? top : ofClass.isPresent() ? List.of(ofClass.get()) : all;
        if (candidates.isEmpty()) {
            if (walk.refused().isPresent()) {
                throw walk.refused().get();
            }
            if (walk.unclear().isPresent()) {
                PythonStatement.Unclear lost = walk.unclear().get();
                throw lost.why().orElseGet(() -> Refusal.at(lost.line(), text("exchange.python.runs")));
            }
            throw new Refusal("", text("exchange.python.none"));
        }
        PythonWalk.Found last = candidates.getLast();
        if (last.function() || ofClass.isPresent()) {
            notes.add(text("exchange.python.defaults", last.line(), last.name()));
        }
        for (PythonHandedOn.Handed handed : walk.handed()) {
            if (!handed.of().equals(last.name()) || handed.line() < last.line()) {
                continue;
            }
            if (Character.isUpperCase((handed.by() + " ").charAt(0)) || handed.by().startsWith("[")) { // what is used is the other one
                throw Refusal.at(handed.line(), text("exchange.python.wrapped", handed.by(), handed.of()));
            }
            notes.add(text("exchange.python.given", handed.line(), handed.of(), handed.by()));
        }
        List<String> others = candidates.stream().filter(found -> !same(found.meaning(), last.meaning()))
                .map(found -> text("exchange.python.other", found.name(), found.line())).distinct().toList();
        if (!others.isEmpty()) {
            notes.add(text("exchange.python.several", last.name(), last.line(), String.join(", ", others)));
        }
        return last;
    }

    @SuppressWarnings("ReferenceEquality") // the very same network, not one like it
    private static boolean same(@Nullable Meaning one, Meaning other) {
        return one == other;
    }

    private static boolean current(PythonWalk.Found found, PythonWalk walk) {
        return same(walk.root().find(found.name()).orElse(null), found.meaning());
    }

    /// Whether it stands within another one.
    private static boolean part(Meaning meaning, PythonWalk walk) {
        return walk.found().stream().anyMatch(other -> other.meaning() instanceof Meaning.Chain chain
                && chain.entries.stream().anyMatch(entry -> same(entry.module(), meaning)));
    }

    /// The last class that has a forward pass, made without arguments; of one without, the last Sequential that its `__init__` keeps.
    private static Optional<PythonWalk.Found> ofClass(PythonWalk walk) throws Refusal {
        for (PythonStatement.Kind kind : walk.kinds().reversed()) {
            Optional<Meaning> now = walk.root().find(kind.name());
            if (now.isPresent() && now.get() instanceof Meaning.Open(Refusal why)) {
                throw why;
            }
            if (!(now.isPresent() && now.get() instanceof Meaning.Kind(PythonStatement.Kind written) && written.equals(kind))) {
                continue; // another class of the name, or something else
            }
            Meaning made = walk.make(kind, List.of(), Map.of(), kind.line());
            if (PythonWalk.method(kind, "forward").isPresent()) {
                return Optional.of(new PythonWalk.Found(kind.name(), made, kind.line(), false));
            }
            if (made instanceof Meaning.Instance instance) {
                List<PythonWalk.Found> kept = instance.own().own().entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith("self.") && entry.getValue() instanceof Meaning.Chain)
                        .map(entry -> new PythonWalk.Found(entry.getKey(), entry.getValue(), kind.line(), false))
                        .toList();
                if (!kept.isEmpty()) {
                    return Optional.of(kept.getLast());
                }
            }
        }
        return Optional.empty();
    }

    private Shape shape(PythonWalk.Found chosen, PythonWalk walk, Map<Integer, String> comments) throws Refusal {
        if (given.isPresent()) {
            return given.get();
        }
        int from = switch (chosen.meaning()) {
            case Meaning.Chain chain -> chain.line;
            case Meaning.Instance instance -> instance.kind().line();
            default -> chosen.line();
        };
        Optional<Shape> written = written(chosen, from, walk, comments);
        if (written.isPresent()) {
            return written.get();
        }
        OptionalInt features = features(chosen.meaning(), 0);
        if (features.isPresent() && features.getAsInt() > 0) {
            return Shape.of(features.getAsInt());
        }
        throw Refusal.at(from, text("exchange.input.python"));
    }

    /// What a comment in the network says, or one above it that stands below any other network.
    @SuppressWarnings("ReferenceEquality")
    private static Optional<Shape> written(PythonWalk.Found chosen, int from, PythonWalk walk, Map<Integer, String> comments) {
        int above = 0;
        int below = Integer.MAX_VALUE;
        for (PythonWalk.Found other : walk.found()) {
            if (other.meaning() != chosen.meaning() && !part(other.meaning(), walk)) {
                above = other.line() < from ? Math.max(above, other.line()) : above;
                below = other.line() > from ? Math.min(below, other.line()) : below;
            }
        }
        Optional<Shape> before = Optional.empty();
        for (var comment : comments.entrySet()) {
            Optional<Shape> shape = shape(comment.getValue());
            if (shape.isPresent() && comment.getKey() > above && comment.getKey() < below) {
                if (comment.getKey() >= from) {
                    return shape;
                }
                before = shape;
            }
        }
        return before;
    }

    private static Optional<Shape> shape(String comment) {
        Matcher found = SHAPE.matcher(comment);
        if (!found.find()) {
            return Optional.empty();
        }
        List<Integer> dims = Pattern.compile("[0-9]+").matcher(found.group(1)).results().map(each -> Integer.valueOf(each.group()))
                .toList();
        return dims.contains(0) ? Optional.empty() : Optional.of(new Shape(dims));
    }

    /// `in_features` of the first layer that has it, where what stands before it leaves a vector one.
    private static OptionalInt features(Meaning meaning, int depth) throws Refusal {
        if (!(meaning instanceof Meaning.Chain chain) || depth > 10) {
            return OptionalInt.empty();
        }
        for (Meaning.Entry entry : chain.entries) {
            if (entry.module() instanceof Meaning.Chain inner) {
                return features(inner, depth + 1);
            }
            if (entry.module() instanceof Meaning.Open(Refusal why)) {
                throw why; // that is to be mended first
            }
            if (!(entry.module() instanceof Meaning.Made made)) {
                return OptionalInt.empty();
            }
            if (made.name.endsWith("Linear")) {
                Meaning first = made.places.isEmpty() ? made.named.get("in_features") : made.places.getFirst();
                if (first instanceof Meaning.Open(Refusal why)) {
                    throw why;
                }
                return first instanceof Meaning.Constant(Long number) && number == number.intValue()
                        ? OptionalInt.of(number.intValue()) : OptionalInt.empty();
            }
            if (!made.name.matches(".*\\.(Flatten|Identity|Dropout|.*ReLU.*|ELU|SELU|GELU|SiLU|Mish|Sigmoid|Tanh|Softplus|Softsign)")) {
                return OptionalInt.empty();
            }
        }
        return OptionalInt.empty();
    }
}
