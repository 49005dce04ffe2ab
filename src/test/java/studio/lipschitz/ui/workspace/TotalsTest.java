package studio.lipschitz.ui.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.layer.GroupSort2;
import studio.lipschitz.network.Cost;
import studio.lipschitz.project.Position;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.Template;
import studio.lipschitz.training.Footprint;
import studio.lipschitz.training.SGD;
import studio.lipschitz.ui.testing.WindowTest;

/// Totals that are kept from version to version are those counted from scratch.
class TotalsTest extends WindowTest {
    private final Workspace workspace = get(() -> new Workspace(Template.DOCUMENTATION.load()));

    private void right() {
        Project now = workspace.project();
        assertEquals(Cost.total(now.analysis()), workspace.summary().total());
        assertEquals(Footprint.of(now.analysis(), now.plan()), workspace.footprint());
    }

    @Test
    void theyFollowEveryEdit() {
        fx(() -> {
            right();
            Cost.Total before = workspace.summary().total();
            workspace.apply(Edits.setParam("conv2", "out_channels", 16));
            right();
            workspace.apply(Edits.add("loose", GroupSort2.DEFAULT, new Position(0, 0))); // no shape: nothing is whole
            right();
            assertEquals(Optional.empty(), workspace.summary().total().whole());
            workspace.undo();
            workspace.undo();
            right();
            assertEquals(before, workspace.summary().total());
            Footprint adam = workspace.footprint();
            workspace.apply(Edits.plan("optimizer", plan -> plan.withOptimizer(SGD.DEFAULT)));
            right();
            assertEquals(adam.outputs(), workspace.footprint().outputs());
            assertEquals(true, workspace.footprint().weights() < adam.weights(), "Adam keeps more");
        });
    }
}
