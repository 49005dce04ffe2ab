package studio.lipschitz.ui.inspector;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.Optional;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Analysis.NodeReport;
import studio.lipschitz.network.Problem;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.ui.workspace.Summary;
import studio.lipschitz.ui.workspace.Workspace;

/// What the inspector is about.
sealed interface Shown {

    /// Nothing is selected: the network as a whole.
    record Whole(Summary summary, int nodes, Optional<Shape> input, Optional<Shape> output) implements Shown {}

    /// @param report of the single selected node
    record One(NodeReport report, List<Problem> problems) implements Shown {

        String id() {
            return report.node().id();
        }
    }

    record Several(int nodes, int edges) implements Shown {

        /// `2 nodes and 1 connection selected`
        String words() {
            String nodesText = text(nodes == 1 ? "inspector.several.node" : "inspector.several.nodes", nodes);
            String edgesText = text(edges == 1 ? "inspector.several.edge" : "inspector.several.edges", edges);
            String both = nodes == 0 ? edgesText : edges == 0 ? nodesText : text("inspector.several.both", nodesText, edgesText);
            return text("inspector.several", both);
        }
    }

    static Shown of(Workspace workspace) {
        Analysis analysis = workspace.analysis();
        var selection = workspace.selection();
        long present = selection.nodes().stream().filter(analysis.nodes()::containsKey).count();
        if (present + selection.edges().size() == 0) {
            return new Whole(workspace.summary(), analysis.nodes().size(), analysis.inputShape(), analysis.outputShape());
        }
        return selection.single()
                .<Shown>map(id -> new One(analysis.node(id), analysis.problemsOf(id)))
                .orElseGet(() -> new Several((int) present, selection.edges().size()));
    }
}
