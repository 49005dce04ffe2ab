package studio.lipschitz.ui.workspace;

import java.util.Optional;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Expansion;
import studio.lipschitz.project.Project;

/// A document's network, with every repetition, and what is known of it; problems of a repetition stand on the node of the drawing.
record Checked(Expansion expansion, Analysis analysis) {

    static Checked of(Project project) {
        Expansion expansion = project.expansion();
        return of(expansion, project.analysis(expansion));
    }

    /// @param before of another version: what is the same is not looked at again
    static Checked of(Project project, Analysis before) {
        Expansion expansion = project.expansion();
        return of(expansion, project.analysis(expansion, Optional.of(before)));
    }

    /// @param analysis of this very project
    static Checked known(Project project, Analysis analysis) {
        return of(project.expansion(), analysis);
    }

    private static Checked of(Expansion expansion, Analysis analysis) {
        return new Checked(expansion, expansion.drawn().isEmpty() ? analysis : analysis.located(expansion::inDrawing));
    }
}
