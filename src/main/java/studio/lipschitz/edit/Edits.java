package studio.lipschitz.edit;

import static studio.lipschitz.text.Texts.text;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Fix;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.Normalize;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.project.Position;
import studio.lipschitz.project.Project;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.training.TrainingPlan;

/// The edits of the window, each a label and a pure function.
public final class Edits {

    private Edits() {}

    /// Adds a node; `id` comes from [studio.lipschitz.network.Network#freshId].
    public static Edit add(String id, Layer layer, Position position) {
        return Edit.of(text("edit.add", layer.module()),
                project -> project.updateDrawing(n -> n.with(new Node(id, layer))).withPosition(id, position));
    }

    /// Adds a node and leads `from` to it, one step of the history.
    public static Edit addAfter(String from, String id, Layer layer, Position position) {
        return Edit.of(text("edit.add", layer.module()), project -> project.updateDrawing(
                n -> n.with(new Node(id, layer)).connect(Edge.of(from, id)))
                .withPosition(id, position));
    }

    /// Adds the node that `edge` leaves, which feeds a port from then on, one step of the history.
    public static Edit addBefore(Edge edge, Layer layer, Position position) {
        return Edit.of(text("edit.add", layer.module()), project -> project.updateDrawing(
                n -> n.with(new Node(edge.from(), layer)).connect(edge))
                .withPosition(edge.from(), position));
    }

    /// Adds a node in the middle of an edge; `positions` holds its own and those of nodes that make room.
    public static Edit insert(Edge edge, String id, Layer layer, Map<String, Position> positions) {
        return Edit.of(text("edit.insert", layer.module()), project -> project.updateDrawing(n -> n.with(new Node(id, layer))
                .disconnect(Set.of(edge))
                .connect(Edge.of(edge.from(), id))
                .connect(new Edge(id, edge.to(), edge.port()))).withPositions(positions).joined(Set.of(id), edge));
    }

    /// Adds a copied part, whose ids must be free ([Fragment#freshIn]).
    public static Edit paste(String verb, Fragment part) {
        String label = part.nodes().size() == 1
                ? text("edit.paste.one", verb, part.nodes().getFirst().layer().module())
                : text("edit.paste.many", verb, part.nodes().size());
        return Edit.of(label, project -> part.nodes().isEmpty() ? project : project.updateDrawing(n -> {
            Network grown = n;
            for (Node node : part.nodes()) {
                grown = grown.with(node);
            }
            for (Edge edge : part.edges()) {
                grown = grown.connect(edge);
            }
            for (Edge edge : part.incoming()) {
                grown = grown.connect(edge);
            }
            return grown;
        }).withPositions(part.positions()).withMore(part.blocks()));
    }

    /// Leads an edge elsewhere, one step of the history.
    public static Edit reconnect(Edge from, Edge to) {
        return Edit.of(text("edit.connect", to.from(), to.to()), project -> from.equals(to)
                ? project
                : project.updateDrawing(n -> n.disconnect(Set.of(from)).connect(to)));
    }

    public static Edit connect(Edge edge) {
        return Edit.of(text("edit.connect", edge.from(), edge.to()), project -> project.drawing().edges().contains(edge)
                ? project
                : project.updateDrawing(n -> n.connect(edge)));
    }

    public static Edit delete(Set<String> nodes, Set<Edge> edges) {
        int count = nodes.size() + edges.size();
        String label = count != 1
                ? text("edit.delete.many", count)
                : nodes.isEmpty() ? text("edit.delete.edge") : text("edit.delete.one", nodes.iterator().next());
        return Edit.of(label, project -> count == 0
                ? project
                : project.updateDrawing(n -> n.disconnect(edges)).without(nodes));
    }

    /// As [#delete], of what has been copied.
    public static Edit cut(Set<String> nodes, Set<Edge> edges) {
        int count = nodes.size() + edges.size();
        String label = count == 1 && nodes.size() == 1 ? text("edit.cut.one", nodes.iterator().next()) : text("edit.cut.many", count);
        return Edit.of(label, delete(nodes, edges).change());
    }

    /// Moves nodes; a drag in steps with the same `gesture` is one step of the history.
    public static Edit move(Map<String, Position> positions, @Nullable String gesture) {
        String label = positions.size() == 1
                ? text("edit.move.one", positions.keySet().iterator().next())
                : text("edit.move.many", positions.size());
        return new Edit(label, project -> project.withPositions(positions), gesture);
    }

    /// Puts nodes where [Arrange] or [LayeredLayout] would have them.
    public static Edit place(String label, Map<String, Position> positions) {
        return Edit.of(label, project -> project.positions().entrySet().containsAll(positions.entrySet())
                ? project
                : project.withPositions(positions));
    }

    /// Sets one parameter, in the form that stands in a file; null empties an optional one.
    ///
    /// @throws IllegalArgumentException when applied, if the value is of a wrong type or out of range
    public static Edit setParam(String id, String param, @Nullable Object raw) {
        return new Edit(text("edit.param", param, id),
                project -> {
                    Layer before = project.drawing().node(id).layer();
                    Layer after = Catalogue.of(before).with(before, param, raw);
                    return after.equals(before) ? project : project.updateDrawing(n -> n.replace(id, after));
                },
                "param:" + id + ":" + param);
    }

    /// Puts `normalize` behind the network's input, in the place of one that stands there already.
    ///
    /// @return no change where there is no input
    public static Edit normalise(Normalize normalize) {
        return Edit.of(text("edit.normalise"), project -> {
            Optional<String> input = project.drawing().nodes().stream()
                    .filter(node -> node.layer() instanceof Input)
                    .map(Node::id)
                    .findFirst();
            return input.isEmpty() ? project : normalised(project, input.get(), normalize);
        });
    }

    private static Project normalised(Project project, String input, Normalize normalize) {
        Network network = project.drawing();
        List<Edge> out = network.outOf(input);
        if (out.size() == 1 && network.node(out.getFirst().to()).layer() instanceof Normalize before) {
            return before.equals(normalize) ? project : project.updateDrawing(n -> n.replace(out.getFirst().to(), normalize));
        }
        String id = network.freshId(normalize);
        Map<String, Position> positions = Placement.complete(network, project.positions());
        Position above = java.util.Objects.requireNonNull(positions.get(input));
        var place = new Position(above.x(), above.y() + Placement.HEIGHT + Placement.GAP);
        var moved = new LinkedHashMap<String, Position>();
        out.forEach(edge -> moved.putAll(Placement.makeRoom(network, positions, edge, place)));
        moved.put(id, out.isEmpty() ? Placement.free(place, positions.values()) : place);
        return project.updateDrawing(n -> {
            Network grown = n.with(new Node(id, normalize)).disconnect(Set.copyOf(out)).connect(Edge.of(input, id));
            for (Edge edge : out) {
                grown = grown.connect(new Edge(id, edge.to(), edge.port()));
            }
            return grown;
        }).withPositions(moved);
    }

    /// Asks a constant of the network as a whole; empty: each layer's own holds again.
    ///
    /// @throws IllegalArgumentException when applied, if it is not above 0 and finite
    public static Edit networkConstant(OptionalDouble constant) {
        return new Edit(text("edit.networkConstant"), project -> {
            Network after = project.drawing().withConstant(constant);
            return after.constant().equals(project.drawing().constant()) ? project : project.withDrawing(after);
        }, "network:k_coef_lip");
    }

    /// Takes nodes away and joins those around them where their shapes agree.
    public static Edit dissolve(Collection<String> ids) {
        String label = ids.size() == 1 ? text("edit.dissolve.one", ids.iterator().next()) : text("edit.dissolve.many", ids.size());
        return Edit.of(label, project -> Dissolving.of(project, Set.copyOf(ids)));
    }

    /// Leads an edge through nodes that are there already and have no edges to others, one step of the history.
    ///
    /// @param way through them
    public static Edit leadThrough(Edge edge, Set<String> ids, Passage way, Map<String, Position> positions) {
        return Edit.of(text("edit.insert", way.entry()),
                project -> project.updateDrawing(n -> led(n, edge, way)).withPositions(positions).joined(ids, edge));
    }

    /// Adds a copied part, whose ids must be free ([Fragment#freshIn]), in the middle of an edge.
    ///
    /// @param way through it
    public static Edit insert(Edge edge, String name, Fragment part, Passage way, Map<String, Position> positions) {
        UnaryOperator<Project> pasted = paste(name, part).change();
        return Edit.of(text("edit.insert", name),
                project -> pasted.apply(project).updateDrawing(n -> led(n, edge, way)).withPositions(positions)
                        .joined(part.ids(), edge));
    }

    private static Network led(Network network, Edge edge, Passage way) {
        return network.disconnect(Set.of(edge))
                .connect(Edge.of(edge.from(), way.entry()))
                .connect(new Edge(way.exit(), edge.to(), edge.port()));
    }

    /// The same edit, after which nodes lie within a block, and within those around it.
    public static Edit within(Edit edit, String block, Set<String> nodes) {
        return new Edit(edit.label(), project -> edit.change().apply(project).within(block, nodes), edit.mergeKey());
    }

    public static Edit fix(String id, Fix fix) {
        return Edit.of(text("edit.fix", fix.label(), id), project -> fixed(project, id, fix));
    }

    private static Project fixed(Project project, String id, Fix fix) {
        Project fixed = project.updateDrawing(n -> n.apply(id, fix));
        return fixed.drawing().contains(id) ? fixed : fixed.without(List.of(id)); // dissolved: its place and the rest go too
    }

    /// Several fixes as one step.
    public static Edit fixAll(Collection<Map.Entry<String, Fix>> fixes) {
        String label = fixes.size() == 1 ? text("edit.fixAll.one", 1) : text("edit.fixAll.many", fixes.size());
        return Edit.of(label, project -> {
            Project fixed = project;
            for (var entry : fixes) {
                fixed = fixed(fixed, entry.getKey(), entry.getValue());
            }
            return fixed;
        });
    }

    /// Gives a node another id.
    ///
    /// @throws IllegalArgumentException when applied, if the id is blank or taken
    public static Edit rename(String id, String wanted) {
        return Edit.of(text("edit.rename", id, wanted), project -> {
            if (id.equals(wanted)) {
                return project;
            }
            var positions = new LinkedHashMap<>(project.positions());
            Position position = positions.remove(id);
            if (position != null) {
                positions.put(wanted, position);
            }
            return new Project(project.drawing().rename(id, wanted), positions, project.plan(),
                    project.unknown().renamed(id, wanted),
                    project.blocks().stream().map(block -> block.renamed(each -> each.equals(id) ? wanted : each)).toList());
        });
    }

    /// Has the plan learn from `source`; an empty canvas gets the Input for it, one step of the history.
    ///
    /// @param samples shape of one of its samples
    public static Edit learnFrom(String source, Shape samples) {
        return Edit.of(text("edit.plan", "data"), project -> {
            Project planned = project.plan().data().equals(source) ? project : project.withPlan(project.plan().withData(source));
            if (!project.drawing().nodes().isEmpty() || samples.rank() > Input.MOST_AXES) {
                return planned;
            }
            var input = new Input(samples);
            String id = project.drawing().freshId(input);
            return planned.updateDrawing(n -> n.with(new Node(id, input))).withPosition(id, new Position(0, 0));
        });
    }

    /// Changes the training plan; `field` names what for the history.
    public static Edit plan(String field, UnaryOperator<TrainingPlan> change) {
        return new Edit(text("edit.plan", field),
                project -> {
                    TrainingPlan after = change.apply(project.plan());
                    return after.equals(project.plan()) ? project : project.withPlan(after);
                },
                "plan:" + field);
    }
}
