package studio.lipschitz.exchange;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.project.NearestName;
import studio.lipschitz.tensor.Shape;

/// The layer that a call of a Python module makes: the very function, whatever the library makes of its parameters. What no layer here computes is refused.
final class PythonLayers {
    private static final String SCALE = "scale_factor";
    private static final int MOST_IN_PLACE = 4;

    private PythonLayers() {}

    /// @param input as it arrives, without the batch axis
    /// @param notes gets a sentence where something differs from what one may expect
    static Layer of(Meaning.Made made, Shape input, List<String> notes) throws Refusal {
        try {
            return switch (made.name) {
                case "studio.Abs" -> type("Abs").defaults();
                case "studio.Normalize" -> type("Normalize").read(PythonArguments.of(made, type("Normalize")));
                case "studio.ShrinkingPReLU" -> type("LPReLU").read(PythonArguments.of(made, type("LPReLU")));
                case "studio.Scaled" -> TorchlipConstants.scaled(made, input);
                case "nn.LPPool2d" -> TorchlipConstants.norms(made, 1);
                case "torchlip.PadConv1d" -> plain(made, "Conv1d", input);
                case "torchlip.PadConv2d" -> plain(made, "Conv2d", input);
                default -> known(made, input, notes);
            };
        } catch (IllegalArgumentException e) { // the catalogue's word for a value that is out of range or of another type
            throw Refusal.at(made.line, made.name + ": " + e.getMessage());
        }
    }

    private static Layer known(Meaning.Made made, Shape input, List<String> notes) throws Refusal {
        int dot = made.name.indexOf('.');
        var module = new PythonModule(made.name.substring(0, dot), made.name.substring(dot + 1));
        if (!module.known()) {
            throw Refusal.at(made.line, unknown(module));
        }
        Layer layer = plain(made, module.name(), input);
        return module.library().equals("torchlip") ? TorchlipConstants.of(layer, made, input, notes) : layer;
    }

    private static String unknown(PythonModule module) {
        List<String> names = Catalogue.all().stream().map(ModuleType::name)
                .filter(name -> new PythonModule(module.library(), name).known()).toList();
        return NearestName.of(module.name(), names)
                .map(near -> text("exchange.module.near", module.qualified(), module.library() + "." + near))
                .orElseGet(() -> text("exchange.module.unknown", module.qualified()));
    }

    /// With the defaults of Python where they are not those of the catalogue.
    static Layer plain(Meaning.Made made, String name, Shape input) throws Refusal {
        ModuleType type = type(name);
        if (name.equals("Identity")) {
            return type.defaults(); // torch.nn's takes any arguments, and forgets them
        }
        var values = new LinkedHashMap<String, @Nullable Object>(PythonArguments.of(made, type));
        made.constant.ifPresent(k -> values.put(PythonModules.CONSTANT, k));
        switch (name) {
            case "BatchCentering", "BatchLipNorm" -> values.putIfAbsent("num_features", 1);
            case "Softmax", "LogSoftmax" -> checkAxis(made, values.get("dim"), input);
            case "Upsample" -> upsample(values);
            default -> {}
        }
        return type.read(values);
    }

    /// Without an axis torch takes that of the batch where there are three with it.
    private static void checkAxis(Meaning.Made made, @Nullable Object dim, Shape input) throws Refusal {
        if (dim == null && input.rank() == 2) {
            throw Refusal.at(made.line, text("exchange.python.missing", made.name, "dim"));
        }
    }

    private static void upsample(Map<String, @Nullable Object> values) {
        values.putIfAbsent(SCALE, null);
        if (values.get(SCALE) instanceof List<?> list && list.stream().distinct().count() == 1) {
            values.put(SCALE, list.getFirst());
        }
        for (String flag : List.of("align_corners", "recompute_scale_factor")) {
            if (values.get(flag) == null) {
                values.remove(flag);
            }
        }
    }

    static ModuleType type(String module) {
        return Catalogue.find(module).orElseThrow();
    }

    /// What torch.nn.functional computes with the parameters of a module, by its name there.
    static Optional<String> function(String path) {
        String name = path.substring(path.lastIndexOf('.') + 1);
        String module = switch (name) {
            case "relu", "relu_" -> "ReLU";
            case "sigmoid" -> "Sigmoid";
            case "tanh" -> "Tanh";
            case "softplus" -> "Softplus";
            case "softsign" -> "Softsign";
            case "elu" -> "ELU";
            case "selu" -> "SELU";
            case "gelu" -> "GELU";
            case "silu" -> "SiLU";
            case "mish" -> "Mish";
            case "hardswish" -> "Hardswish";
            case "leaky_relu" -> "LeakyReLU";
            case "softmax" -> "Softmax";
            case "log_softmax" -> "LogSoftmax";
            case "max_pool1d" -> "MaxPool1d";
            case "max_pool2d" -> "MaxPool2d";
            case "max_pool3d" -> "MaxPool3d";
            case "avg_pool1d" -> "AvgPool1d";
            case "avg_pool2d" -> "AvgPool2d";
            case "avg_pool3d" -> "AvgPool3d";
            case "adaptive_avg_pool1d" -> "AdaptiveAvgPool1d";
            case "adaptive_avg_pool2d" -> "AdaptiveAvgPool2d";
            case "adaptive_avg_pool3d" -> "AdaptiveAvgPool3d";
            case "adaptive_max_pool1d" -> "AdaptiveMaxPool1d";
            case "adaptive_max_pool2d" -> "AdaptiveMaxPool2d";
            case "adaptive_max_pool3d" -> "AdaptiveMaxPool3d";
            case "pixel_shuffle" -> "PixelShuffle";
            case "pixel_unshuffle" -> "PixelUnshuffle";
            case "flatten" -> "Flatten";
            case "abs" -> "Abs";
            default -> "";
        };
        boolean ours = path.equals("torch." + name) || path.equals("torch.nn.functional." + name);
        boolean alsoOfTorch = List.of("relu", "relu_", "sigmoid", "tanh", "softmax", "log_softmax", "flatten", "abs", "selu")
                .contains(name);
        return !module.isEmpty() && ours && (alsoOfTorch || path.startsWith("torch.nn.functional.")) ? Optional.of(module)
                : Optional.empty();
    }

    /// A layer of the arguments that a function got behind its data.
    static Layer ofFunction(String module, List<Meaning> places, Map<String, Meaning> named, Shape input, int line) throws Refusal {
        if (module.equals("Abs")) {
            return type("Abs").defaults();
        }
        var values = new LinkedHashMap<>(named);
        if (module.equals("Flatten")) {
            boolean whole = places.isEmpty() && !values.containsKey("start_dim");
            if (whole) { // torch.flatten begins with the batch axis, where the module leaves it
                throw Refusal.at(line, text("exchange.python.batch"));
            }
        }
        if (module.startsWith("MaxPool") && places.size() > MOST_IN_PLACE) { // from here on the function has another order than the module
            throw Refusal.at(line, text("exchange.python.many", module, MOST_IN_PLACE, places.size()));
        }
        var made = new Meaning.Made("nn." + module, new ArrayList<>(places), values, line);
        try {
            return plain(made, module, input);
        } catch (IllegalArgumentException e) {
            throw Refusal.at(line, module + ": " + e.getMessage());
        }
    }
}
