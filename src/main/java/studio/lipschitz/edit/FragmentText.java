package studio.lipschitz.edit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.project.PrettyJson;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.ProjectFile;
import studio.lipschitz.project.ProjectFileException;

/// A copied part as the text of a .lipnet file, so that it can go through the clipboard into another window, a file or a message. Edges from outside
/// stand in a field of their own, which a reader of files keeps and passes over.
public final class FragmentText {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String INCOMING = "incoming";

    private FragmentText() {}

    public static String write(Fragment part) {
        var project = new Project(Network.of(part.nodes(), part.edges()), part.positions(), Project.EMPTY.plan(), Project.EMPTY.unknown(),
                part.blocks());
        ObjectNode tree = ProjectFile.tree(project);
        tree.remove("training");
        ArrayNode incoming = tree.putArray(INCOMING);
        part.incoming().forEach(edge -> incoming.addObject().put("from", edge.from()).put("to", edge.to()).put("port", edge.port()));
        return PrettyJson.write(tree);
    }

    /// Whether a text looks like one of these; reading it may still fail.
    public static boolean looksRight(String text) {
        return text.stripLeading().startsWith("{") && text.contains(ProjectFile.FORMAT);
    }

    /// A part out of [#write]'s text, or out of a whole .lipnet file's.
    ///
    /// @return empty if the text holds neither
    public static Optional<Fragment> read(String text) {
        if (!looksRight(text)) {
            return Optional.empty();
        }
        try {
            JsonNode tree = JSON.readTree(text);
            Project project = ProjectFile.parse("the clipboard", tree);
            Network network = project.drawing();
            var part = Fragment.of(network, Placement.complete(network, project.positions()),
                    network.nodes().stream().map(Node::id).collect(Collectors.toSet()), project.blocks());
            return Optional
                    .of(new Fragment(part.nodes(), part.edges(), part.positions(), incoming(tree.path(INCOMING), network), part.blocks()));
        } catch (JsonProcessingException | ProjectFileException e) {
            return Optional.empty();
        }
    }

    private static List<Edge> incoming(JsonNode edges, Network network) {
        var incoming = new ArrayList<Edge>();
        for (JsonNode edge : edges) {
            String to = edge.path("to").asText();
            if (network.contains(to)) {
                incoming.add(new Edge(edge.path("from").asText(), to, Math.max(0, edge.path("port").asInt())));
            }
        }
        return incoming;
    }
}
