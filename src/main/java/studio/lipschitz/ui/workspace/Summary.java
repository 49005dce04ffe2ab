package studio.lipschitz.ui.workspace;

import static studio.lipschitz.text.Texts.text;

import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Cost;
import studio.lipschitz.network.Problem.Severity;

/// The network as a whole in the words of the status bar and of the inspector.
///
/// @param certified as [Analysis#certified]
/// @param headline `Certified: 1-Lipschitz`, or `Not certified`
/// @param reason one sentence that says why
/// @param total of what its layers cost
public record Summary(boolean certified, String headline, String reason, Cost.Total total) {

    public static Summary of(Analysis analysis) {
        return of(analysis, Cost.total(analysis));
    }

    /// @param total of this very analysis
    static Summary of(Analysis analysis, Cost.Total total) {
        String constant = analysis.bound().isPresent() ? Figures.upperBound(analysis.bound().getAsDouble()) : "";
        if (analysis.certified()) {
            return new Summary(
                    true, text("workspace.certified", constant), text("workspace.certified.reason"), total);
        }
        return new Summary(false, text("workspace.notCertified"), reason(analysis), total);
    }

    private static String reason(Analysis analysis) {
        if (analysis.nodes().isEmpty()) {
            return text("workspace.empty");
        }
        long errors = analysis.problems().stream().filter(p -> p.severity() == Severity.ERROR).count();
        if (errors > 0) {
            return text(errors == 1 ? "workspace.errors.one" : "workspace.errors.many", errors);
        }
        var unsafe = analysis.nodes().values().stream().filter(r -> !r.verdict().kind().finite()).map(r -> r.node().id()).toList();
        return switch (unsafe.size()) {
            case 0 -> text("workspace.noConstant");
            case 1 -> text("workspace.noConstant.one", unsafe.getFirst());
            default -> text("workspace.noConstant.many", unsafe.size());
        };
    }
}
