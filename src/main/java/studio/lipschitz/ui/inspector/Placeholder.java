package studio.lipschitz.ui.inspector;

import static studio.lipschitz.text.Texts.text;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.layer.ParamSpec;
import studio.lipschitz.tensor.Shape;

/// What stands greyed in an empty field of an optional parameter: the value that is used instead.
final class Placeholder {

    private Placeholder() {}

    /// @param kernelSize the layer's `kernel_size` as text, null if it has none
    static String of(ParamSpec spec, Optional<Shape> input, @Nullable String kernelSize) {
        return switch (spec.name()) {
            case "in_features" ->
                input.map(shape -> text("inspector.prompt.fromInput", shape.dim(-1))).orElse(text("inspector.prompt.found"));
            case "in_channels", "num_features" ->
                input.map(shape -> text("inspector.prompt.fromInput", shape.dim(0))).orElse(text("inspector.prompt.found"));
            case "stride" -> kernelSize == null ? "kernel_size" : kernelSize + " (kernel_size)";
            default -> spec.optional() ? text("inspector.none") : "";
        };
    }
}
