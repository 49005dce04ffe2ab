package studio.lipschitz.ui.report;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import studio.lipschitz.lipschitz.BoundReport;
import studio.lipschitz.lipschitz.Bracket;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Problem;
import studio.lipschitz.text.Texts;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.TrainingEvent.EpochDone;
import studio.lipschitz.ui.canvas.PictureColumns;
import studio.lipschitz.ui.report.Report.Tile;

/// Makes the report of a run from its folder. Takes seconds, as the bounds are those of the weights that ship: never on the FX thread.
public final class Reports {
    /// Of the place that the graph has in a page, in any unit.
    private static final double GRAPH_WIDTH = 523;

    private static final double GRAPH_HEIGHT = 150;

    private final Bounds bounds;

    /// Where the bounds of a run's weights come from: a worker, which may fail.
    public interface Bounds {
        BoundReport of(Path run, String weights, Consumer<String> progress) throws IOException, InterruptedException;
    }

    public Reports(Bounds bounds) {
        this.bounds = bounds;
    }

    /// @param weights `last` or `best`
    /// @param progress told what the work is at, on the caller's thread
    /// @throws IOException if it is no run, or a file of it cannot be read, in one sentence
    public Report of(Path folder, String weights, Consumer<String> progress) throws IOException, InterruptedException {
        RunRecord run = RunRecord.read(folder);
        Analysis analysis = run.project().analysis();
        var remarks = new ArrayList<>(new ReportFacts(run, weights).remarks());
        Optional<BoundReport> measured = Optional.empty();
        var files = new RunFolder(run.folder());
        if (Files.exists(weights.equals("best") ? files.bestWeights() : files.lastWeights())) {
            try {
                measured = Optional.of(bounds.of(run.folder(), weights, progress));
            } catch (IOException e) {
                remarks.addFirst(remark("report.remarks.bounds", String.valueOf(e.getMessage())));
            }
        } else {
            remarks.addFirst(remark("report.remarks.weights", text("report.remarks.noWeights")));
        }
        progress.accept(text("report.progress.pages"));
        LayerTable layers = LayerTable.of(analysis, measured);
        var standing = new NetworkStanding(analysis, measured);
        var facts = new ReportFacts(run, weights);
        return new Report(
                Texts.language(),
                run.name(),
                subtitle(run, analysis),
                standing.word(),
                analysis.certified(),
                standing.sentence(),
                tiles(run, weights, standing),
                PictureColumns.of(run.project(), GRAPH_WIDTH, GRAPH_HEIGHT),
                new ReportCurves(run.metrics(), run.project().plan().epsilon(), run.notes()).charts(),
                facts.sections(),
                remarks,
                layers.rows(),
                layers.whys(),
                text("report.foot", run.facts().map(known -> known.versions().get("app")).orElse(""), ReportFacts.moment(Instant.now())));
    }

    private static Report.Section remark(String title, String words) {
        return new Report.Section(text(title), List.of(new Report.Fact("", words)));
    }

    private static String subtitle(RunRecord run, Analysis analysis) {
        String size = ReportFacts.size(analysis.effective(), run.beginning());
        return run.started().map(at -> text("report.subtitle", run.project().plan().data(), size, ReportFacts.moment(at)))
                .orElseGet(() -> text("report.subtitle.undated", run.project().plan().data(), size));
    }

    private static List<Tile> tiles(RunRecord run, String weights, NetworkStanding standing) {
        Optional<EpochDone> epoch = run.epoch(weights);
        String of = epoch.map(done -> text("report.tile.validation", done.epoch())).orElseGet(() -> text("report.tile.none"));
        return List.of(
                new Tile(text("report.tile.constant"), standing.constant(), standing.bracket()),
                new Tile(text("report.tile.accuracy"), epoch.map(done -> Rounded.share(done.valAccuracy())).orElse("–"), of),
                new Tile(text("report.tile.certified"), epoch.map(done -> Rounded.share(done.certifiedAccuracy())).orElse("–"),
                        text("report.tile.within", ReportFacts.epsilon(run.project().plan().epsilon()))),
                new Tile(text("report.tile.radius"), epoch.map(done -> Rounded.radius(done.meanRadius())).orElse("–"),
                        text("report.tile.radiusUnder")));
    }

    /// What is proved of the whole network, in words.
    private record NetworkStanding(Analysis analysis, Optional<BoundReport> measured) {

        String word() {
            return text(analysis.certified() ? "report.standing.certified" : proved() ? "report.standing.weights" : "report.standing.none");
        }

        private double upper() {
            return measured.map(BoundReport::network).map(Bracket::upper)
                    .orElse(analysis.certified() ? design() : Double.POSITIVE_INFINITY);
        }

        private double design() {
            return analysis.bound().orElse(Double.POSITIVE_INFINITY);
        }

        private boolean proved() {
            return Double.isFinite(upper());
        }

        String constant() {
            return proved() ? "≤\u00a0" + Rounded.upper(upper()) : "∞";
        }

        String bracket() {
            return measured.map(BoundReport::network)
                    .map(known -> text("report.tile.bracket", Rounded.lower(known.lower()), Rounded.upper(known.upper())))
                    .orElseGet(() -> text("report.tile.design"));
        }

        String sentence() {
            if (analysis.certified()) {
                return measured.isEmpty() || !proved()
                        ? text("report.certificate.design", Rounded.upper(design()))
                        : text("report.certificate.both", Rounded.upper(design()), Rounded.upper(upper()));
            }
            return proved() ? text("report.certificate.weights", Rounded.upper(upper()), reason())
                    : text("report.certificate.none", reason());
        }

        /// Of the first problem that stands in the way.
        private String reason() {
            return analysis.problems().stream().filter(problem -> problem.severity() == Problem.Severity.ERROR).findFirst()
                    .or(() -> analysis.problems().stream().findFirst())
                    .map(problem -> problem.node().map(id -> id + ": " + problem.message()).orElse(problem.message()))
                    .or(() -> analysis.nodes().values().stream().filter(node -> !node.verdict().kind().finite()).findFirst()
                            .map(node -> node.node().id() + ": " + node.verdict().reason()))
                    .orElseGet(() -> text("report.certificate.unknown"));
        }
    }
}
