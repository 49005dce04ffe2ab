package studio.lipschitz.ui.runs;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.lipschitz.grid.Point;
import studio.lipschitz.network.Problem;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.ProjectFile;
import studio.lipschitz.runs.Queued;

/// What waits, as its files are now; its point of a grid stays.
///
/// @param renewed by what waited before
/// @param complaint why some stay as they are, a sentence a line; else empty
record Renewal(Map<Queued, Queued> renewed, String complaint) {

    /// Reads the files of these; not on the FX thread.
    static Renewal of(List<Queued> chosen) {
        var renewed = new LinkedHashMap<Queued, Queued>();
        var complaints = new LinkedHashMap<String, String>();
        for (Queued each : chosen) {
            try {
                renewed.put(each, each.renewed(project(each)));
            } catch (IOException | IllegalArgumentException e) {
                complaints.put(RunLibrary.reason(e), "");
            }
        }
        return new Renewal(renewed, String.join("\n", complaints.keySet()));
    }

    private static Project project(Queued each) throws IOException {
        if (each.file().isEmpty()) {
            throw new IOException(text("grid.queue.noFile", each.name()));
        }
        if (each.folder().isPresent()) {
            throw new IOException(text("grid.queue.goesOn", each.name()));
        }
        Project project = ProjectFile.read(each.file().get());
        if (each.point().isPresent()) {
            var values = new LinkedHashMap<String, Double>();
            each.point().get().values().forEach((name, value) -> values.put(name, Double.parseDouble(value)));
            project = new Point(values).of(project);
        }
        for (Problem problem : project.analysis().problems()) {
            if (problem.severity() == Problem.Severity.ERROR) {
                throw new IOException(text("grid.queue.refused", each.file().get().getFileName(), problem.message()));
            }
        }
        return project;
    }
}
