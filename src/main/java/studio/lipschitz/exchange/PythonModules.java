package studio.lipschitz.exchange;

import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.layer.ParamSpec;
import studio.lipschitz.layer.UnaryLayer;
import studio.lipschitz.layer.Unresolved;
import studio.lipschitz.tensor.Shape;

/// The call that makes a layer, read off its schema: parameters are named as in Python, and those at their default are left out. What Python does
/// otherwise stands in [PythonExceptions].
final class PythonModules {
    private static final Set<String> LIPSCHITZ = Set.of(
            "SpectralLinear", "FrobeniusLinear", "SpectralConv1d", "SpectralConv2d", "FrobeniusConv2d", "SpectralConvTranspose2d", "MaxMin",
            "GroupSort", "GroupSort2", "FullSort", "LPReLU", "HouseHolder", "ScaledAvgPool2d", "ScaledAdaptiveAvgPool2d",
            "ScaledL2NormPool2d", "ScaledAdaptativeL2NormPool2d", "InvertibleDownSampling", "InvertibleUpSampling");
    private static final Set<String> TORCHLIP = Set.of("LayerCentering", "BatchCentering", "BatchLipNorm", "LipResidual");

    /// What `torchlip.Sequential` takes of torch.nn without a warning; MaxPool2d where its windows don't overlap.
    private static final Set<String> ACCEPTED = Set.of("Softmax", "Flatten", "Identity", "ReLU", "Sigmoid", "Tanh", "Unflatten");

    /// Python wants these, by place; they come first.
    private static final Set<String> LEADING = Set.of(
            "in_features", "out_features", "in_channels", "out_channels", "kernel_size", "output_size", "num_groups", "num_channels",
            "num_features", "normalized_shape", "channels", "upscale_factor", "downscale_factor", "padding", "value");

    /// Left out in the drawing, found from the input.
    private static final Set<String> CHANNELS = Set.of("in_channels", "num_features", "num_channels", "channels");

    /// Has no default in Python, or another one than here.
    private static final Set<String> ALWAYS = Set.of("scale_factor");

    private static final String STRIDE = "stride";

    static final String CONSTANT = "k_coef_lip";

    private PythonModules() {}

    /// @param input shape that arrives at its first port, null while that is not known
    static PythonCall of(Layer layer, @Nullable Shape input) {
        return switch (layer) {
            case Unresolved unresolved -> PythonCall.missing(unresolved.reason());
            case UnaryLayer unary -> PythonExceptions.of(unary, input).orElseGet(() -> derived(unary, input));
            case Layer _ -> derived(layer, input);
        };
    }

    static PythonCall derived(Layer layer, @Nullable Shape input) {
        return derived(qualified(layer.module()), layer, input, Map.of());
    }

    /// @param changed parameters that Python needs otherwise than they stand here
    static PythonCall derived(String name, Layer layer, @Nullable Shape input, Map<String, ?> changed) {
        ModuleType type = Catalogue.of(layer);
        var values = new java.util.LinkedHashMap<String, @Nullable Object>(type.write(layer));
        values.putAll(changed);
        Map<String, ?> defaults = type.write(type.defaults());
        if (Objects.equals(values.get(STRIDE), values.get("kernel_size")) && !defaults.containsKey(STRIDE)) {
            values.remove(STRIDE); // as it is where it is left out
        }
        var arguments = new ArrayList<String>();
        boolean leading = true;
        for (ParamSpec param : type.params()) {
            String key = param.name();
            leading &= LEADING.contains(key) || layer.module().equals("Unflatten");
            Object value = values.get(key);
            if (leading) {
                Optional<String> told = value == null ? found(key, input) : Optional.of(PythonValue.of(value));
                if (told.isEmpty()) {
                    return PythonCall.missing(layer.module() + ": " + key + " is not known until its input is.");
                }
                arguments.add(told.get());
            } else if (changed.containsKey(key) || (ALWAYS.contains(key) && value != null) || differs(param, value, defaults.get(key))) {
                arguments.add(key + "=" + PythonValue.of(value));
            }
        }
        return PythonCall.of(name + arguments.stream().collect(Collectors.joining(", ", "(", ")")), inChain(layer, values));
    }

    private static boolean differs(ParamSpec param, @Nullable Object value, @Nullable Object otherwise) {
        return !Objects.equals(value, otherwise) && !(ALWAYS.contains(param.name()) && value == null);
    }

    /// `torchlip.Sequential` sets the constant of each torchlip layer to its own share: those that count it as they run would lose theirs.
    private static boolean inChain(Layer layer, Map<String, ?> values) {
        if (layer.module().equals("MaxPool2d")) {
            return values.get(STRIDE) == null;
        }
        return ACCEPTED.contains(layer.module())
                || (LIPSCHITZ.contains(layer.module()) && values.get(CONSTANT) instanceof Double k && k == 1);
    }

    private static Optional<String> found(String param, @Nullable Shape input) {
        if (input == null) {
            return Optional.empty();
        }
        return switch (param) {
            case "in_features" -> Optional.of(String.valueOf(input.dim(-1)));
            case "normalized_shape" -> Optional.of(PythonValue.of(input.dims()));
            case String channels when CHANNELS.contains(channels) -> Optional.of(String.valueOf(input.dim(0)));
            default -> Optional.empty();
        };
    }

    static String qualified(String module) {
        return (LIPSCHITZ.contains(module) || TORCHLIP.contains(module) ? "torchlip." : "nn.") + module;
    }
}
