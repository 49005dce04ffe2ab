package studio.lipschitz.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.network.Edge;
import studio.lipschitz.project.Position;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.Template;

class HistoryTest {
    private final Project start = Template.DOCUMENTATION.load();
    private final History history = new History(start);

    @Test
    void undoAndRedoRestoreTheSameInstances() {
        List<Edit> edits = List.of(
                Edits.add("extra", SpectralLinear.DEFAULT, new Position(1, 2)),
                Edits.connect(Edge.of("dense2", "extra")),
                Edits.setParam("extra", "out_features", 7),
                Edits.rename("extra", "head"),
                Edits.move(Map.of("head", new Position(5, 6)), null),
                Edits.plan("epochs", p -> p.withEpochs(9)),
                Edits.delete(Set.of("conv1"), Set.of(Edge.of("dense2", "head"))));
        var versions = new ArrayList<Project>(List.of(start));
        for (Edit edit : edits) {
            history.apply(edit);
            versions.add(history.present());
        }
        assertEquals(edits.size() + 1, Set.copyOf(versions).size());

        for (int i = edits.size() - 1; i >= 0; i--) {
            assertEquals(Optional.of(edits.get(i).label()), history.undoLabel());
            assertTrue(history.undo());
            assertSame(versions.get(i), history.present());
        }
        assertFalse(history.undo());
        for (int i = 1; i < versions.size(); i++) {
            assertTrue(history.redo());
            assertSame(versions.get(i), history.present());
        }
        assertFalse(history.redo());
    }

    @Test
    void typingInOneFieldIsOneStep() {
        history.apply(Edits.setParam("dense1", "out_features", 2));
        history.apply(Edits.setParam("dense1", "out_features", 25));
        history.apply(Edits.setParam("dense1", "out_features", 250));
        history.apply(Edits.setParam("dense2", "out_features", 3));

        history.undo();
        assertEquals(250, ((SpectralLinear) history.present().network().node("dense1").layer()).outFeatures());
        history.undo();
        assertSame(start, history.present());
    }

    @Test
    void anEditDoesNotMergeAcrossAnUndoOrASave() {
        history.apply(Edits.setParam("dense1", "out_features", 2));
        history.apply(Edits.setParam("dense1", "out_features", 3));
        history.undo();
        history.apply(Edits.setParam("dense1", "out_features", 4));
        Project saved = history.present();
        history.markSaved(saved);
        history.apply(Edits.setParam("dense1", "out_features", 5));

        history.undo();
        assertSame(saved, history.present(), "the saved version stays reachable");
        assertFalse(history.dirty());
    }

    @Test
    void anEditThatChangesNothingLeavesNoStep() {
        history.apply(Edits.setParam("dense1", "out_features", 256));
        history.apply(Edits.plan("seed", p -> p.withSeed(start.plan().seed())));
        history.apply(Edits.delete(Set.of(), Set.of()));

        assertSame(start, history.present());
        assertEquals(Optional.empty(), history.undoLabel());
    }

    @Test
    void aNewEditForgetsWhatWasUndone() {
        history.apply(Edits.setParam("dense1", "out_features", 2));
        history.undo();
        history.apply(Edits.setParam("dense2", "out_features", 2));

        assertEquals(Optional.empty(), history.redoLabel());
        assertFalse(history.redo());
    }

    @Test
    void dirtyMeansDifferentFromTheSavedVersion() {
        assertFalse(history.dirty());
        history.apply(Edits.setParam("dense1", "out_features", 2));
        assertTrue(history.dirty());
        history.undo();
        assertFalse(history.dirty());
        history.redo();
        Project beingSaved = history.present();
        history.apply(Edits.setParam("dense2", "out_features", 2));
        history.markSaved(beingSaved); // saving ran beside the edit
        assertTrue(history.dirty());
        history.undo();
        assertFalse(history.dirty());
    }

    @Test
    void anEditOutOfRangeIsRefusedAndChangesNothing() {
        var refused = assertThrows(IllegalArgumentException.class, () -> history.apply(Edits.setParam("dense1", "out_features", 0)));

        assertTrue(String.valueOf(refused.getMessage()).contains("out_features"), refused.getMessage());
        assertSame(start, history.present());
        assertEquals(Optional.empty(), history.undoLabel());
    }
}
