package studio.lipschitz.ui.grid;

import java.util.Optional;
import studio.lipschitz.network.Cost;
import studio.lipschitz.project.Project;
import studio.lipschitz.ui.workspace.TrainingProgress;
import studio.lipschitz.ui.workspace.TrainingSession;

/// How fast a training of this window goes or went: what others take is told from it.
///
/// @param data that was trained with
/// @param samples of an epoch
/// @param perSecond samples a second
/// @param products multiply-adds of one sample, in proportion to which the time of another width is taken
public record Pace(String data, double samples, double perSecond, long products) {

    /// Empty while nothing was measured.
    public static Optional<Pace> of(TrainingSession session) {
        TrainingProgress progress = session.progressProperty().get();
        Optional<Project> trained = session.trainedProperty().get();
        if (trained.isEmpty() || progress.samplesPerSecond().isEmpty() || progress.epochs() == 0) {
            return Optional.empty();
        }
        double samples = (double) progress.steps() / progress.epochs() * trained.get().plan().batch();
        return Optional
                .of(new Pace(trained.get().plan().data(), samples, progress.samplesPerSecond().getAsDouble(), products(trained.get())));
    }

    static long products(Project project) {
        return Math.max(1, Cost.total(project.analysis()).known().multiplyAdds());
    }

    /// Seconds that a project takes, about; empty where it has other data.
    ///
    /// @param cost multiply-adds of one of its samples
    Optional<Double> seconds(Project project, long cost) {
        return project.plan().data().equals(data)
                ? Optional.of(project.plan().epochs() * samples / perSecond * cost / products)
                : Optional.empty();
    }
}
