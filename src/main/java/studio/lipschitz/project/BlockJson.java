package studio.lipschitz.project;

import static studio.lipschitz.text.Texts.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import studio.lipschitz.network.Block;
import studio.lipschitz.network.Network;

/// Blocks as they stand in a file, under `canvas.blocks`: `{"id", "name", "repeat", "folded", "nodes": [ids of the first repetition]}`. The network of the file
/// holds every repetition, so a program that does not know blocks reads it whole.
final class BlockJson {

    private BlockJson() {}

    static ArrayNode write(List<Block> blocks) {
        ArrayNode written = JsonNodeFactory.instance.arrayNode();
        for (Block block : blocks) {
            ObjectNode one = written.addObject();
            one.put("id", block.id());
            one.put("name", block.name());
            if (block.repeat() != 1) {
                one.put("repeat", block.repeat());
            }
            if (block.folded()) {
                one.put("folded", true);
            }
            ArrayNode nodes = one.putArray("nodes");
            block.nodes().forEach(nodes::add);
        }
        return written;
    }

    /// @param network of the file
    static List<Block> read(JsonPlace place, Network network) throws ProjectFileException {
        var blocks = new ArrayList<Block>();
        for (JsonPlace each : place.present() ? place.elements() : List.<JsonPlace>of()) {
            each.object();
            String id = each.field("id").text();
            if (id.isBlank() || network.contains(id) || blocks.stream().anyMatch(block -> block.id().equals(id))) {
                throw each.field("id").refuse(text("block.file.id", JsonPlace.brief(id)));
            }
            var nodes = new LinkedHashSet<String>();
            for (JsonPlace node : each.field("nodes").elements()) {
                if (!network.contains(node.text())) {
                    throw node.refuse(text("block.file.node", JsonPlace.brief(node.text())));
                }
                nodes.add(node.text());
            }
            if (nodes.isEmpty() || !blocks.stream().allMatch(block -> block.allows(nodes))) {
                throw each.field("nodes").refuse(text(nodes.isEmpty() ? "block.file.empty" : "block.file.overlap"));
            }
            int repeat = each.field("repeat").present() ? each.field("repeat").smallInteger() : 1;
            if (repeat < 1 || repeat > Block.MOST) {
                throw each.field("repeat").refuse(text("block.file.repeat", Block.MOST, repeat));
            }
            boolean folded = each.object().path("folded").asBoolean(false);
            String name = each.field("name").present() ? each.field("name").text() : id;
            blocks.add(new Block(id, name, nodes, repeat, folded));
        }
        return List.copyOf(blocks);
    }
}
