package studio.lipschitz.ui.canvas;

import static studio.lipschitz.text.Texts.text;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.ModuleText;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.layer.Why;
import studio.lipschitz.network.Analysis;

/// What the mouse learns of a node that it rests on: what its module does, where its constant comes from, and who found that out.
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
                tip.offer(view, () -> view.about() + paragraph(documentation(board.workspace().analysis(), view.node())));
                return;
            }
        }
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
