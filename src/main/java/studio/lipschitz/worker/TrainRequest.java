package studio.lipschitz.worker;

import java.nio.file.Path;
import java.util.Optional;
import studio.lipschitz.project.Project;
import studio.lipschitz.training.Plane;

/// What a worker is asked to train.
///
/// @param project network and plan
/// @param run the run's folder; made if it is not there
/// @param resume goes on from the folder's last checkpoint instead of starting anew
/// @param boundary tells the decision over the plane too, of a network whose input is two numbers
/// @param plane the part of it that is told; empty: the surroundings of the data
public record TrainRequest(Project project, Path run, boolean resume, boolean boundary, Optional<Plane> plane) {

    /// Without the decision over the plane.
    public TrainRequest(Project project, Path run, boolean resume) {
        this(project, run, resume, false, Optional.empty());
    }

    public TrainRequest withBoundary() {
        return new TrainRequest(project, run, resume, true, plane);
    }

    public TrainRequest within(Optional<Plane> part) {
        return new TrainRequest(project, run, resume, boundary, part);
    }

    TrainRequest in(Path folder) {
        return new TrainRequest(project, folder, resume, boundary, plane);
    }
}
