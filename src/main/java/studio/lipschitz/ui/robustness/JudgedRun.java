package studio.lipschitz.ui.robustness;

import java.io.IOException;
import java.util.Optional;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Node;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.ProjectFile;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.TrainingPlan;
import studio.lipschitz.worker.LabRequest;

/// A run as its folder tells it: what the window needs to name its nodes and to read its figures.
///
/// @param plan that it was trained with
record JudgedRun(LabRequest request, Analysis analysis, TrainingPlan plan) {

    /// @throws IOException if the folder holds no run that can be read, in one sentence
    static JudgedRun read(LabRequest request) throws IOException {
        var folder = new RunFolder(request.run());
        Project project = ProjectFile.read(folder.networkFile());
        return new JudgedRun(
                request, Analysis.of(project.network()), folder.facts().map(RunFolder.Facts::plan).orElse(project.plan()));
    }

    Node nodeOf(String id) {
        return analysis.effective().node(id);
    }

    /// The image that a dense layer looks at, through what only rearranges it; empty where its input is none.
    Optional<Shape> imageBefore(String id) {
        String at = id;
        for (int step = 0; step < analysis.order().size(); step++) {
            Optional<Shape> input = analysis.node(at).input();
            if (input.filter(shape -> shape.rank() == 3).isPresent()) {
                return input;
            }
            if (analysis.node(at).sources().size() != 1) {
                return Optional.empty();
            }
            at = analysis.node(at).sources().getFirst();
            if (!nodeOf(at).layer().module().equals("Flatten")) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
