package studio.lipschitz.ui.canvas;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import studio.lipschitz.layer.Inference;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.layer.UnaryLayer;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.ui.workspace.ModuleSearch;
import studio.lipschitz.ui.workspace.ModuleSearch.Entry;

/// What may be added at one place of the drawing: modules that keep the guarantee and fit come first.
///
/// @param fed whether an edge leads to what is added: then it can't be an Input
/// @param flowing the shape that would enter it, if it is known
/// @param follower what it would feed, if anything
record Additions(boolean fed, Optional<Shape> flowing, Optional<Follower> follower) {
    static final Additions ANYWHERE = new Additions(false, Optional.empty());

    /// Shapes of every rank, as of features, sequences, images and volumes: where nothing is known of what will flow in, a module fits if it makes of one of
    /// them what the follower takes.
    private static final List<Shape> USUAL = List.of(Shape.of(64), Shape.of(16, 64), Shape.of(16, 32, 32), Shape.of(16, 16, 16, 16));

    /// What leads nowhere yet.
    Additions(boolean fed, Optional<Shape> flowing) {
        this(fed, flowing, Optional.empty());
    }

    /// A node that the addition would feed.
    ///
    /// @param id of the node
    /// @param takes whether it takes a shape at the port in question
    record Follower(String id, Predicate<Shape> takes) {}

    /// A module for the words that were searched.
    ///
    /// @param misfit why its defaults can't take the shape, or give what is wanted, if they can't
    record Addition(ModuleType type, Optional<String> inPlaceOf, Optional<String> misfit) {

        /// Fitting modules that keep the guarantee, then fitting ones that don't, then the rest.
        private int order() {
            boolean safe = type.defaults().verdict(null).kind().finite();
            return misfit.isPresent() ? 2 : safe ? 0 : 1;
        }
    }

    /// What may lead into a port of a node.
    static Additions leadingTo(String node, int port, Network network, Analysis analysis) {
        Layer target = network.node(node).layer();
        var others = new ArrayList<Shape>();
        for (Edge edge : network.into(node)) {
            if (edge.port() != port) {
                analysis.node(edge.from()).output().ifPresent(others::add);
            }
        }
        return new Additions(false, Optional.empty(), Optional.of(new Follower(node, shape -> {
            var inputs = new ArrayList<>(others);
            inputs.add(shape);
            return target.outputShape(inputs) instanceof Inference.Fits;
        })));
    }

    List<Addition> find(String words) {
        return ModuleSearch.find(words).stream()
                .filter(entry -> !(fed && entry.type().defaults() instanceof Input))
                .map(this::addition)
                .sorted(Comparator.comparingInt(Addition::order))
                .toList();
    }

    private Addition addition(Entry entry) {
        Layer layer = entry.type().defaults();
        return new Addition(entry.type(), entry.inPlaceOf(), flowing.flatMap(shape -> misfit(layer, shape))
                .or(() -> follower.filter(its -> !leads(layer, its)).map(its -> text("canvas.add.unsuited", its.id()))));
    }

    private static boolean leads(Layer layer, Follower follower) {
        Stream<Shape> given = switch (layer) {
            case Input _ -> USUAL.stream(); // its shape is set as is needed
            case UnaryLayer _ -> USUAL.stream().map(shape -> layer.outputShape(List.of(shape)))
                    .flatMap(found -> found instanceof Inference.Fits fits ? Stream.of(fits.shape()) : Stream.empty());
            case Layer _ -> USUAL.stream();
        };
        return given.anyMatch(follower.takes());
    }

    private static Optional<String> misfit(Layer layer, Shape shape) {
        return layer instanceof UnaryLayer && layer.outputShape(List.of(shape)) instanceof Inference.Misfit misfit
                ? Optional.of(misfit.message())
                : Optional.empty();
    }
}
