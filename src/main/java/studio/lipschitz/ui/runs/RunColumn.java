package studio.lipschitz.ui.runs;

import static studio.lipschitz.text.Texts.text;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import studio.lipschitz.runs.RunSummary;
import studio.lipschitz.text.Texts;
import studio.lipschitz.ui.chart.Legend;
import studio.lipschitz.ui.chart.Radii;
import studio.lipschitz.ui.workspace.Figures;

/// One column of the table of runs.
///
/// @param shown what stands in a cell; empty where nothing is known
/// @param order of the rows by it, what is not known last
/// @param width in pixels at the usual size of text
/// @param number whether it stands at the right
/// @param usual whether it is shown before anybody chooses
record RunColumn(String id, String title, Function<RunSummary, String> shown, Comparator<RunSummary> order, double width, boolean number,
        boolean usual) {

    /// All that there are, the usual ones first.
    static List<RunColumn> all(RunLibrary library) {
        return List.of(
                words("name", text("runs.column.name"), RunSummary::name, 230, true),
                new RunColumn("state", text("runs.column.state"), run -> state(library.state(run)), Comparator.comparing(library::state),
                        92,
                        false, true),
                share("accuracy", text("runs.column.accuracy"), run -> run.progress().accuracy(), true),
                proved("certified", text("runs.column.certified"), run -> run.progress().certified(), true),
                number("radius", text("runs.column.radius"), run -> run.progress().meanRadius(), Radii::proved, true),
                new RunColumn("epochs", text("runs.column.epochs"), RunColumn::epochs,
                        Comparator.comparingInt(run -> run.progress().epochs()), 72, true, true),
                words("loss", text("runs.column.loss"), RunSummary::loss, 190, true),
                words("data", text("runs.column.data"), run -> run.planned("data"), 110, true),
                planned("lr", text("runs.column.lr"), "lr", true),
                words("tags", text("runs.column.tags"), run -> String.join(", ", run.about().tags()), 120, true),
                new RunColumn("started", text("runs.column.started"), run -> when(run.started()),
                        Comparator.comparingLong(RunSummary::started), 118, false, true),
                new RunColumn("duration", text("runs.column.duration"), run -> run.progress().steps() == 0 ? ""
                        : Figures.duration(run.progress().seconds()), Comparator.comparingDouble(run -> run.progress().seconds()), 92, true,
                        true),
                share("best", text("runs.column.best"), run -> run.progress().bestAccuracy(), false),
                proved("bestCertified", text("runs.column.bestCertified"), run -> run.progress().bestCertified(), false),
                real("trainLoss", text("runs.column.trainLoss"), run -> run.progress().trainLoss(), false),
                real("validationLoss", text("runs.column.validationLoss"), run -> run.progress().validationLoss(), false),
                bound("constant", text("runs.column.constant"), RunSummary::constant),
                bound("worstNorm", text("runs.column.worstNorm"), run -> run.progress().worstNorm()),
                new RunColumn("parameters", text("runs.column.parameters"), run -> run.progress().parameters() == 0 ? ""
                        : Figures.count(run.progress().parameters()), Comparator.comparingLong(run -> run.progress().parameters()), 96,
                        true,
                        false),
                new RunColumn("modules", text("runs.column.modules"), run -> run.modules() == 0 ? "" : Figures.count(run.modules()),
                        Comparator.comparingInt(RunSummary::modules), 84, true, false),
                words("network", text("runs.column.network"), RunSummary::network, 130, false),
                planned("alpha", text("runs.column.alpha"), "loss.alpha", false),
                planned("margin", text("runs.column.margin"), "loss.min_margin", false),
                planned("epsilon", text("runs.column.epsilon"), "epsilon", false),
                planned("batch", text("runs.column.batch"), "batch", false),
                planned("seed", text("runs.column.seed"), "seed", false),
                planned("width", text("grid.column.width"), "width", false),
                words("grid", text("grid.column.grid"), run -> run.planned("grid"), 150, false),
                words("optimizer", text("runs.column.optimizer"), run -> run.planned("optimizer"), 92, false),
                words("device", text("runs.column.device"), RunSummary::device, 130, false),
                words("note", text("runs.column.note"), run -> run.about().note().lines().findFirst().orElse(""), 180, false),
                words("folder", text("runs.column.folder"), RunSummary::folder, 280, false));
    }

    static String state(RunSummary.State state) {
        return switch (state) {
            case RUNNING -> text("runs.state.running");
            case FINISHED -> text("runs.state.finished");
            case STOPPED -> text("runs.state.stopped");
            case FAILED -> text("runs.state.failed");
            case BROKEN_OFF -> text("runs.state.brokenOff");
        };
    }

    private static RunColumn words(String id, String title, Function<RunSummary, String> shown, double width, boolean usual) {
        return new RunColumn(id, title, shown, Comparator.comparing(shown, String.CASE_INSENSITIVE_ORDER), width, false, usual);
    }

    private static RunColumn share(String id, String title, ToDoubleFunction<RunSummary> value, boolean usual) {
        return number(id, title, value, share -> Legend.value(share, true), usual);
    }

    /// A share that is proved is never rounded up.
    private static RunColumn proved(String id, String title, ToDoubleFunction<RunSummary> value, boolean usual) {
        return number(id, title, value, Figures::shareDown, usual);
    }

    private static RunColumn real(String id, String title, ToDoubleFunction<RunSummary> value, boolean usual) {
        return number(id, title, value, real -> Legend.value(real, false), usual);
    }

    private static RunColumn bound(String id, String title, ToDoubleFunction<RunSummary> value) {
        return number(id, title, value, Figures::upperBound, false);
    }

    private static RunColumn number(String id, String title, ToDoubleFunction<RunSummary> value, Function<Double, String> spelled,
            boolean usual) {
        return new RunColumn(id, title, run -> {
            double number = value.applyAsDouble(run);
            return Double.isNaN(number) ? "" : spelled.apply(number);
        }, unknownLow(value), 88, true, usual);
    }

    /// By the number that stands in the plan.
    private static RunColumn planned(String id, String title, String key, boolean usual) {
        return new RunColumn(id, title, run -> run.planned(key), unknownLow(run -> {
            try {
                return Double.parseDouble(run.planned(key));
            } catch (NumberFormatException e) {
                return Double.NaN;
            }
        }), 76, true, usual);
    }

    /// What is not known counts as less than everything: first asked for are the best, which are the greatest.
    private static Comparator<RunSummary> unknownLow(ToDoubleFunction<RunSummary> value) {
        return Comparator.comparingDouble(run -> {
            double number = value.applyAsDouble(run);
            return Double.isNaN(number) ? Double.NEGATIVE_INFINITY : number;
        });
    }

    private static String epochs(RunSummary run) {
        int planned = run.progress().plannedEpochs();
        return planned == 0 ? "" : run.progress().epochs() + " / " + planned;
    }

    /// `24 Nov 14:03`; with its year where that is another.
    static String when(long millis) {
        if (millis <= 0) {
            return "";
        }
        LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneId.systemDefault());
        boolean thisYear = time.getYear() == Year.now(ZoneId.systemDefault()).getValue();
        return DateTimeFormatter.ofPattern(thisYear ? "d MMM HH:mm" : "d MMM yyyy", Locale.of(Texts.language())).format(time);
    }
}
