package studio.lipschitz.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import studio.lipschitz.grid.Axis;
import studio.lipschitz.grid.Grid;
import studio.lipschitz.grid.Point;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.project.Project;
import studio.lipschitz.training.TrainingPlan;

/// Trains a network at every point of a grid, one after another, and tells which runs no other one beats.
@Command(
        name = "grid",
        description = "Trains the network of a file with every combination of some values, one after another, and marks the runs that no other "
                + "one beats in accuracy and certified accuracy. Called again, it goes on: what is finished is not trained again.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class GridCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "a .lipnet file") private Path file;

    @Option(names = "--vary", paramLabel = "NAME=VALUES", required = true,
            description = "what varies, once or more: a parameter of the loss (alpha, margin), lr, batch, seed, epochs, or width, a factor on all hidden layers") private List<String> vary = new ArrayList<>();

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "holds a folder for each run") private Path out;

    @Option(names = "--epsilon", paramLabel = "X",
            description = "radius of the certified accuracy, in units of the input; by default the file's") private @Nullable Double epsilon;

    @Mixin private PlanOptions options = new PlanOptions();

    @Option(names = "--json", description = "one JSON event a line instead of tables") private boolean json;

    /// What stands below the options in the help.
    static String[] footer() {
        var lines = new ArrayList<String>(List.of(
                "",
                "VALUES is a list, as in alpha=1,10,100, or a range FROM..TO:COUNT, with :log in steps of one factor, as in lr=1e-4..1e-1:4:log."));
        List<String> ofTraining = List.of(TrainCommand.footer());
        lines.addAll(ofTraining.subList(0, ofTraining.size() - 1));
        lines.add("Exit status: 0 every run finished, 1 one of them failed, 2 the input cannot be used.");
        return lines.toArray(String[]::new);
    }

    @Override
    public Integer call() throws Exception {
        Project project = ReadFile.lipnet(file);
        project = project.withPlan(withEpsilon(options.applied(project.plan())));
        Analysis analysis = Analysis.of(project.network());
        TrainCommand.refuseErrors(file, analysis);
        List<GridRuns.Part> parts = parts(project);
        TrainCommand.refuseData(project.plan(), analysis); // the points differ in nothing that data must fit
        NamedDevice.require(project.plan().device());
        var writer = spec.commandLine().getOut();
        GridReport report = json ? new GridReport.Json(writer) : new GridReport.People(writer);
        PrintWriter err = spec.commandLine().getErr();
        return new GridRuns(parts, project.plan().epsilon(), report, json, writer, err).run();
    }

    private TrainingPlan withEpsilon(TrainingPlan plan) throws CommandFailure {
        try {
            return epsilon == null ? plan : plan.withEpsilon(epsilon);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.unreadable("--epsilon: " + e.getMessage() + ".");
        }
    }

    /// Every point with its project: what is wrong with any of them is told before the first is trained.
    private List<GridRuns.Part> parts(Project project) throws CommandFailure {
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw CommandFailure.unreadable(out + ": this is no folder; name another with --out.");
        }
        var parts = new ArrayList<GridRuns.Part>();
        try {
            Grid grid = Grid.over(project, vary.stream().map(Axis::parse).toList());
            List<Point> points = grid.points();
            List<Project> projects = Point.all(points, project);
            for (int i = 0; i < points.size(); i++) {
                var mark = points.get(i).of(String.valueOf(out.toAbsolutePath().normalize().getFileName()));
                parts.add(new GridRuns.Part(mark, projects.get(i), out.resolve(mark.folder())));
            }
        } catch (IllegalArgumentException e) {
            throw CommandFailure.unreadable("--vary: " + e.getMessage() + ".");
        }
        for (GridRuns.Part part : parts) {
            try {
                part.refuseOther();
            } catch (IOException e) {
                throw CommandFailure.unreadable(String.valueOf(e.getMessage()));
            }
        }
        return parts;
    }
}
