package studio.lipschitz.layer;

import static studio.lipschitz.text.Texts.text;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;

/// Fixes that several modules share.
final class Fixes {

    private Fixes() {}

    /// For a layer whose only flaw is a constant above 1.
    static List<Fix> ofConstant(Layer layer, double k) {
        return k > 1 ? List.of(new Fix.Replace(text("layer.fix.constant"), Catalogue.of(layer).with(layer, "k_coef_lip", 1))) : List.of();
    }

    /// Replacements that take over every parameter they share with `layer`.
    static List<Fix> replacements(Layer layer, String... modules) {
        return Arrays.stream(modules)
                .map(module -> Fix.replaceBy(Catalogue.find(module).orElseThrow().from(layer)))
                .toList();
    }

    /// Safe activations in place of one that is not, the ones that preserve gradient norm first.
    static List<Fix> activations(@Nullable Shape input) {
        boolean pairs = input != null && input.dim(0) % 2 == 0;
        return List.of(Fix.replaceBy(pairs ? GroupSort2.DEFAULT : FullSort.DEFAULT), Fix.replaceBy(ReLU.DEFAULT));
    }

    static List<Fix> removal(Layer layer) {
        return List.of(new Fix.Dissolve(text("layer.fix.remove", layer.module())));
    }
}
