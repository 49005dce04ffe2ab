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

    /// With the fields of node `id` under its new name.
    public UnknownFields renamed(String id, String wanted) {
        ObjectNode fields = byPlace.get("nodes/" + id);
        if (fields == null) {
            return this;
        }
        var moved = new java.util.HashMap<>(byPlace);
        moved.remove("nodes/" + id);
        moved.put("nodes/" + wanted, fields);
        return new UnknownFields(moved);
    }
}
