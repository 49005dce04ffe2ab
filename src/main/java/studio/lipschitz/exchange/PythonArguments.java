package studio.lipschitz.exchange;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.layer.ParamSpec;
import studio.lipschitz.project.NearestName;

/// The arguments of a call by the names of their parameters, in the order that torch 2.13 and deel-torchlip 1.0.5 define.
final class PythonArguments {
    private static final int DEEPEST = 10;
    private static final String DTYPE = "dtype";
    private static final String INDICES = "return_indices";

    /// Where the catalogue leaves some out, or has them in another order.
    private static final Map<String, List<String>> ORDERS = Map.ofEntries(
            Map.entry("MaxPool1d", List.of("kernel_size", "stride", "padding", "dilation", INDICES, "ceil_mode")),
            Map.entry("MaxPool2d", List.of("kernel_size", "stride", "padding", "dilation", INDICES, "ceil_mode")),
            Map.entry("MaxPool3d", List.of("kernel_size", "stride", "padding", "dilation", INDICES, "ceil_mode")),
            Map.entry("AdaptiveMaxPool1d", List.of("output_size", INDICES)),
            Map.entry("AdaptiveMaxPool2d", List.of("output_size", INDICES)),
            Map.entry("AdaptiveMaxPool3d", List.of("output_size", INDICES)),
            Map.entry("BatchNorm1d", List.of("num_features", "eps", "momentum", "affine", "track_running_stats")),
            Map.entry("BatchNorm2d", List.of("num_features", "eps", "momentum", "affine", "track_running_stats")),
            Map.entry("BatchNorm3d", List.of("num_features", "eps", "momentum", "affine", "track_running_stats")),
            Map.entry("GroupNorm", List.of("num_groups", "num_channels", "eps", "affine")),
            Map.entry("SpectralConvTranspose2d", List.of(
                    "in_channels", "out_channels", "kernel_size", "stride", "padding", "output_padding", "groups", "bias", "dilation",
                    "padding_mode", "device", DTYPE, "k_coef_lip", "eps_spectral", "eps_bjorck")),
            Map.entry("BatchLipNorm", List.of("num_features", "dim", "centering", "bias", "normalize", "factory", "eps")));

    /// Has no default wherever it stands.
    private static final Set<String> WANTED = Set.of(
            "in_features", "out_features", "in_channels", "out_channels", "kernel_size", "num_groups", "num_channels", "normalized_shape",
            "upscale_factor", "downscale_factor", "value", "channels", "unflattened_size");

    private PythonArguments() {}

    /// The values in the form that stands in a file.
    static Map<String, @Nullable Object> of(Meaning.Made made, ModuleType type) throws Refusal {
        List<String> known = type.params().stream().map(ParamSpec::name).toList();
        List<String> order = ORDERS.getOrDefault(type.name(), known);
        if (made.places.size() > order.size()) {
            throw Refusal.at(made.line, text("exchange.python.many", made.name, order.size(), made.places.size()));
        }
        var given = new LinkedHashMap<String, Meaning>();
        for (int i = 0; i < made.places.size(); i++) {
            given.put(order.get(i), made.places.get(i));
        }
        for (var argument : made.named.entrySet()) {
            if (given.put(argument.getKey(), argument.getValue()) != null) {
                throw Refusal.at(made.line, text("exchange.python.twice", argument.getKey()));
            }
        }
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (var argument : given.entrySet()) {
            String name = argument.getKey();
            if (known.contains(name)) {
                values.put(name, unwrapped(raw(argument.getValue(), made.line, 0), type, name));
            } else {
                passOver(made, type, name, argument.getValue(), known);
            }
        }
        for (String name : known) {
            if (wanted(type.name(), name) && !values.containsKey(name)) {
                throw Refusal.at(made.line, text("exchange.python.missing", made.name, name));
            }
        }
        return values;
    }

    private static boolean wanted(String module, String name) {
        return switch (name) {
            case "output_size" -> !module.equals("ScaledAdaptativeL2NormPool2d");
            case "padding" -> module.matches(".*Pad[123]d");
            case "num_features" -> module.startsWith("BatchNorm");
            case "dim" -> module.equals("Unflatten");
            default -> WANTED.contains(name);
        };
    }

    /// What no layer here has: it must be one that changes nothing.
    private static void passOver(Meaning.Made made, ModuleType type, String name, Meaning value, List<String> known) throws Refusal {
        boolean harmless = switch (name) {
            case "device" -> true;
            case DTYPE -> isNone(value) || (value instanceof Meaning.Path(String path) && Set.of("torch.float32", "torch.float").contains(
                    path));
            case INDICES ->
                value instanceof Meaning.Constant(Boolean truth) && !truth && ORDERS.getOrDefault(type.name(), List.of()).contains(
                        name);
            case "factory" -> isNone(value);
            default -> false;
        };
        if (!harmless) {
            throw Refusal.at(made.line, NearestName.of(name, known)
                    .map(near -> text("exchange.python.argumentNear", made.name, name, near))
                    .orElseGet(() -> text("exchange.python.argument", made.name, name)));
        }
    }

    private static boolean isNone(Meaning meaning) {
        return meaning instanceof Meaning.Constant(var value) && value == null;
    }

    /// `(3,)` for a module along one axis is 3.
    private static @Nullable Object unwrapped(@Nullable Object value, ModuleType type, String name) {
        boolean single = type.params().stream().anyMatch(param -> param.name().equals(name) && param.type() == ParamSpec.Kind.INT);
        if (single && value instanceof List<?> list && list.size() == 1) {
            return list.getFirst();
        }
        boolean shape = type.params().stream().anyMatch(param -> param.name().equals(name) && param.type() == ParamSpec.Kind.SHAPE);
        return shape && value instanceof Integer ? List.of(value) : value;
    }

    /// @throws Refusal if it is not a constant
    static @Nullable Object raw(Meaning meaning, int line, int depth) throws Refusal {
        return switch (meaning) {
            case Meaning.Constant(Long number) when number != number.intValue() ->
                throw Refusal.at(line, text("exchange.python.large", number));
            case Meaning.Constant(Long number) -> number.intValue();
            case Meaning.Constant(var value) -> value;
            case Meaning.Items(var items) when depth < DEEPEST -> {
                var list = new ArrayList<@Nullable Object>();
                for (Meaning item : items) {
                    list.add(raw(item, line, depth + 1));
                }
                yield list;
            }
            case Meaning.Open(Refusal why) -> throw why;
            default -> throw Refusal.at(line, text("exchange.python.constantOnly"));
        };
    }
}
