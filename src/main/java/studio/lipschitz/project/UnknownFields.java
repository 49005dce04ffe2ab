package studio.lipschitz.project;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.network.Edge;

/// Fields of a file that this version does not know, by the object that they stood in (see [Place]).
///
/// The trees are private to this record: never changed after reading.
public record UnknownFields(Map<Place, ObjectNode> byPlace) {
    public static final UnknownFields NONE = new UnknownFields(Map.of());

    /// An object of the file. Those of a node or an edge follow it when it is renamed and go when it goes.
    public sealed interface Place {}

    /// Objects of which a file has one.
    public enum Single implements Place {
        ROOT,
        NETWORK,
        CANVAS,
        TRAINING,
        LOSS,
        LOSS_PARAMS,
        OPTIMIZER,
        OPTIMIZER_PARAMS,
        SCHEDULE,
        SCHEDULE_PARAMS,
        EARLY_STOPPING
    }

    public record OfNode(String id) implements Place {}

    public record OfParams(String id) implements Place {}

    public record OfPosition(String id) implements Place {}

    public record OfEdge(Edge edge) implements Place {}

    public UnknownFields {
        byPlace = Map.copyOf(byPlace);
    }

    /// With the fields of node `id` under its new name.
    public UnknownFields renamed(String id, String wanted) {
        return map(place -> switch (place) {
            case Single single -> single;
            case OfNode node -> node.id.equals(id) ? new OfNode(wanted) : node;
            case OfParams params -> params.id.equals(id) ? new OfParams(wanted) : params;
            case OfPosition position -> position.id.equals(id) ? new OfPosition(wanted) : position;
            case OfEdge(Edge edge) -> new OfEdge(new Edge(
                    edge.from().equals(id) ? wanted : edge.from(), edge.to().equals(id) ? wanted : edge.to(), edge.port()));
        });
    }

    /// Without the fields of these nodes: another node that takes one of the ids later must not inherit them.
    public UnknownFields without(Collection<String> ids) {
        var gone = Set.copyOf(ids);
        return map(place -> switch (place) {
            case Single single -> single;
            case OfNode node -> gone.contains(node.id) ? null : node;
            case OfParams params -> gone.contains(params.id) ? null : params;
            case OfPosition position -> gone.contains(position.id) ? null : position;
            case OfEdge(Edge edge) -> gone.contains(edge.from()) || gone.contains(edge.to()) ? null : place;
        });
    }

    private UnknownFields map(Function<Place, @Nullable Place> change) {
        if (byPlace.isEmpty()) {
            return this;
        }
        var mapped = new HashMap<Place, ObjectNode>();
        byPlace.forEach((place, fields) -> {
            Place after = change.apply(place);
            if (after != null) {
                mapped.put(after, fields);
            }
        });
        return new UnknownFields(mapped);
    }
}
