package studio.lipschitz.project;

import static studio.lipschitz.text.Texts.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.ParamSpec;
import studio.lipschitz.layer.Unresolved;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Block;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Expansion;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.network.Problem;
import studio.lipschitz.network.Problem.Severity;
import studio.lipschitz.training.TrainingPlan;

/// The immutable document: a drawing of a network, where its nodes stand, how it is trained.
///
/// @param drawing what is edited: every block once
/// @param positions by node id; a node without one is placed by the window
/// @param unknown fields of the file that this version does not know, kept for the round trip
/// @param blocks parts of the drawing, each within another or apart from it
public record Project(
        Network drawing, Map<String, Position> positions, TrainingPlan plan, UnknownFields unknown, List<Block> blocks) {

    public static final Project EMPTY = new Project(Network.EMPTY, Map.of(), TrainingPlan.DEFAULT, UnknownFields.NONE);

    public Project {
        positions = Collections.unmodifiableMap(new LinkedHashMap<>(positions));
        blocks = within(drawing, blocks);
    }

    /// Without blocks.
    public Project(Network drawing, Map<String, Position> positions, TrainingPlan plan, UnknownFields unknown) {
        this(drawing, positions, plan, unknown, List.of());
    }

    /// What is left of blocks whose nodes may have gone; of two with the same nodes the first one.
    private static List<Block> within(Network drawing, List<Block> blocks) {
        if (blocks.isEmpty()) {
            return List.of();
        }
        var left = new ArrayList<Block>();
        for (Block block : blocks) {
            var ids = new LinkedHashSet<>(block.nodes());
            ids.removeIf(id -> !drawing.contains(id));
            if (!ids.isEmpty() && left.stream().noneMatch(other -> other.nodes().equals(ids))) {
                left.add(ids.size() == block.nodes().size() ? block : block.of(ids));
            }
        }
        return List.copyOf(left);
    }

    /// The drawing with its repeated blocks written out: what is checked, trained and saved. Made anew at each call where a block is repeated.
    public Network network() {
        return expansion().network();
    }

    public Expansion expansion() {
        return Expansion.of(drawing, blocks);
    }

    /// With another drawing.
    public Project withDrawing(Network changed) {
        return new Project(changed, positions, plan, unknown, blocks);
    }

    public Project updateDrawing(UnaryOperator<Network> change) {
        return withDrawing(change.apply(drawing));
    }

    public Project withBlocks(List<Block> changed) {
        return new Project(drawing, positions, plan, unknown, changed);
    }

    public Optional<Block> block(String id) {
        return blocks.stream().filter(block -> block.id().equals(id)).findFirst();
    }

    /// With another block in the place of the one that has its id.
    public Project updateBlock(String id, UnaryOperator<Block> change) {
        return withBlocks(blocks.stream().map(block -> block.id().equals(id) ? change.apply(block) : block).toList());
    }

    /// With more blocks, whose ids are free.
    public Project withMore(List<Block> others) {
        return others.isEmpty() ? this : withBlocks(Stream.concat(blocks.stream(), others.stream()).toList());
    }

    /// With nodes in every block that holds both ends of an edge: they come between them.
    public Project joined(Collection<String> nodes, Edge edge) {
        return withBlocks(blocks.stream()
                .map(block -> block.nodes().contains(edge.from()) && block.nodes().contains(edge.to()) ? block.with(nodes) : block)
                .toList());
    }

    /// With nodes in a block, and in those around it.
    public Project within(String id, Collection<String> nodes) {
        return block(id).map(inner -> withBlocks(blocks.stream()
                .map(block -> block.id().equals(id) || block.holds(inner) ? block.with(nodes) : block)
                .toList())).orElse(this);
    }

    /// Without these nodes, every edge at them, and all else that the file says of them.
    public Project without(Collection<String> ids) {
        var kept = new LinkedHashMap<>(positions);
        kept.keySet().removeAll(ids);
        return new Project(drawing.without(ids), kept, plan, unknown.without(ids), blocks);
    }

    public Project withPlan(TrainingPlan changed) {
        return new Project(drawing, positions, changed, unknown, blocks);
    }

    public Project withPositions(Map<String, Position> changed) {
        var all = new LinkedHashMap<>(positions);
        all.putAll(changed);
        return new Project(drawing, all, plan, unknown, blocks);
    }

    public Project withPosition(String id, Position position) {
        return withPositions(Map.of(id, position));
    }

    /// What is known of its network, an error for every block that cannot be repeated as it should, and a warning for every parameter of the file that
    /// its module does not have. A plan in reference mode
    /// leaves nothing certified.
    public Analysis analysis() {
        return analysis(expansion());
    }

    /// As above.
    ///
    /// @param expansion of this very project
    public Analysis analysis(Expansion expansion) {
        return analysis(expansion, Optional.empty());
    }

    /// As above.
    ///
    /// @param before of another version, if there is one: what is the same is not looked at again
    public Analysis analysis(Expansion expansion, Optional<Analysis> before) {
        var warnings = new ArrayList<Problem>();
        for (Node node : drawing.nodes()) {
            ObjectNode fields = unknown.byPlace().get(new UnknownFields.OfParams(node.id()));
            if (fields != null && !(node.layer() instanceof Unresolved)) {
                fields.fieldNames().forEachRemaining(name -> warnings.add(strange(node, name)));
            }
        }
        Analysis analysis = before.map(other -> Analysis.of(expansion.network(), other))
                .orElseGet(() -> Analysis.of(expansion.network()))
                .warning(warnings);
        for (Problem refused : expansion.problems()) {
            analysis = analysis.refusing(refused);
        }
        return plan.normalization().proves() ? analysis : analysis.unproved(unproved());
    }

    private static Problem strange(Node node, String name) {
        var names = Catalogue.of(node.layer()).params().stream().map(ParamSpec::name).toList();
        String module = node.layer().module();
        String message = NearestName.of(name, names)
                .map(near -> text("project.problem.strangeNear", module, JsonPlace.brief(name), near))
                .orElseGet(() -> text("project.problem.strange", module, JsonPlace.brief(name)));
        return new Problem(Optional.of(node.id()), Severity.WARNING, message, List.of());
    }

    private static Problem unproved() {
        return new Problem(Optional.empty(), Severity.WARNING, text("project.problem.unproved"), List.of());
    }
}
