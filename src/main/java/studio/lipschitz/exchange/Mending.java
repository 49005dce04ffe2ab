package studio.lipschitz.exchange;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.layer.Fix;
import studio.lipschitz.layer.Verdict;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Problem;
import studio.lipschitz.project.Project;

/// A network with every module that breaks its guarantee replaced by the first of its equivalents.
///
/// @param changes a sentence for each node that changed, in the order of the changes
/// @param left a sentence for each node that has no equivalent and is still flagged
public record Mending(Project project, List<String> changes, List<String> left) {

    /// A replacement may need another one, as a layer does whose constant is above 1: of no node more than this.
    private static final int MOST_ROUNDS = 4;

    /// In time linear in the network, a few times over.
    public static Mending of(Project project) {
        var changes = new ArrayList<String>();
        Project mended = project;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Set<String> seen = new HashSet<>();
            int before = changes.size();
            for (Problem problem : mended.analysis().problems()) {
                Optional<String> id = problem.node();
                if (id.isPresent() && !problem.fixes().isEmpty() && seen.add(id.get())) {
                    Fix fix = problem.fixes().getFirst();
                    changes.add(said(mended, id.get(), fix));
                    mended = Edits.fix(id.get(), fix).change().apply(mended);
                }
            }
            if (changes.size() == before) {
                break;
            }
        }
        return new Mending(mended, List.copyOf(changes), left(mended.analysis()));
    }

    private static String said(Project project, String id, Fix fix) {
        String module = project.drawing().node(id).layer().module();
        return switch (fix) {
            case Fix.Replace(String _, var layer) -> text("exchange.fix.changed", id, module,
                    layer.module().equals(module) ? fix.label() : layer.module());
            case Fix.Dissolve _ -> text("exchange.fix.gone", id, module);
        };
    }

    private static List<String> left(Analysis analysis) {
        return analysis.nodes().values().stream()
                .filter(report -> report.verdict().kind() != Verdict.Kind.SAFE)
                .map(report -> text("exchange.fix.left", report.node().id(), report.node().layer().module(), report.verdict().reason()))
                .toList();
    }
}
