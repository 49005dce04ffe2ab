package studio.lipschitz.ui.inspector;

import static studio.lipschitz.text.Texts.text;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Fix;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.layer.ParamSpec;
import studio.lipschitz.layer.Unresolved;

/// The way back for a node whose parameters are out of range: those keep their value that may, the others take their default.
final class Mend {

    private Mend() {}

    static Optional<Fix> of(Unresolved unresolved) {
        return Catalogue.find(unresolved.name()).map(type -> new Fix.Replace(text("inspector.mend"), mended(type, unresolved)));
    }

    private static Layer mended(ModuleType type, Unresolved unresolved) {
        Layer layer = type.defaults();
        for (ParamSpec spec : type.params()) {
            if (unresolved.params().containsKey(spec.name())) {
                layer = accepting(type, layer, spec.name(), unresolved.params().get(spec.name()));
            }
        }
        return layer;
    }

    private static Layer accepting(ModuleType type, Layer layer, String param, @Nullable Object raw) {
        try {
            return type.with(layer, param, raw);
        } catch (IllegalArgumentException outOfRange) {
            return layer;
        }
    }
}
