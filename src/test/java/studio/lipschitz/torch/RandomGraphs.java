package studio.lipschitz.torch;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import studio.lipschitz.layer.Joint;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;

/// Networks whose branches part and meet at random; every node carries [#WIDTH] features, and one output gathers all loose ends.
final class RandomGraphs {
    static final int WIDTH = 6;

    private RandomGraphs() {}

    static Network of(long seed) {
        var random = new Random(seed);
        var nodes = new ArrayList<>(List.of(new Node("in", Networks.layer("Input", Map.of("shape", List.of(WIDTH))))));
        var edges = new ArrayList<Edge>();
        var loose = new LinkedHashSet<>(List.of("in"));
        for (int i = 0; i < 5 + random.nextInt(8); i++) {
            Layer layer = layer(random);
            int inputs = layer instanceof Joint joint ? (joint.portNames().isEmpty() ? 2 + random.nextInt(2) : 2) : 1;
            add(nodes, edges, loose, layer, "n" + i, inputs, random);
            if (layer.module().equals("Concatenate")) {
                nodes.add(new Node("narrow" + i, dense(random)));
                edges.add(Edge.of("n" + i, "narrow" + i));
                loose.remove("n" + i);
                loose.add("narrow" + i);
            }
        }
        nodes.add(new Node("gather", Networks.layer("Add", Map.of())));
        List<String> ends = loose.size() > 1 ? List.copyOf(loose) : List.of(loose.getFirst(), "in");
        for (int port = 0; port < ends.size(); port++) {
            edges.add(new Edge(ends.get(port), "gather", port));
        }
        return Network.of(nodes, edges);
    }

    private static void add(
            List<Node> nodes, List<Edge> edges, Set<String> loose, Layer layer, String id, int inputs, Random random) {
        var sources = new ArrayList<String>();
        for (int port = 0; port < inputs; port++) {
            Node source = nodes.get(Math.max(0, nodes.size() - 1 - random.nextInt(4)));
            while (source.layer().module().equals("Concatenate")) {
                source = nodes.get(random.nextInt(nodes.size()));
            }
            sources.add(source.id());
            edges.add(new Edge(source.id(), id, port));
        }
        nodes.add(new Node(id, layer));
        sources.forEach(loose::remove);
        loose.add(id);
    }

    private static Layer layer(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> Networks.layer("Add", Map.of("scaled", random.nextBoolean()));
            case 1 -> Networks.layer("Concatenate", Map.of("scaled", random.nextBoolean()));
            case 2, 3 -> Networks.layer("LipResidual", Map.of());
            case 4 -> Networks.layer("GroupSort2", Map.of());
            case 5 -> Networks.layer("Tanh", Map.of());
            default -> dense(random);
        };
    }

    private static Layer dense(Random random) {
        return Networks.layer("SpectralLinear", Map.of("out_features", WIDTH, "k_coef_lip", 0.5 + random.nextDouble()));
    }
}
