package studio.lipschitz.edit;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.project.Project;

/// A change of the document: what the undo menu calls it, and a pure function.
///
/// @param label as in "Undo `label`": `Add SpectralLinear`
/// @param change must return its argument itself where nothing changes
/// @param mergeKey edits in a row with the same key become one step of the history (typing in one field); null never merges
public record Edit(String label, UnaryOperator<Project> change, @Nullable String mergeKey) {

    public static Edit of(String label, UnaryOperator<Project> change) {
        return new Edit(label, change, null);
    }

    public Edit mergingBy(String key) {
        return new Edit(label, change, key);
    }
}
