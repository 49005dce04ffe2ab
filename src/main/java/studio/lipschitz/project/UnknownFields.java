package studio.lipschitz.project;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/// Fields of a file that this version does not know, by the object that they stood in (`""`, `network`, `training`, `nodes/ID`, ...).
///
/// The trees are private to this record: never changed after reading.
public record UnknownFields(Map<String, ObjectNode> byPlace) {
    public static final UnknownFields NONE = new UnknownFields(Map.of());

    public UnknownFields {
        byPlace = Map.copyOf(byPlace);
    }
}
