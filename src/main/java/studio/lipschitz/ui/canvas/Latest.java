package studio.lipschitz.ui.canvas;

import java.util.ArrayList;
import java.util.List;
import studio.lipschitz.ui.fx.Turns;
import studio.lipschitz.ui.workspace.Selection;
import studio.lipschitz.ui.workspace.Workspace;

/// Keeps the diagram at the present version of the document and at what is selected in it. A large drawing is shown anew in a frame of its own,
/// after that of the edit; whoever asks for the diagram before that has it shown at once.
final class Latest {
    /// Nodes beyond which a drawing is large.
    private static final int LARGE = 300;

    private final Workspace workspace;
    private final Diagram diagram;
    private final List<Runnable> then = new ArrayList<>();
    private boolean behind;

    Latest(Workspace workspace) {
        this.workspace = workspace;
        this.diagram = new Diagram(workspace::selectNodes);
    }

    /// Shows the present version.
    Diagram diagram() {
        show(false);
        return diagram;
    }

    private void show(boolean later) {
        if (behind) {
            behind = false;
            diagram.sync(later, workspace.project(), workspace.expansion(), workspace.analysis(), workspace.growth());
        }
    }

    /// The document has changed.
    void renew() {
        behind = true;
        if (workspace.network().nodes().size() > LARGE) {
            Turns.takeFirst(diagram, () -> shown(true));
        } else {
            shown(false);
        }
    }

    /// Another document comes: where the nodes of this one stood is forgotten.
    void forget() {
        diagram.forget();
    }

    void select(Selection selection) {
        diagram.select(selection, !behind);
    }

    /// Does something as soon as the present version is shown.
    void onceShown(Runnable work) {
        if (behind) {
            then.add(work);
        } else {
            work.run();
        }
    }

    private void shown(boolean later) {
        show(later);
        List.copyOf(then).forEach(Runnable::run);
        then.clear();
    }
}
