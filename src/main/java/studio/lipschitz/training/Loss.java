package studio.lipschitz.training;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.lipschitz.layer.RecordSchema;
import studio.lipschitz.tensor.Ops;
import studio.lipschitz.tensor.Tensor;

/// A loss with its parameters. Outputs are `(N, 1)`, targets `(N, 1)` above 0 for one class and at most 0 for the other; the value is a scalar, its mean over the batch.
///
/// Components carry [studio.lipschitz.layer.Param], a public constant `DEFAULT` holds the defaults, as for layers.
public sealed interface Loss permits HKRLoss, HingeMarginLoss, NegKRLoss, KRLoss {

    Tensor value(Ops ops, Tensor output, Tensor target);

    /// Name in files and in the window.
    default String lossName() {
        return getClass().getSimpleName();
    }

    /// One sentence for the user.
    String summary();

    /// Every loss by name, in the order of `permits`.
    static Map<String, RecordSchema<Loss>> catalogue() {
        return Registry.SCHEMAS;
    }

    static RecordSchema<Loss> schema(Loss loss) {
        return java.util.Objects.requireNonNull(Registry.SCHEMAS.get(loss.lossName()));
    }

    static List<String> names() {
        return List.copyOf(Registry.SCHEMAS.keySet());
    }

    /// Holder: the schemas are made once, when first asked for.
    final class Registry {
        private static final Map<String, RecordSchema<Loss>> SCHEMAS = schemas();

        private Registry() {}

        private static Map<String, RecordSchema<Loss>> schemas() {
            var schemas = new LinkedHashMap<String, RecordSchema<Loss>>();
            Arrays.stream(Loss.class.getPermittedSubclasses())
                    .forEach(type -> schemas.put(type.getSimpleName(), new RecordSchema<>(type.asSubclass(Loss.class))));
            return java.util.Collections.unmodifiableMap(schemas);
        }
    }
}
