package studio.lipschitz.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.GroupSort2;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.project.Project;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.ui.fx.Turns;

/// A large drawing is shown anew in a frame after the edit's own, and at once to whoever asks.
class LatestTest extends CanvasTest {
    private static final int NODES = 400;

    private static Project large() {
        var layers = new Layer[NODES];
        Arrays.setAll(layers, i -> i % 2 == 0 ? GroupSort2.DEFAULT : SpectralLinear.DEFAULT);
        layers[0] = new Input(Shape.of(64));
        return Project.EMPTY.withDrawing(Network.chain(layers));
    }

    private String id(int index) {
        return workspace.network().nodes().stream().map(Node::id).toList().get(index);
    }

    private boolean inSight(String id) {
        Board board = canvas.board();
        return board.diagram().areaOf(id).filter(board.seen()::contains).isPresent();
    }

    @Test
    void whatIsAddedOutOfSightComesIntoSightWithItsFrame() {
        open(large());
        fx(canvas::zoomReset);
        fx(() -> canvas.centreOn(id(0)));
        fx(() -> workspace.selectNodes(Set.of(id(NODES - 1))));
        fx(() -> canvas.centreOn(id(0)));
        assertFalse(get(() -> inSight(id(NODES - 1))));
        String added = get(() -> {
            workspace.add(Catalogue.of(GroupSort2.DEFAULT));
            return workspace.selection().single().orElseThrow();
        });
        settle();
        assertTrue(get(() -> inSight(added)));
        assertTrue(get(() -> canvas.board().diagram().node(added).isPresent()));
    }

    @Test
    void severalEditsInOneFrameAreShownTogether() {
        open(large());
        fx(canvas::zoomReset);
        fx(() -> canvas.centreOn(id(0)));
        String second = id(1);
        fx(() -> {
            workspace.apply(Edits.setParam(second, "out_features", 32));
            workspace.add(Catalogue.of(GroupSort2.DEFAULT));
            workspace.undo();
            workspace.apply(Edits.delete(Set.of(id(2)), Set.of()));
        });
        settle();
        assertEquals(get(() -> workspace.network().nodes().stream().map(Node::id).toList()),
                get(() -> canvas.board().diagram().contents().keySet().stream().toList()));
        assertEquals(Optional.of(Shape.of(32)),
                get(() -> Objects.requireNonNull(canvas.board().diagram().contents().get(second)).output()));
    }

    @Test
    void whoeverAsksBeforeThatFrameIsToldOfThePresentVersion() {
        open(large());
        fx(() -> {
            workspace.apply(Edits.delete(Set.of(id(2)), Set.of()));
            assertFalse(Turns.idle());
            assertEquals(NODES - 1, canvas.board().diagram().contents().size());
            assertEquals(NODES - 1, canvas.board().diagram().positions().size());
        });
    }

    private void settle() {
        while (!get(Turns::idle)) {
            fx(() -> {});
        }
        fx(() -> {});
    }
}
