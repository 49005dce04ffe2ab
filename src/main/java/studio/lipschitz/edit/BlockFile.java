package studio.lipschitz.edit;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import studio.lipschitz.layer.Input;
import studio.lipschitz.network.Block;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.project.Position;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.ProjectFile;
import studio.lipschitz.project.ProjectFileException;

/// A block as a file of its own: a .lipnet file that holds nothing else. Every other .lipnet file can be read as a block too, without its Input.
public final class BlockFile {

    private BlockFile() {}

    /// @param part a block with all that is in it, as [#of] gives it
    /// @throws ProjectFileException if it cannot be written, in one sentence
    public static void write(Path file, Fragment part) throws ProjectFileException {
        ProjectFile.write(file, new Project(
                Network.of(part.nodes(), part.edges()), part.positions(), Project.EMPTY.plan(), Project.EMPTY.unknown(), part.blocks()));
    }

    /// A block of a document, with all that is in it.
    ///
    /// @param positions of every node
    public static Fragment of(Project project, Block block, Map<String, Position> positions) {
        return Fragment.of(project.drawing(), positions, block.nodes(), project.blocks()).withoutIncoming();
    }

    /// The part that a file holds: one block, which is named after the file where the file has none around everything.
    ///
    /// @throws IOException if it cannot be read or holds nothing but an Input, in one sentence
    public static Fragment read(Path file) throws IOException {
        Project project = ProjectFile.read(file);
        Network drawing = project.drawing();
        Set<String> nodes = new LinkedHashSet<>();
        drawing.nodes().stream().filter(node -> !(node.layer() instanceof Input)).map(Node::id).forEach(nodes::add);
        if (nodes.isEmpty()) {
            throw new IOException(text("block.file.nothing", file));
        }
        Fragment part = Fragment.of(drawing, Placement.complete(drawing, project.positions()), nodes, project.blocks()).withoutIncoming();
        if (part.blocks().stream().anyMatch(block -> block.nodes().equals(nodes))) {
            return part;
        }
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.lipnet$", "");
        var blocks = new ArrayList<>(part.blocks());
        blocks.add(new Block(Block.freshId(drawing, project.blocks()), name, nodes, 1, false));
        return new Fragment(part.nodes(), part.edges(), part.positions(), part.incoming(), List.copyOf(blocks));
    }

    /// The block around everything in such a part.
    public static Block whole(Fragment part) {
        return part.blocks().stream().filter(block -> block.nodes().size() == part.nodes().size()).findFirst().orElseThrow();
    }
}
