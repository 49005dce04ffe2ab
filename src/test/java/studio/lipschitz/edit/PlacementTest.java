package studio.lipschitz.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.MaxPool2d;
import studio.lipschitz.layer.SpectralConv2d;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Position;

class PlacementTest {
    private static final Network CHAIN = Network.chain(Input.DEFAULT, SpectralConv2d.DEFAULT, MaxPool2d.DEFAULT);

    @Test
    void nodesWithoutAPositionStandInAColumnBelowTheLowest() {
        Map<String, Position> all = Placement.complete(CHAIN, Map.of("input1", new Position(40, 80)));
        assertEquals(new Position(40, 192), all.get("spectralconv2d1"));
        assertEquals(new Position(40, 304), all.get("maxpool2d1"));
        assertEquals(new Position(0, 0), Placement.complete(CHAIN, Map.of()).get("input1"));
    }

    @Test
    void aFreePlaceCoversNothing() {
        var taken = List.of(new Position(0, 0), new Position(0, 70), new Position(100, 160));
        Position free = Placement.free(new Position(13, 9), taken);
        assertEquals(0, free.x() % Placement.GRID);
        for (Position other : taken) {
            assertTrue(Math.abs(free.x() - other.x()) >= Placement.WIDTH || Math.abs(free.y() - other.y()) >= Placement.HEIGHT);
        }
        assertEquals(new Position(400, 8), Placement.free(new Position(401, 9), taken));
    }

    @Test
    void whatFollowsAnInsertedNodeMovesDownTogether() {
        Map<String, Position> positions = Placement.complete(CHAIN, Map.of());
        Edge first = Edge.of("input1", "spectralconv2d1");
        assertEquals(
                Map.of("spectralconv2d1", new Position(0, 224), "maxpool2d1", new Position(0, 336)),
                Placement.makeRoom(CHAIN, positions, first, new Position(0, 112)));
        assertEquals(Map.of(), Placement.makeRoom(CHAIN, positions, first, new Position(600, 112)));
    }

    @Test
    void aCopiedPartTakesFreeIdsAndKeepsItsInnerEdges() {
        Fragment part = Fragment.of(CHAIN, Placement.complete(CHAIN, Map.of()), java.util.Set.of("spectralconv2d1", "maxpool2d1"));
        Fragment copy = part.shifted(8, 16).freshIn(CHAIN);
        assertEquals(java.util.Set.of("spectralconv2d2", "maxpool2d2"), copy.ids());
        assertEquals(List.of(Edge.of("spectralconv2d2", "maxpool2d2")), copy.edges());
        assertEquals(new Position(8, 128), copy.positions().get("spectralconv2d2"));
    }
}
