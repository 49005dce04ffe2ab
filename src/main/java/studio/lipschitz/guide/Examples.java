package studio.lipschitz.guide;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.layer.Inference;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Joint;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.layer.ParamSpec;
import studio.lipschitz.layer.Verdict;
import studio.lipschitz.tensor.Shape;

/// Shapes and parameters to show on a module's page, found by trying.
final class Examples {
    /// An image, features, a sequence, a volume, without the batch axis.
    private static final List<Shape> SHAPES = List.of(Shape.of(16, 28, 28), Shape.of(64), Shape.of(16, 32), Shape.of(16, 8, 8, 8));

    /// For what takes none of these.
    private static final Shape SHORT = Shape.of(4);

    private static final int MOST_CHANGES = 8;

    private Examples() {}

    /// Parameters in which a module's verdict is another one than as it comes.
    ///
    /// @param params `kernel_size=3, stride=2`
    record Change(String params, Verdict verdict) {}

    /// Of those above that it takes; an Input takes none.
    static List<Shape> shapes(Layer layer) {
        if (layer instanceof Input) {
            return List.of();
        }
        List<Shape> taken = SHAPES.stream().filter(shape -> output(layer, shape).isPresent()).toList();
        return taken.isEmpty() && output(layer, SHORT).isPresent() ? List.of(SHORT) : taken;
    }

    static Optional<Shape> output(Layer layer, Shape shape) {
        List<Shape> inputs = Collections.nCopies(layer instanceof Joint ? Joint.FEWEST_PORTS : 1, shape);
        return layer.outputShape(inputs) instanceof Inference.Fits(Shape out) ? Optional.of(out) : Optional.empty();
    }

    /// As Markdown: a joint takes several.
    static String inputs(Layer layer, Shape shape) {
        String one = Markdown.code(String.valueOf(shape));
        return layer instanceof Joint ? one + ", " + one : one;
    }

    /// At most one for each parameter and kind of verdict, and of each two of them together where neither alone does it.
    static List<Change> changes(ModuleType type, @Nullable Shape input) {
        Layer usual = type.defaults();
        var found = new LinkedHashMap<String, Change>(); // by parameters and kind
        for (ParamSpec param : type.params()) {
            for (Object value : values(param)) {
                judge(type, usual, Map.of(param.name(), value), input).ifPresent(change -> found.putIfAbsent(
                        param.name() + " " + change.verdict().kind(), change));
            }
        }
        if (type.params().stream().anyMatch(param -> param.name().equals("kernel_size"))
                && type.params().stream().anyMatch(param -> param.name().equals("stride"))) {
            var both = new LinkedHashMap<String, Object>();
            both.put("kernel_size", 3);
            both.put("stride", 2);
            judge(type, usual, both, input).ifPresent(change -> found.putIfAbsent("both " + change.verdict().kind(), change));
        }
        return found.values().stream().limit(MOST_CHANGES).toList();
    }

    private static Optional<Change> judge(ModuleType type, Layer usual, Map<String, Object> values, @Nullable Shape input) {
        try {
            Layer changed = usual;
            for (var value : values.entrySet()) {
                changed = type.with(changed, value.getKey(), value.getValue());
            }
            if (changed.equals(usual)) {
                return Optional.empty();
            }
            @Nullable Shape fits = input != null && output(changed, input).isPresent() ? input : null;
            Verdict verdict = changed.verdict(fits);
            if (verdict.kind() == usual.verdict(fits).kind()) {
                return Optional.empty();
            }
            var words = new ArrayList<String>();
            values.forEach((name, value) -> words.add(name + "=" + value));
            return Optional.of(new Change(String.join(", ", words), verdict));
        } catch (IllegalArgumentException refused) {
            return Optional.empty(); // one that its rules forbid is no example
        }
    }

    private static List<Object> values(ParamSpec param) {
        return switch (param.type()) {
            case INT -> List.of(1, 2, 3);
            case REAL -> List.of(0.5, 1.0, 2.0);
            case BOOL -> List.of(true, false);
            case PAIR, TRIPLE, SIZES, PADDING, MARGINS, VOLUME_MARGINS -> List.of(1, 2, 3);
            case SHAPE, AXES -> List.of();
            case REALS -> List.of(List.of(0.5), List.of(1.0), List.of(2.0));
            case CHOICE -> List.copyOf(param.choices());
        };
    }
}
