package studio.lipschitz.ui.canvas;

import static studio.lipschitz.text.Texts.text;

import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.ModuleText;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.layer.Why;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Edge;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.ui.workspace.Workspace;

/// What the mouse learns of a node that it rests on: what its module does, where its constant comes from, and who found that out; of an edge: what flows there.
final class Hover {
    private final Board board;
    private final NodeTip tip = new NodeTip();

    Hover(Board board, Region canvas) {
        this.board = board;
        canvas.addEventFilter(MouseEvent.MOUSE_ENTERED_TARGET, this::entered);
    }

    private void entered(MouseEvent event) {
        for (Node at = event.getTarget() instanceof Node node ? node : null; at != null; at = at.getParent()) {
            if (at instanceof NodeView view) {
                tip.offer(view.face(), () -> view.about() + paragraph(documentation(board.workspace().analysis(), view.node())));
                return;
            }
            if (at instanceof EdgeView view) {
                tip.offer(view, () -> about(board.workspace(), view));
                return;
            }
        }
    }

    /// What flows along an edge and the constant up to there: `32 × 14 × 14 · L ≤ 2 from the input up to here`. Its label tells the constant only where that changes.
    static String flow(Workspace workspace, Edge edge) {
        String source = workspace.expansion().source(edge);
        String shape = workspace.analysis().node(source).output().map(Shape::toString).orElseGet(() -> text("canvas.tip.shapeless"));
        OptionalDouble upTo = workspace.growth().upTo(source);
        return upTo.isPresent() ? text("canvas.tip.flow", shape, Summary.constant(upTo.getAsDouble())) : shape;
    }

    private static String about(Workspace workspace, EdgeView view) {
        Edge edge = view.edge();
        return workspace.network().edges().contains(edge)
                ? text("canvas.tip.edge", edge.from(), edge.to()) + "\n" + flow(workspace, edge) + paragraph(view.misfit().orElse(""))
                : ""; // it goes in this very moment
    }

    private static String paragraph(String words) {
        return words.isEmpty() ? "" : "\n\n" + words;
    }

    /// Empty for a node of no module of the catalogue.
    static String documentation(Analysis analysis, String id) {
        if (!analysis.nodes().containsKey(id)) {
            return ""; // added in this very moment
        }
        Optional<ModuleText> known = Catalogue.find(analysis.node(id).node().layer().module()).map(ModuleType::info);
        if (known.isEmpty()) {
            return "";
        }
        ModuleText info = known.get();
        Why why = analysis.why(id);
        String numbers = why.numbers().isEmpty() || why.numbers().equals(why.formula()) ? "" : "\n" + why.numbers();
        return info.summary() + (info.comment().isEmpty() ? "" : "\n" + info.comment()) + "\n\n" + why.formula() + numbers
                + "\n" + text("canvas.tip.source", why.source());
    }
}
