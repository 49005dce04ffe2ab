package studio.lipschitz.ui.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Set;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.layer.SpectralConv2d;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Position;
import studio.lipschitz.project.Project;

class AddModuleTest {
    private static final ModuleType POOL = Catalogue.of(studio.lipschitz.layer.MaxPool2d.DEFAULT);

    private final Project start = Project.EMPTY.withDrawing(Network.chain(Input.DEFAULT, SpectralConv2d.DEFAULT, SpectralLinear.DEFAULT));
    private final Workspace workspace = new Workspace(start);

    @Test
    void standsInTheMiddleOfTheViewWithoutASelection() {
        workspace.viewCentreProperty().set(new Position(1000, 400));
        workspace.add(POOL);
        assertEquals(new Position(896, 368), workspace.project().positions().get("maxpool2d1"));
        assertEquals(2, workspace.network().edges().size());
        assertEquals(Set.of("maxpool2d1"), workspace.selection().nodes());
    }

    @Test
    void followsTheSelectedLastNode() {
        workspace.selectNodes(Set.of("spectrallinear1"));
        workspace.add(POOL);
        assertEquals(new Position(0, 336), workspace.project().positions().get("maxpool2d1"));
        assertEquals(true, workspace.network().edges().contains(Edge.of("spectrallinear1", "maxpool2d1")));
        workspace.undo();
        assertSame(start, workspace.project());
    }

    @Test
    void comesBetweenTheSelectedNodeAndTheOneItFeeds() {
        workspace.selectNodes(Set.of("spectralconv2d1"));
        workspace.add(POOL);
        assertEquals(
                Set.of(
                        Edge.of("input1", "spectralconv2d1"),
                        Edge.of("spectralconv2d1", "maxpool2d1"),
                        Edge.of("maxpool2d1", "spectrallinear1")),
                workspace.network().edges());
        assertEquals(new Position(0, 336), workspace.project().positions().get("spectrallinear1"));
    }

    @Test
    void anInputIsNeverConnected() {
        workspace.selectNodes(Set.of("spectralconv2d1"));
        workspace.add(Catalogue.of(Input.DEFAULT));
        assertEquals(2, workspace.network().edges().size());
    }
}
