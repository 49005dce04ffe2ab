package studio.lipschitz.ui.training;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.layer.ParamSpec;
import studio.lipschitz.training.RecordCatalogue;
import studio.lipschitz.training.TrainingPlan;
import studio.lipschitz.ui.chart.Numbers;
import studio.lipschitz.ui.fx.Topics;
import studio.lipschitz.ui.fx.Turns;
import studio.lipschitz.ui.workspace.Workspace;

/// The choice of a loss, an optimiser or a schedule, and a field for each of its parameters, made from its schema. Those marked as advanced are
/// folded away.
///
/// @param <T> what is chosen
final class ChoiceFields<T> extends VBox {
    private final Workspace workspace;
    private final RecordCatalogue<T> catalogue;
    private final Function<TrainingPlan, T> read;
    private final BiFunction<TrainingPlan, T, TrainingPlan> write;
    private final Function<T, String> summaryOf;
    private final ComboBox<String> choice = new ComboBox<>();
    private final Label summary = new Label();
    private final Hyperlink more = new Hyperlink();
    private final VBox plain = new VBox();
    private final VBox rare = new VBox();
    /// Fields once made, by what they were made for: to style a new one takes longer than all else here.
    private final Map<String, List<PlanField>> made = new HashMap<>();

    private String shown = "";
    private boolean open;
    private boolean showing;

    /// @param title as on its label
    ChoiceFields(
            Workspace workspace,
            String title,
            RecordCatalogue<T> catalogue,
            Function<TrainingPlan, T> read,
            BiFunction<TrainingPlan, T, TrainingPlan> write,
            Function<T, String> summaryOf) {
        this.workspace = workspace;
        this.catalogue = catalogue;
        this.read = read;
        this.write = write;
        this.summaryOf = summaryOf;
        getStyleClass().add("plan-choice");
        var label = new Label(title);
        label.getStyleClass().add("plan-label");
        label.setLabelFor(choice);
        choice.setId("plan-" + catalogue.what());
        Topics.set(this, () -> Optional.ofNullable(choice.getValue()).map(name -> catalogue.what() + "/" + name));
        choice.getItems().setAll(catalogue.names());
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setOnAction(_ -> chosen(choice.getValue()));
        HBox.setHgrow(choice, Priority.ALWAYS);
        more.setId("plan-" + catalogue.what() + "-more");
        more.getStyleClass().add("plan-more");
        more.setOnAction(_ -> unfold(!open));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var heading = new HBox(label, gap, more);
        heading.getStyleClass().add("plan-heading");
        summary.getStyleClass().add("plan-hint");
        summary.setWrapText(true);
        summary.setMinHeight(USE_PREF_SIZE);
        plain.getStyleClass().add("plan-choice-params");
        rare.getStyleClass().add("plan-choice-params");
        getChildren().addAll(heading, choice, summary, plain, rare);
        change();
    }

    /// Whether another can be chosen; the parameters of this one can be changed in either case.
    void fix(boolean fixed) {
        choice.setDisable(fixed);
    }

    /// Shows what `plan` says: its numbers now, the fields of another choice in a frame of their own.
    void refresh(TrainingPlan plan) {
        if (catalogue.name(read.apply(plan)).equals(shown)) {
            fields(shown).forEach(field -> field.refresh(plan));
        } else {
            Turns.take(this, this::change);
        }
    }

    private void change() {
        TrainingPlan plan = workspace.project().plan();
        T value = read.apply(plan);
        shown = catalogue.name(value);
        summary.setText(summaryOf.apply(value));
        var common = new ArrayList<PlanField>();
        var advanced = new ArrayList<PlanField>();
        List<ParamSpec> specs = catalogue.schema(value).params();
        List<PlanField> fields = fields(shown);
        for (int i = 0; i < specs.size(); i++) {
            (specs.get(i).advanced() ? advanced : common).add(fields.get(i));
        }
        plain.getChildren().setAll(inPairs(common));
        rare.getChildren().setAll(inPairs(advanced));
        show(plain, !common.isEmpty());
        more.setVisible(!advanced.isEmpty());
        unfold(false);
        showing = true;
        choice.setValue(shown);
        showing = false;
        fields.forEach(field -> field.refresh(plan));
    }

    /// What makes the fields of each choice in turn, where they are not shown yet.
    Stream<Supplier<Parent>> samples() {
        return catalogue.names().stream()
                .flatMap(name -> IntStream.range(0, catalogue.find(name).orElseThrow().params().size()).mapToObj(i -> () -> {
                    PlanField field = fields(name).get(i);
                    return field.getParent() == null ? new VBox(field) : new VBox();
                }));
    }

    private List<PlanField> fields(String name) {
        return made.computeIfAbsent(
                name, its -> catalogue.find(its).orElseThrow().params().stream().map(this::field).toList());
    }

    private void unfold(boolean wanted) {
        open = wanted;
        more.setText(text(open ? "run.plan.fewer" : "run.plan.more"));
        String what = catalogue.what();
        more.setAccessibleText(open ? text("run.plan.hideAdvanced." + what) : text("run.plan.showAdvanced." + what));
        more.setVisited(false);
        show(rare, open && !rare.getChildren().isEmpty());
    }

    private static void show(Region region, boolean wanted) {
        region.setVisible(wanted);
        region.setManaged(wanted);
    }

    private static List<HBox> inPairs(List<PlanField> fields) {
        var rows = new ArrayList<HBox>();
        for (int i = 0; i < fields.size(); i += 2) {
            rows.add(PlanForm.row(fields.subList(i, Math.min(i + 2, fields.size()))));
        }
        return rows;
    }

    private void chosen(@Nullable String name) {
        if (!showing && name != null && !name.equals(catalogue.name(read.apply(workspace.project().plan())))) {
            T defaults = catalogue.find(name).orElseThrow().defaults();
            workspace.apply(Edits.plan(catalogue.what(), plan -> write.apply(plan, defaults)));
        }
    }

    private PlanField field(ParamSpec spec) {
        List<String> choices = switch (spec.type()) {
            case CHOICE -> spec.choices();
            case BOOL -> List.of("true", "false");
            case INT, REAL, PAIR, TRIPLE, SIZES, PADDING, MARGINS, VOLUME_MARGINS, SHAPE, AXES, REALS -> List.of();
        };
        boolean ofLoss = catalogue.what().equals("loss"); // alpha alone is its own; that of another choice is told apart
        return new PlanField(
                workspace,
                ofLoss ? spec.name() : catalogue.what() + " " + spec.name(),
                spec.name(),
                spec.doc(),
                choices,
                plan -> spelled(catalogue.schema(read.apply(plan)).write(read.apply(plan)).get(spec.name())),
                (plan, typed) -> write.apply(
                        plan,
                        catalogue.schema(read.apply(plan)).with(read.apply(plan), spec.name(), RecordCatalogue.raw(spec, typed))));
    }

    private static String spelled(@Nullable Object raw) {
        return switch (raw) {
            case null -> "";
            case Double number -> Numbers.text(number);
            case Object other -> other.toString().toLowerCase(Locale.ROOT);
        };
    }
}
