package studio.lipschitz.exchange;

import java.util.Optional;

/// A line of code and the node that it stands for; a node may own several, and lines that frame the network none.
///
/// @param text without its end
public record CodeLine(String text, Optional<String> node) {

    static CodeLine frame(String text) {
        return new CodeLine(text, Optional.empty());
    }

    static CodeLine of(String node, String text) {
        return new CodeLine(text, Optional.of(node));
    }
}
