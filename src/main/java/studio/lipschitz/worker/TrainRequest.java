package studio.lipschitz.worker;

import java.nio.file.Path;
import studio.lipschitz.project.Project;

/// What a worker is asked to train.
///
/// @param project network and plan
/// @param run the run's folder; made if it is not there
/// @param resume goes on from the folder's last checkpoint instead of starting anew
/// @param boundary tells the decision over the plane too, of a network whose input is two numbers
public record TrainRequest(Project project, Path run, boolean resume, boolean boundary) {

    /// Without the decision over the plane.
    public TrainRequest(Project project, Path run, boolean resume) {
        this(project, run, resume, false);
    }

    public TrainRequest withBoundary() {
        return new TrainRequest(project, run, resume, true);
    }
}
