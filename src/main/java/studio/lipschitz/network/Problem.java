package studio.lipschitz.network;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import studio.lipschitz.layer.Fix;

/// Something to mend in a design, on its node.
///
/// @param node the node it stands on; empty for the network as a whole
/// @param severity an error keeps the network from running; a warning breaks or weakens the guarantee
/// @param message one sentence: what is wrong and what to do
/// @param fixes single edits that mend it, best first
public record Problem(Optional<String> node, Severity severity, String message, List<Fix> fixes) {

    public enum Severity {
        ERROR,
        WARNING;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
