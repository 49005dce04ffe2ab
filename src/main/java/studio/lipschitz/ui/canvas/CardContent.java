package studio.lipschitz.ui.canvas;

import java.util.List;
import java.util.Optional;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.Verdict;
import studio.lipschitz.lipschitz.Bracket;
import studio.lipschitz.network.Block;
import studio.lipschitz.network.Problem;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.ui.workspace.LayerMarks;

/// All that the card shows; it is set anew only where this differs.
///
/// @param layer of the node; of a folded block that of the node which it feeds others from
/// @param inlets its input ports, from left to right
/// @param measured its constant with the weights of a run of this network
/// @param mark what a training says of its constant
/// @param block that the card stands for, if it does
/// @param outlet the node whose output leaves the card
record CardContent(
        Layer layer, Verdict verdict, Optional<Shape> output, List<Problem> problems, List<Inlet> inlets, Optional<Bracket> measured,
        Optional<LayerMarks.Mark> mark, Optional<Block> block, String outlet) {

    /// Of a layer alone.
    CardContent(Layer layer, String id) {
        this(layer, layer.verdict(null), Optional.empty(), List.of(), Inlets.of(id, layer, List.of()), Optional.empty(),
                Optional.empty(), Optional.empty(), id);
    }

    CardContent marked(Optional<LayerMarks.Mark> other) {
        return new CardContent(layer, verdict, output, problems, inlets, measured, other, block, outlet);
    }

    String name() {
        return block.map(Block::name).orElse(layer.module());
    }

    int errors() {
        return (int) problems.stream().filter(problem -> problem.severity() == Problem.Severity.ERROR).count();
    }

    /// What a screen reader says of it.
    ///
    /// @param card of the node or block
    String spoken(String card) {
        return Summary.spoken(name(), card, verdict, output.orElse(null), errors())
                + mark.map(its -> ", " + Summary.of(its)).orElse("");
    }

    String words() {
        return block.map(BlockCards::words).orElseGet(() -> Summary.of(layer));
    }

    String style() {
        return block.isPresent() ? "block-card" : NodeView.groupStyle(layer);
    }
}
