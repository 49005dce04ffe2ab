package studio.lipschitz.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.lipschitz.grid.Pareto;
import studio.lipschitz.lipschitz.CertificateReport;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.ProjectFile;
import studio.lipschitz.runs.RunPoint;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.training.TrainingPlan;
import studio.lipschitz.worker.TrainRequest;
import studio.lipschitz.worker.WorkerProcess;

/// The runs of a grid, one after another.
///
/// @param epsilon radius of the certified accuracy
/// @param json whether the events of each training are printed as JSON
record GridRuns(List<Part> parts, double epsilon, GridReport report, boolean json, PrintWriter out, PrintWriter err) {

    /// One run.
    ///
    /// @param folder of the run; it need not be there
    record Part(RunPoint point, Project project, Path folder) {

        private RunFolder run() {
            return new RunFolder(folder);
        }

        /// Whether it has come to its end.
        boolean finished() throws IOException {
            return ending().filter(end -> end instanceof TrainingEvent.Finished done && !done.stopped()).isPresent();
        }

        private Optional<TrainingEvent> ending() throws IOException {
            List<TrainingEvent> events = run().events();
            return events.isEmpty() ? Optional.empty() : Optional.of(events.getLast());
        }

        /// A run of another network or plan must not be taken for this one.
        ///
        /// @throws IOException in one sentence, if its folder holds such a one
        void refuseOther() throws IOException {
            Optional<RunFolder.Facts> facts = run().facts();
            if (facts.isEmpty()) {
                return;
            }
            TrainingPlan wanted = project.plan();
            TrainingPlan there = facts.get().plan().withEpsilon(wanted.epsilon()).withDevice(wanted.device());
            boolean same = there.equals(wanted) && Files.exists(run().networkFile())
                    && ProjectFile.read(run().networkFile()).network().equals(project.network());
            if (!same) {
                throw new IOException(folder + ": the run that is there has another network or plan; name another folder with --out, "
                        + "or give the options that it was trained with.");
            }
        }
    }

    /// What a run came to. A figure that there is none of is NaN.
    ///
    /// @param state `finished`, `stopped` or `failed`
    record Outcome(Part part, String state, double accuracy, double certified, double seconds) implements Pareto.Figures {
        @Override
        public double first() {
            return accuracy;
        }

        @Override
        public double second() {
            return certified;
        }
    }

    int run() throws IOException, InterruptedException, CommandFailure {
        var outcomes = new ArrayList<Outcome>();
        boolean failed = false;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            boolean done = part.finished();
            report.begins(i + 1, parts.size(), part, done);
            if (!done) {
                part.point().write(part.folder());
                boolean resume = Files.exists(part.run().lastState());
                failed |= TrainCommand.train(
                        new TrainRequest(part.project(), part.folder(), resume),
                        json ? new TrainReport.Json(out) : TrainReport.forPeople(out), err) != Commands.DONE;
            }
            Outcome outcome = outcome(part);
            outcomes.add(outcome);
            if (outcome.state().equals("stopped")) {
                break; // by Ctrl-C: whoever calls again goes on
            }
        }
        report.ends(parts.size(), epsilon, outcomes, Pareto.front(outcomes));
        return failed ? Commands.FLAGGED : Commands.DONE;
    }

    private Outcome outcome(Part part) throws IOException, InterruptedException {
        List<TrainingEvent> events = part.run().events();
        String state = switch (events.isEmpty() ? null : events.getLast()) {
            case TrainingEvent.Finished end -> end.stopped() ? "stopped" : "finished";
            case null, default -> "failed";
        };
        Optional<TrainingEvent.EpochDone> last = events.stream()
                .filter(TrainingEvent.EpochDone.class::isInstance).map(TrainingEvent.EpochDone.class::cast).reduce((_, next) -> next);
        if (last.isEmpty()) {
            return new Outcome(part, state, Double.NaN, Double.NaN, Double.NaN);
        }
        double accuracy = last.get().valAccuracy();
        double certified = last.get().certifiedAccuracy();
        double recorded = part.run().facts().map(facts -> facts.plan().epsilon()).orElse(epsilon);
        if (recorded != epsilon && state.equals("finished")) { // it was trained when another radius was asked for
            CertificateReport proved = new WorkerProcess().certify(part.folder(), "last", "", List.of(epsilon), _ -> {});
            accuracy = proved.accuracy();
            certified = proved.certified().getFirst().accuracy();
        }
        return new Outcome(part, state, accuracy, certified, last.get().seconds());
    }
}
