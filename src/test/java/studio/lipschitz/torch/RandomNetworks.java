package studio.lipschitz.torch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Group;
import studio.lipschitz.layer.Inference;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Joint;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.layer.Verdict;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.tensor.Shape;

/// Networks of all modules of the catalogue with parameters of all kinds, whose branches part and meet at random; heads are put side by side at the end.
final class RandomNetworks {
    private static final int LARGEST = 100; // numbers that an edge carries
    private static final List<Shape> INPUTS = List.of(Shape.of(6), Shape.of(2, 7), Shape.of(2, 5, 4), Shape.of(1, 6, 6),
            Shape.of(1, 3, 2, 3));

    private final Random random;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private final Map<String, Shape> shapes = new LinkedHashMap<>();
    private final Set<String> loose = new LinkedHashSet<>();

    private RandomNetworks(long seed) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L); // the first draws of neighbouring seeds are alike
    }

    static Network of(long seed) {
        var graph = new RandomNetworks(seed);
        graph.start(graph.any(INPUTS));
        for (int i = 0, most = 4 + graph.random.nextInt(6); i < most; i++) {
            graph.grow();
        }
        return graph.gathered();
    }

    /// Only of what reaches its constant: orthogonal maps to as many features or fewer, sorting, pools without overlap, equal branches that are added up.
    static Network exact(long seed) {
        var graph = new RandomNetworks(seed);
        graph.start(graph.random.nextBoolean() ? Shape.of(8) : Shape.of(4, 4, 4));
        for (int i = 0, most = 3 + graph.random.nextInt(5); i < most; i++) {
            String last = graph.nodes.getLast().id();
            int features = (int) graph.shape(last).size();
            Layer layer = Networks.layer(graph.any(List.of("GroupSort2", "FullSort", "MaxMin", "HouseHolder", "Abs", "Flatten", "MaxPool2d",
                    "ScaledL2NormPool2d", "InvertibleDownSampling", "Add", "Concatenate", "SpectralLinear", "Normalize")), Map.of());
            layer = switch (layer.module()) {
                case "SpectralLinear" -> Networks.layer("SpectralLinear", Map.of(
                        "out_features", Math.max(2, features - graph.random.nextInt(3)), "k_coef_lip", 0.5 + graph.random.nextDouble()));
                case "Normalize" -> Networks.layer("Normalize", Map.of("mean", 0.5, "std", 0.25 + graph.random.nextDouble()));
                default -> layer;
            };
            if (!layer.module().equals("SpectralLinear") || graph.shape(last).rank() == 1) { // along a last axis it would be wide
                graph.add(layer, layer instanceof Joint ? List.of(last, last) : List.of(last), LARGEST);
            }
        }
        return graph.gathered();
    }

    /// Modules of these networks.
    static Set<String> modules(List<Network> networks) {
        var modules = new TreeSet<String>();
        networks.forEach(network -> network.nodes().forEach(node -> modules.add(node.layer().module())));
        return modules;
    }

    private void start(Shape input) {
        nodes.add(new Node("in", new Input(input)));
        shapes.put("in", input);
        loose.add("in");
    }

    /// One node more, of any module, after any of the last few.
    private void grow() {
        for (int attempt = 0; attempt < 200; attempt++) {
            Group group = any(List.of(Group.values()));
            ModuleType type = any(
                    Catalogue.all().stream().filter(t -> t.info().group() == (group == Group.INPUT ? Group.JOINT : group)).toList());
            Layer layer = drawn(type);
            String source = nodes.get(Math.max(0, nodes.size() - 1 - random.nextInt(3))).id();
            if (layer != null && layer.verdict(shape(source)).kind() != Verdict.Kind.UNBOUNDED
                    && add(layer, sources(layer, source), LARGEST)) {
                return;
            }
        }
    }

    private List<String> sources(Layer layer, String source) {
        if (!(layer instanceof Joint joint)) {
            return List.of(source);
        }
        var alike = shapes.keySet().stream().filter(id -> shape(id).equals(shape(source))).toList();
        var sources = new ArrayList<>(List.of(source));
        int ports = joint.portNames().isEmpty() ? 2 + random.nextInt(2) : joint.ports();
        while (sources.size() < ports) {
            sources.add(any(alike));
        }
        return sources;
    }

    private boolean add(Layer layer, List<String> sources, int largest) {
        if (!(layer.outputShape(sources.stream().map(this::shape).toList()) instanceof Inference.Fits fits)
                || fits.shape().size() > largest) {
            return false;
        }
        String id = "n" + nodes.size();
        nodes.add(new Node(id, layer));
        shapes.put(id, fits.shape());
        for (int port = 0; port < sources.size(); port++) {
            edges.add(new Edge(sources.get(port), id, port));
        }
        sources.forEach(loose::remove);
        loose.add(id);
        return true;
    }

    private Network gathered() {
        if (loose.size() > 1) {
            var heads = new ArrayList<String>();
            for (String end : List.copyOf(loose)) {
                boolean vector = shape(end).rank() == 1 || !add(Networks.layer("Flatten", Map.of()), List.of(end), LARGEST);
                heads.add(vector ? end : nodes.getLast().id());
            }
            add(Networks.layer("Concatenate", Map.of("scaled", random.nextBoolean())), heads, Integer.MAX_VALUE);
        }
        return Network.of(nodes, edges);
    }

    private @Nullable Layer drawn(ModuleType type) {
        var params = new HashMap<String, @Nullable Object>();
        type.params().forEach(param -> {
            Object value = switch (param.name()) {
                case "kernel_size", "upscale_factor", "downscale_factor" -> 1 + random.nextInt(3);
                case "stride", "dilation", "groups", "num_groups" -> 1 + random.nextInt(2);
                case "padding" -> random.nextInt(3);
                case "out_channels" -> 2 * (1 + random.nextInt(2));
                case "out_features", "output_size" -> 1 + random.nextInt(4);
                case "padding_mode" -> any(List.of("zeros", "zeros", "reflect", "replicate", "circular", "symmetric"));
                case "k_coef_lip", "scale_factor" -> any(List.of(0.5, 1.0, 2.0));
                case "mode" -> any(List.of("nearest", "nearest-exact", "bilinear", "linear", "bicubic", "trilinear"));
                case "group_size" -> 2;
                case "std" -> 0.25 + random.nextDouble();
                case "num_features" -> type.name().equals("LayerCentering") ? 2 : null;
                case "dim" -> type.name().equals("LayerCentering") ? -1 : null;
                case "beta", "threshold", "alpha", "negative_slope" -> 0.25 + 2 * random.nextDouble();
                case "affine", "elementwise_affine", "ceil_mode", "count_include_pad", "scaled", "disjoint_neurons", "align_corners" ->
                    random.nextBoolean();
                case "eps" -> any(List.of(1e-5, 1e-2));
                default -> null;
            };
            if (value != null && random.nextInt(5) > 0) {
                params.put(param.name(), value);
            } else if (param.name().equals("eps_bjorck") && random.nextInt(3) == 0) {
                params.put("eps_bjorck", null);
            }
        });
        try {
            return type.read(params);
        } catch (IllegalArgumentException _) {
            return null; // these values do not go together
        }
    }

    private Shape shape(String id) {
        return java.util.Objects.requireNonNull(shapes.get(id));
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
