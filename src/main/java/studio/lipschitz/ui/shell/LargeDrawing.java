package studio.lipschitz.ui.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import studio.lipschitz.edit.Placement;
import studio.lipschitz.layer.GroupSort2;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.LipResidual;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.project.Position;
import studio.lipschitz.project.Project;
import studio.lipschitz.tensor.Shape;

/// A residual network of any size, drawn in columns side by side: what frames and edits are timed on.
final class LargeDrawing {
    private static final double ACROSS = Placement.WIDTH + 60;
    private static final double DOWN = Placement.HEIGHT + 48;

    private LargeDrawing() {}

    /// Blocks of two layers and an activation, whose input joins their output again.
    static Project of(int count) {
        var nodes = new ArrayList<Node>(List.of(new Node("in", new Input(Shape.of(64)))));
        var edges = new ArrayList<Edge>();
        String block = "in";
        String last = "in";
        for (int i = 1; i < count; i++) {
            String id = "n" + i;
            if (i % 4 == 0) {
                nodes.add(new Node(id, LipResidual.DEFAULT));
                edges.add(new Edge(block, id, 0));
                edges.add(new Edge(last, id, 1));
                block = id;
            } else {
                nodes.add(new Node(id, i % 4 == 2 ? GroupSort2.DEFAULT : SpectralLinear.DEFAULT));
                edges.add(Edge.of(last, id));
            }
            last = id;
        }
        int rows = (int) Math.ceil(Math.sqrt(count * ACROSS / DOWN)); // about as wide as high
        var positions = new HashMap<String, Position>();
        for (int i = 0; i < nodes.size(); i++) {
            int column = i / rows;
            positions.put(nodes.get(i).id(), new Position(column * ACROSS, i % rows * DOWN));
        }
        return Project.EMPTY.withDrawing(Network.of(nodes, edges)).withPositions(positions);
    }
}
