package studio.lipschitz.ui.shell;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// The keys that differ from those that commands come with, as the settings file has them: `"save": "Shortcut+K"`, or `""` for no key.
///
/// What is no text is kept as it is written, so that one spoilt entry does not cost the settings beside it.
///
/// @param entries keys by the ids of commands, in the order of the ids
public record StoredKeys(@JsonValue Map<String, String> entries) {
    public static final StoredKeys NONE = new StoredKeys(Map.of());

    public StoredKeys {
        entries = Collections.unmodifiableMap(new TreeMap<>(entries));
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static StoredKeys read(JsonNode json) {
        var entries = new TreeMap<String, String>();
        json.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            entries.put(entry.getKey(), value.isTextual() ? value.asText() : value.toString());
        });
        return new StoredKeys(entries);
    }
}
