package studio.lipschitz.grid;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Concatenate;
import studio.lipschitz.layer.GroupNorm;
import studio.lipschitz.layer.GroupSort;
import studio.lipschitz.layer.GroupSort2;
import studio.lipschitz.layer.HouseHolder;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.InvertibleUpSampling;
import studio.lipschitz.layer.Joint;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.MaxMin;
import studio.lipschitz.layer.ParamSpec;
import studio.lipschitz.layer.PixelShuffle;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Node;
import studio.lipschitz.project.Project;
import studio.lipschitz.tensor.Shape;

/// Which nodes of a drawing have their channels in common: what leaves one of them in another number must leave all of them so.
///
/// A layer with a width of its own begins a class; what keeps the channels, such as an activation, is in the class of what it gets; a sum joins those of
/// its inputs. What makes other channels of those that it gets, as Flatten does, has a class that follows theirs.
final class Channels {
    private final Project project;
    private final Analysis analysis;
    private final Map<String, String> parent = new HashMap<>();
    private final Set<String> derived = new HashSet<>(); // nodes whose class follows others
    private final Set<String> kept = new HashSet<>(); // nodes whose width stays
    private final Map<String, List<String>> sources = new LinkedHashMap<>();

    private Channels(Project project, Analysis analysis) {
        this.project = project;
        this.analysis = analysis;
        for (Node node : project.drawing().nodes()) {
            parent.put(node.id(), node.id());
            sources.put(node.id(), project.drawing().into(node.id()).stream().map(Edge::from).toList());
        }
        project.drawing().nodes().forEach(this::join);
        keepHead();
    }

    static Channels of(Project project, Analysis analysis) {
        return new Channels(project, analysis);
    }

    /// The parameter that holds a layer's own width.
    static Optional<String> widthParam(Layer layer) {
        List<String> names = Catalogue.of(layer).params().stream().map(ParamSpec::name).toList();
        return Stream.of("out_features", "out_channels").filter(names::contains).findFirst();
    }

    private void join(Node node) {
        String id = node.id();
        List<String> from = of(id);
        if (node.layer() instanceof Input) {
            kept.add(id);
        } else if (widthParam(node.layer()).isEmpty()) {
            boolean sum = node.layer() instanceof Joint && !(node.layer() instanceof Concatenate);
            if (sum || (from.size() == 1 && keepsChannels(id))) {
                from.forEach(source -> parent.put(root(source), root(id)));
            } else {
                derived.add(id);
            }
        }
    }

    private boolean keepsChannels(String id) {
        var report = analysis.node(id);
        Shape in = report.input().orElseThrow();
        Shape out = report.output().orElseThrow();
        return in.rank() == out.rank() && in.dim(0) == out.dim(0);
    }

    /// The layers whose width is that of the network's output.
    private void keepHead() {
        var todo = new ArrayDeque<String>();
        analysis.output().map(project.expansion()::inDrawing).ifPresent(todo::add);
        var seen = new HashSet<String>();
        while (!todo.isEmpty()) {
            String id = todo.pop();
            if (!seen.add(id)) {
                continue;
            }
            kept.add(id);
            if (widthParam(layer(id)).isEmpty()) {
                todo.addAll(of(id));
            }
        }
    }

    /// The new width of each layer whose width another factor changes.
    Map<String, Integer> scaled(double factor) {
        Set<String> fixed = new HashSet<>();
        kept.forEach(id -> fixed.add(root(id)));
        derived.forEach(id -> fixed.add(root(id)));
        var wider = new LinkedHashMap<String, Integer>();
        for (Node node : project.drawing().nodes()) {
            Optional<String> param = widthParam(node.layer());
            if (param.isPresent() && !fixed.contains(root(node.id()))) {
                int old = width(node.layer(), param.get());
                int multiple = multiple(root(node.id()));
                long wanted = Math.max(1, Math.round(old * factor / multiple)) * multiple;
                if (wanted != old) {
                    wider.put(node.id(), (int) Math.min(Integer.MAX_VALUE, wanted));
                }
            }
        }
        return wider;
    }

    /// The width that a node gets now; empty where that is to be found by inference, or has not changed.
    OptionalInt incoming(String id, Map<String, Integer> wider) {
        return of(id).stream().map(this::root)
                .flatMap(root -> wider.entrySet().stream().filter(each -> root(each.getKey()).equals(root)).map(Map.Entry::getValue))
                .mapToInt(Integer::intValue).findFirst();
    }

    /// Whether a node gets another number of channels or features than before.
    boolean changes(String id, Map<String, Integer> wider) {
        Set<String> changed = new HashSet<>();
        wider.keySet().forEach(each -> changed.add(root(each)));
        return of(id).stream().anyMatch(source -> changes(source, changed, new HashSet<>()));
    }

    private boolean changes(String id, Set<String> changed, Set<String> seen) {
        if (changed.contains(root(id))) {
            return true;
        }
        return seen.add(id) && derived.contains(id) && of(id).stream().anyMatch(source -> changes(source, changed, seen));
    }

    /// What the width of a class must be a multiple of, for what its nodes feed.
    private int multiple(String root) {
        var open = new ArrayDeque<String>(List.of(root));
        var seen = new LinkedHashSet<String>();
        int multiple = 1;
        while (!open.isEmpty()) {
            String now = open.pop();
            if (!seen.add(now)) {
                continue;
            }
            for (Node node : project.drawing().nodes()) {
                boolean fed = of(node.id()).stream().anyMatch(source -> root(source).equals(now));
                boolean own = widthParam(node.layer()).isPresent() && root(node.id()).equals(now);
                if (own) {
                    multiple = leastCommon(multiple, groups(node.layer()));
                }
                if (fed) {
                    multiple = leastCommon(multiple, demand(node.layer()));
                    if (derived.contains(node.id())) {
                        open.add(root(node.id())); // a multiple of the channels is one of what Flatten makes of them
                    }
                }
            }
        }
        return multiple;
    }

    private static int demand(Layer layer) {
        return switch (layer) {
            case GroupSort2 _,MaxMin _,HouseHolder _ -> 2;
            case GroupSort sort -> sort.groupSize().orElse(1);
            case GroupNorm norm -> norm.numGroups();
            case InvertibleUpSampling up -> up.kernelSize() * up.kernelSize();
            case PixelShuffle shuffle -> shuffle.upscaleFactor() * shuffle.upscaleFactor();
            default -> groups(layer);
        };
    }

    private static int groups(Layer layer) {
        return Catalogue.of(layer).write(layer).get("groups") instanceof Number groups ? Math.max(1, groups.intValue()) : 1;
    }

    private static int leastCommon(int one, int other) {
        int a = one;
        int b = other;
        while (b != 0) {
            int rest = a % b;
            a = b;
            b = rest;
        }
        return one / a * other;
    }

    private static int width(Layer layer, String param) {
        return ((Number) java.util.Objects.requireNonNull(Catalogue.of(layer).write(layer).get(param))).intValue();
    }

    private Layer layer(String id) {
        return project.drawing().node(id).layer();
    }

    private List<String> of(String id) {
        return sources.getOrDefault(id, new ArrayList<>());
    }

    private String root(String id) {
        String at = id;
        while (!at.equals(parent.get(at))) {
            at = java.util.Objects.requireNonNull(parent.get(at));
        }
        return at;
    }
}
