package studio.lipschitz.ui.report;

import static studio.lipschitz.text.Texts.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import studio.lipschitz.dataset.Datasets;
import studio.lipschitz.network.Network;
import studio.lipschitz.training.PlanJson;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.RunNote;
import studio.lipschitz.training.TrainingEvent.EpochDone;
import studio.lipschitz.training.TrainingEvent.Started;
import studio.lipschitz.training.TrainingPlan;
import studio.lipschitz.ui.report.Report.Fact;
import studio.lipschitz.ui.report.Report.Section;
import studio.lipschitz.ui.workspace.Figures;
import studio.lipschitz.ui.workspace.TrainingMetrics.ChangeMark;

/// The tables of a report: what it came to, how it was trained, on what, with which programs.
final class ReportFacts {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final RunRecord run;
    private final String weights;

    /// @param weights `last` or `best`
    ReportFacts(RunRecord run, String weights) {
        this.run = run;
        this.weights = weights;
    }

    List<Section> sections() {
        return List.of(results(), plan(), data(), programs());
    }

    private Section results() {
        var facts = new ArrayList<Fact>();
        run.epoch(weights).ifPresent(epoch -> {
            add(facts, "accuracy", Rounded.share(epoch.valAccuracy()));
            certified(epoch).forEach((epsilon, share) -> facts.add(new Fact(text("report.fact.certified", epsilon), share)));
            add(facts, "radius", Rounded.radius(epoch.meanRadius()));
            add(facts, "valLoss", figure(epoch.valLoss()));
        });
        run.metrics().bestEpoch().ifPresent(best -> add(facts, "best",
                text("report.fact.bestOf", best.epoch(), Rounded.share(best.valAccuracy()))));
        add(facts, "ending", run.ending());
        return new Section(run.epoch(weights).map(epoch -> text("report.section.results", epoch.epoch()))
                .orElseGet(() -> text("report.section.noResults")), facts);
    }

    /// By radius, in ascending order; the plan's own is always among them.
    private Map<String, String> certified(EpochDone epoch) {
        var shares = new java.util.LinkedHashMap<String, String>();
        if (epoch.figures().certified().isEmpty()) { // runs of early versions knew one radius
            shares.put(epsilon(run.project().plan().epsilon()), Rounded.share(epoch.certifiedAccuracy()));
        }
        epoch.figures().certified().forEach(at -> shares.put(epsilon(at.epsilon()), Rounded.share(at.accuracy())));
        return shares;
    }

    private Section plan() {
        TrainingPlan plan = run.project().plan();
        ObjectNode written = PlanJson.write(plan);
        var facts = new ArrayList<Fact>();
        add(facts, "loss", spelled(written.path("loss")));
        add(facts, "optimizer", spelled(written.path("optimizer")));
        add(facts, "lr", text("report.fact.scheduled", figure(plan.lr()), spelled(written.path("schedule"))));
        add(facts, "epochs", text("report.fact.epochsOf", run.metrics().latestEpoch().map(EpochDone::epoch).orElse(0), plan.epochs()));
        add(facts, "batch", String.valueOf(plan.batch()));
        add(facts, "seed", String.valueOf(plan.seed()));
        add(facts, "normalization", plan.normalization().word());
        plan.clipNorm().ifPresent(norm -> add(facts, "clip", figure(norm)));
        plan.earlyStopping().ifPresent(stopping -> add(facts, "early",
                text("report.fact.earlyOf", stopping.metric().word(), stopping.patience())));
        return new Section(text("report.section.plan"), facts);
    }

    /// `HKRLoss alpha=10, min_margin=1`
    private static String spelled(JsonNode named) {
        String params = named.path("params").properties().stream()
                .map(param -> param.getKey() + "=" + (param.getValue().isDouble() ? figure(param.getValue().doubleValue())
                        : param.getValue().asText()))
                .collect(Collectors.joining(", "));
        return params.isEmpty() ? named.path("name").asText() : named.path("name").asText() + " (" + params + ")";
    }

    private Section data() {
        var facts = new ArrayList<Fact>();
        add(facts, "data", run.project().plan().data());
        add(facts, "dataSeed", dataSeed(run.project().plan().data()));
        Optional<Started> began = run.beginning();
        add(facts, "trainSamples", began.map(started -> Figures.count(started.trainSamples())).orElseGet(ReportFacts::unknown));
        add(facts, "validationSamples", began.map(started -> Figures.count(started.validationSamples())).orElseGet(ReportFacts::unknown));
        add(facts, "hash", run.facts().map(RunFolder.Facts::dataHash).filter(hash -> !hash.isBlank()).orElseGet(ReportFacts::unknown));
        return new Section(text("report.section.data"), facts);
    }

    /// Told although nobody asked for one: without it a toy could not be drawn again.
    private static String dataSeed(String source) {
        try {
            return String.valueOf(Datasets.seed(source));
        } catch (IOException e) {
            return unknown(); // a run of a version that knew the source
        }
    }

    private Section programs() {
        var facts = new ArrayList<Fact>();
        add(facts, "started", run.started().map(ReportFacts::moment).orElseGet(ReportFacts::unknown));
        add(facts, "duration", run.seconds() > 0 ? Figures.duration(run.seconds()) : unknown());
        add(facts, "device", run.facts().map(RunFolder.Facts::device).filter(device -> !device.isBlank()).orElseGet(ReportFacts::unknown));
        Map<String, String> versions = run.facts().map(RunFolder.Facts::versions).orElse(Map.of());
        add(facts, "app", versions.getOrDefault("app", unknown()));
        add(facts, "libtorch", versions.getOrDefault("libtorch", unknown()));
        add(facts, "java", versions.getOrDefault("java", unknown()));
        add(facts, "os", versions.getOrDefault("os", unknown()));
        return new Section(text("report.section.programs"), facts);
    }

    /// What happened to the run and is no figure; without what did not happen.
    List<Section> remarks() {
        var sections = new ArrayList<Section>();
        run.failure().ifPresent(reason -> sections.add(new Section(text("report.remarks.failed"), List.of(new Fact("", reason)))));
        run.early().ifPresent(early -> sections.add(new Section(text("report.remarks.early"), List.of(new Fact("",
                text("report.remarks.earlyBy", early.epoch(), early.metric(), early.patience(), early.bestEpoch()))))));
        List<ChangeMark> changes = run.metrics().changes();
        if (!changes.isEmpty()) {
            sections.add(new Section(text("report.remarks.changes"), changes.stream()
                    .map(change -> new Fact(text("report.remarks.step", Figures.count(change.event().step())),
                            ReportCurves.words(change.event())))
                    .toList()));
        }
        if (!run.notes().isEmpty()) {
            var notes = new ArrayList<Fact>();
            for (RunNote note : run.notes()) {
                notes.add(new Fact(text("report.remarks.noteAt", notes.size() + 1, run.metrics().xAt(note.step())), note.text()));
            }
            sections.add(new Section(text("report.remarks.notes"), notes));
        }
        if (!run.about().note().isBlank()) {
            sections.add(new Section(text("report.remarks.note"), List.of(new Fact("", run.about().note().strip()))));
        }
        return sections;
    }

    /// Nodes of the network and its trained numbers.
    static String size(Network network, Optional<Started> began) {
        int modules = Math.max(0, network.nodes().size() - 1); // without the input
        return began.map(started -> text("report.size", modules, Figures.count(started.parameters())))
                .orElseGet(() -> text("report.size.modules", modules));
    }

    static String moment(Instant instant) {
        return MOMENT.format(instant.atZone(ZoneId.systemDefault()));
    }

    private static void add(List<Fact> facts, String name, String value) {
        facts.add(new Fact(text("report.fact.name." + name), value));
    }

    private static String unknown() {
        return text("report.unknown");
    }

    /// A radius that is asked about, exact or downward, so that what is said to hold within it does: `0.5`, `36/255`.
    static String epsilon(double epsilon) {
        var exact = java.math.BigDecimal.valueOf(epsilon).stripTrailingZeros();
        if (exact.precision() <= 6) {
            return exact.toPlainString();
        }
        long levels = Math.round(epsilon * 255);
        return levels / 255.0 == epsilon ? levels + "/255"
                : new java.math.BigDecimal(epsilon).round(new java.math.MathContext(5, java.math.RoundingMode.DOWN)).toPlainString();
    }

    /// A number that is no bound, short: `0.001`, `1e-08`, `0.1412`.
    static String figure(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        var shown = new java.math.BigDecimal(value).round(new java.math.MathContext(5)).stripTrailingZeros();
        boolean small = shown.signum() != 0 && shown.abs().compareTo(new java.math.BigDecimal("1e-4")) < 0;
        return small ? String.format(Locale.ROOT, "%.3g", value) : shown.toPlainString();
    }
}
