package studio.lipschitz.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.GroupSort2;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.LipResidual;
import studio.lipschitz.layer.SpectralConv2d;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.project.Project;
import studio.lipschitz.tensor.Shape;

class DissolvingTest {
    private static Network without(Network network, String... ids) {
        var project = new Project(network, Map.of(), Project.EMPTY.plan(), Project.EMPTY.unknown());
        return Edits.dissolve(List.of(ids)).change().apply(project).drawing();
    }

    private static SpectralConv2d taking(int channels) {
        return (SpectralConv2d) Catalogue.of(SpectralConv2d.DEFAULT).with(SpectralConv2d.DEFAULT, "in_channels", channels);
    }

    @Test
    void neighboursAreJoinedWhereTheShapesAgree() {
        Network chain = Network.chain(new Input(Shape.of(1, 28, 28)), taking(1), GroupSort2.DEFAULT, taking(32));
        assertEquals(Set.of(Edge.of("input1", "spectralconv2d1"), Edge.of("spectralconv2d1", "spectralconv2d2")),
                without(chain, "groupsort21").edges());
        assertEquals(Set.of(), without(chain, "spectralconv2d1", "groupsort21").edges(), "an image of one channel does not fit 32");
    }

    @Test
    void aLayerThatTakesAnyWidthIsJoined() {
        Network chain = Network.chain(new Input(Shape.of(8)), SpectralLinear.DEFAULT, SpectralLinear.DEFAULT);
        assertEquals(Set.of(Edge.of("input1", "spectrallinear2")), without(chain, "spectrallinear1").edges());
    }

    @Test
    void ofSeveralSourcesTheFirstThatFitsIsTaken() {
        Network network = Network.of(
                List.of(new Node("a", new Input(Shape.of(3, 8, 8))), new Node("conv", taking(3)), new Node("mix", LipResidual.DEFAULT),
                        new Node("next", taking(32))),
                List.of(Edge.of("a", "conv"), new Edge("a", "mix", 0), new Edge("conv", "mix", 1), Edge.of("mix", "next")));
        assertEquals(Set.of(Edge.of("a", "conv"), Edge.of("conv", "next")), without(network, "mix").edges());
    }
}
