package studio.lipschitz.runs;

import static studio.lipschitz.text.Texts.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.ProjectFile;
import studio.lipschitz.training.RunFolder;

/// Reads the summary of one run. What cannot be read is named in it; the rest is there all the same.
final class RunReader {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /// What is known of a network from its design.
    ///
    /// @param constant NaN where its design certifies none
    record Design(int modules, double constant) {
        static final Design UNKNOWN = new Design(0, Double.NaN);
    }

    private RunReader() {}

    /// @param scan what was read of its metrics before
    /// @param known the design of its network, if its file is as it was; NaN modules otherwise
    static RunSummary read(Path folder, MetricsScan scan, Design known) {
        var run = new RunFolder(folder);
        var trouble = new ArrayList<String>();
        Map<String, String> plan = new LinkedHashMap<>();
        RunPoint.read(folder).ifPresent(point -> { // first, for what varies is what people ask for; of its width the plan knows nothing
            plan.put("grid", point.grid());
            plan.putAll(point.values());
        });
        String device = "";
        long started = 0;
        if (Files.exists(run.runFile())) {
            try {
                JsonNode facts = MAPPER.readTree(Files.readAllBytes(run.runFile()));
                plan.putAll(flat(facts.path("plan")));
                device = facts.path("device").asText("");
                started = started(facts);
            } catch (JsonProcessingException e) {
                trouble.add(text("runs.file.json", run.runFile().getFileName(), e.getOriginalMessage()));
            } catch (IOException e) {
                trouble.add(text("runs.file.unread", run.runFile().getFileName(), String.valueOf(e.getMessage())));
            }
        } else if (Files.exists(run.metricsFile())) {
            trouble.add(text("runs.file.missing", run.runFile().getFileName()));
        }
        long sign = 0;
        if (Files.exists(run.metricsFile())) {
            try {
                scan.read(run.metricsFile());
                sign = Files.getLastModifiedTime(run.metricsFile()).toMillis();
                if (!scan.trouble().isEmpty()) {
                    trouble.add(scan.trouble());
                }
            } catch (IOException e) {
                trouble.add(text("runs.file.unread", run.metricsFile().getFileName(), String.valueOf(e.getMessage())));
            }
        }
        RunAbout about = RunAbout.NONE;
        try {
            about = RunAbout.read(folder);
        } catch (IOException e) {
            trouble.add(String.valueOf(e.getMessage()));
        }
        Design design = known.modules() > 0 ? known : design(run, trouble);
        return new RunSummary(folder.toString(), plan, device, design.modules(), design.constant(), scan.progress(),
                started > 0 ? started : begun(run), sign, about, trouble);
    }

    private static Design design(RunFolder run, List<String> trouble) {
        if (!Files.exists(run.networkFile())) {
            trouble.add(text("runs.file.missing", run.networkFile().getFileName()));
            return Design.UNKNOWN;
        }
        try {
            Project project = ProjectFile.read(run.networkFile());
            Analysis analysis = project.analysis();
            OptionalDouble bound = analysis.certified() ? analysis.bound() : OptionalDouble.empty();
            return new Design(analysis.nodes().size(), bound.orElse(Double.NaN));
        } catch (IOException e) {
            trouble.add(String.valueOf(e.getMessage()));
            return Design.UNKNOWN;
        }
    }

    /// A plan as one text a name: `"loss": {"name": "HKRLoss", "params": {"alpha": 10}}` is `loss` and `loss.alpha`.
    static Map<String, String> flat(JsonNode plan) {
        var flat = new LinkedHashMap<String, String>();
        plan.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            if (value.has("name")) {
                flat.put(entry.getKey(), value.path("name").asText());
                value.path("params").properties()
                        .forEach(param -> flat.put(entry.getKey() + "." + param.getKey(), shown(param.getValue())));
            } else if (!value.isNull()) {
                flat.put(entry.getKey(), shown(value));
            }
        });
        return flat;
    }

    /// `10` and not `10.0`, which are the same number and would look like a difference.
    private static String shown(JsonNode value) {
        if (value.isFloatingPointNumber()) {
            double number = value.doubleValue();
            return number == Math.rint(number) && Math.abs(number) < 1e9 ? Long.toString((long) number) : Double.toString(number);
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }

    private static long started(JsonNode facts) {
        try {
            return facts.hasNonNull("started") ? Instant.parse(facts.path("started").asText()).toEpochMilli() : 0;
        } catch (DateTimeParseException e) {
            return 0; // the time of a file is told instead
        }
    }

    /// When whoever started the run wrote its network: what runs of before this version tell of their beginning.
    private static long begun(RunFolder run) {
        for (Path file : List.of(run.networkFile(), run.runFile(), run.path())) {
            try {
                return Files.getLastModifiedTime(file).toMillis();
            } catch (IOException e) {
                // the next one
            }
        }
        return 0;
    }
}
