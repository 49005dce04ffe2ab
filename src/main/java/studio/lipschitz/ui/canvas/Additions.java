package studio.lipschitz.ui.canvas;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import studio.lipschitz.layer.Inference;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.layer.UnaryLayer;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.ui.workspace.ModuleSearch;
import studio.lipschitz.ui.workspace.ModuleSearch.Entry;

/// What may be added at one place of the drawing: modules that keep the guarantee and fit come first.
///
/// @param fed whether an edge leads to what is added: then it can't be an Input
/// @param flowing the shape that would enter it, if it is known
record Additions(boolean fed, Optional<Shape> flowing) {
    static final Additions ANYWHERE = new Additions(false, Optional.empty());

    /// A module for the words that were searched.
    ///
    /// @param misfit why its defaults can't take the shape, if they can't
    record Addition(ModuleType type, Optional<String> inPlaceOf, Optional<String> misfit) {

        /// Fitting modules that keep the guarantee, then fitting ones that don't, then the rest.
        private int order() {
            boolean safe = type.defaults().verdict(null).kind().finite();
            return misfit.isPresent() ? 2 : safe ? 0 : 1;
        }
    }

    List<Addition> find(String words) {
        return ModuleSearch.find(words).stream()
                .filter(entry -> !(fed && entry.type().defaults() instanceof Input))
                .map(this::addition)
                .sorted(Comparator.comparingInt(Addition::order))
                .toList();
    }

    private Addition addition(Entry entry) {
        return new Addition(entry.type(), entry.inPlaceOf(), flowing.flatMap(shape -> misfit(entry.type().defaults(), shape)));
    }

    private static Optional<String> misfit(Layer layer, Shape shape) {
        return layer instanceof UnaryLayer && layer.outputShape(List.of(shape)) instanceof Inference.Misfit misfit
                ? Optional.of(misfit.message())
                : Optional.empty();
    }
}
