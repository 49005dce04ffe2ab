package studio.lipschitz.ui.workspace;

import java.util.Optional;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Cost;
import studio.lipschitz.network.Problem.Severity;

/// The network as a whole in the words of the status bar and of the inspector.
///
/// @param certified as [Analysis#certified]
/// @param headline `Certified: 1-Lipschitz`, or `Not certified`
/// @param reason one sentence that says why
/// @param cost of all layers; empty while a shape is missing
public record Summary(boolean certified, String headline, String reason, Optional<Cost> cost) {

    public static Summary of(Analysis analysis) {
        String constant = analysis.bound().isPresent() ? Figures.upperBound(analysis.bound().getAsDouble()) : "";
        if (analysis.certified()) {
            return new Summary(true, "Certified: " + constant + "-Lipschitz", "The constant holds by construction, whatever the weights.",
                    Cost.of(analysis));
        }
        return new Summary(false, "Not certified", reason(analysis), Cost.of(analysis));
    }

    private static String reason(Analysis analysis) {
        if (analysis.nodes().isEmpty()) {
            return "The canvas is empty: drag an Input and layers onto it.";
        }
        long errors = analysis.problems().stream().filter(p -> p.severity() == Severity.ERROR).count();
        if (errors > 0) {
            return errors == 1 ? "1 error keeps the network from running." : errors + " errors keep the network from running.";
        }
        var unsafe = analysis.nodes().values().stream().filter(r -> !r.verdict().kind().finite()).map(r -> r.node().id()).toList();
        return switch (unsafe.size()) {
            case 0 -> "The network has no finite constant by design.";
            case 1 -> unsafe.getFirst() + " has no constant that holds whatever the weights.";
            default -> unsafe.size() + " nodes have no constant that holds whatever the weights.";
        };
    }
}
