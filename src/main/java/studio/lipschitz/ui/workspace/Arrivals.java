package studio.lipschitz.ui.workspace;

import static studio.lipschitz.text.Texts.text;

import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import studio.lipschitz.edit.BlockFile;
import studio.lipschitz.edit.Edit;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.edit.Fragment;
import studio.lipschitz.edit.Passage;
import studio.lipschitz.edit.Placement;
import studio.lipschitz.edit.Shown;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.network.Block;
import studio.lipschitz.network.Edge;
import studio.lipschitz.project.Position;

/// Puts what comes new into the drawing: modules and blocks, each selected then.
public record Arrivals(Workspace workspace) {

    private Position centre() {
        return workspace.viewCentreProperty().get();
    }

    void add(ModuleType type) {
        Layer layer = type.defaults();
        Shown shown = shown();
        Optional<Edge> edge = layer instanceof Input ? Optional.empty() : workspace.selection().edge();
        if (edge.isPresent()) {
            insertAt(edge.get(), layer);
            return;
        }
        Optional<String> before = layer instanceof Input ? Optional.empty() : workspace.selection().single();
        if (before.isEmpty()) {
            Position centre = centre();
            addAt(layer, new Position(centre.x() - Placement.WIDTH / 2, centre.y() - Placement.HEIGHT / 2), Optional.empty());
            return;
        }
        Position above = Objects.requireNonNull(shown.cards().get(shown.card(before.get())));
        var out = workspace.network().outOf(before.get());
        if (out.size() == 1) {
            insertAt(out.getFirst(), layer, new Position(above.x(), above.y() + Placement.HEIGHT + Placement.GAP));
            return;
        }
        String id = workspace.network().freshId(layer);
        workspace.apply(Edits.addAfter(before.get(), id, layer, Placement.below(above, shown.cards().values())));
        workspace.selectNodes(Set.of(id));
    }

    /// The cards of the present version, with nodes that the document has no place for below the others.
    private Shown shown() {
        return Shown.of(workspace.network(), workspace.project().blocks(),
                Placement.complete(workspace.network(), workspace.project().positions()));
    }

    /// Adds a layer at a place, or at the next free one below it, and selects it.
    ///
    /// @param into the block that it comes into, if any
    public void addAt(Layer layer, Position wanted, Optional<Block> into) {
        String id = workspace.network().freshId(layer);
        put(Edits.add(id, layer, Placement.free(wanted, shown().cards().values())), into, Set.of(id));
    }

    private void put(Edit edit, Optional<Block> into, Set<String> ids) {
        workspace.apply(into.map(block -> Edits.within(edit, block.id(), ids)).orElse(edit));
        workspace.selectNodes(ids);
    }

    /// Adds a layer in the middle of an edge, between its ends.
    public void insertAt(Edge edge, Layer layer) {
        Shown shown = shown();
        insertAt(edge, layer, Placement.onto(Objects.requireNonNull(shown.cards().get(shown.card(edge.from()))),
                Objects.requireNonNull(shown.cards().get(shown.card(edge.to())))));
    }

    /// Adds a layer in the middle of an edge, moves what follows out of its way, and selects it.
    public void insertAt(Edge edge, Layer layer, Position wanted) {
        String id = workspace.network().freshId(layer);
        Position place = Placement.snap(wanted);
        var changed = new LinkedHashMap<>(shown().makeRoom(edge, place));
        changed.put(id, place);
        workspace.apply(Edits.insert(edge, id, layer, changed));
        workspace.selectNodes(Set.of(id));
    }

    /// Puts a copy of a block into the drawing, its upper left node at a place or below what stands there, and selects it.
    ///
    /// @param into the block that it comes into, if any
    public void addBlock(Fragment part, Position wanted, Optional<Block> into) {
        Fragment copy = copy(part, Placement.free(wanted, shown().cards().values()));
        put(Edits.paste(text("block.edit.add"), copy), into, copy.ids());
    }

    /// A copy with its upper left node there.
    private Fragment copy(Fragment part, Position place) {
        double left = part.positions().values().stream().mapToDouble(Position::x).min().orElse(0);
        double top = part.positions().values().stream().mapToDouble(Position::y).min().orElse(0);
        return part.freshIn(workspace.network(), workspace.project().blocks()).shifted(place.x() - left, place.y() - top);
    }

    /// Puts a copy of a block in the middle of an edge, which is led through it ([Passage]), and selects it.
    ///
    /// @param extra how much higher it is than a card
    public void insertBlockAt(Edge edge, Fragment part, Position place, double extra) {
        Fragment copy = copy(part, place);
        Passage.of(copy.nodes(), copy.edges()).ifPresent(way -> workspace.apply(Edits.insert(
                edge, BlockFile.whole(part).name(), copy, way, shown().makeRoom(edge, new Position(place.x(), place.y() + extra)))));
        workspace.selectNodes(copy.ids());
    }

    /// As above, in the middle of what the canvas shows.
    public void addBlock(Fragment part) {
        Position centre = centre();
        addBlock(part, new Position(centre.x() - Placement.WIDTH / 2, centre.y() - Placement.HEIGHT / 2), Optional.empty());
        workspace.selection().nodes().stream().findFirst().ifPresent(workspace::show);
    }
}
