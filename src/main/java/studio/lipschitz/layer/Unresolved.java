package studio.lipschitz.layer;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// A node whose module is not in the catalogue or whose parameters are out of range: kept as it was read, so that nothing is lost.
///
/// @param name the module as written
/// @param params its parameters as read: numbers, booleans, strings, lists, or null
/// @param reason one sentence that says what is wrong and what to do
/// @param known whether the module itself is in the catalogue
public record Unresolved(String name, Map<String, Object> params, String reason, boolean known) implements Layer {

    @Override
    public String module() {
        return name;
    }

    @Override
    public Verdict verdict(@Nullable Shape input) {
        return Verdict.unknown(reason);
    }

    @Override
    public Why why(@Nullable Shape input) {
        return Why.open(text(known ? "layer.why.outOfRange" : "layer.why.notInCatalogue"), "", text("layer.source.none"));
    }

    @Override
    public Inference outputShape(List<Shape> inputs) {
        return new Inference.Misfit(reason);
    }

    @Override
    public Tensor forward(Forward forward, List<Tensor> inputs) {
        throw new IllegalStateException("a network with an unresolved module must not be run: " + reason);
    }
}
