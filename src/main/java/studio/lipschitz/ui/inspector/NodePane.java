package studio.lipschitz.ui.inspector;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Group;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.layer.ParamSpec;
import studio.lipschitz.layer.Unresolved;
import studio.lipschitz.network.Analysis.NodeReport;
import studio.lipschitz.network.Cost;
import studio.lipschitz.training.Footprint;
import studio.lipschitz.training.TrainingPlan;
import studio.lipschitz.ui.fx.Fxml;
import studio.lipschitz.ui.fx.Turns;
import studio.lipschitz.ui.fx.VerdictLook;
import studio.lipschitz.ui.workspace.Figures;
import studio.lipschitz.ui.workspace.Workspace;

/// One node: what it is, what holds for it, and a field for each of its parameters.
final class NodePane extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("error");

    private final Workspace workspace;
    /// Fields once made: modules share most of their parameters, and to style a new field takes longer than all else here.
    private final Map<ParamSpec, ParamField> made = new HashMap<>();

    private final List<ParamField> fields = new ArrayList<>();
    private Shown.@Nullable One shown;
    private boolean complete; // whether the fields are those of the module that is shown

    @FXML private HBox title;

    @FXML private Label module;

    @FXML private Label summary;

    @FXML private StackPane verdictIcon;

    @FXML private Label verdictLabel;

    @FXML private Label verdictReason;

    @FXML private VBox problems;

    @FXML private TextField id;

    @FXML private Label idRule;

    @FXML private Label input;

    @FXML private Label output;

    @FXML private Label cost;

    @FXML private VBox params;

    @FXML private TitledPane advanced;

    @FXML private VBox advancedParams;

    @FXML private VBox why;

    @FXML private Label constant;

    private final WhyPane whyPane = new WhyPane();
    private List<Object> explained = List.of(); // what the formula was last made from

    NodePane(Workspace workspace) {
        this.workspace = workspace;
        Fxml.load("node", this);
        why.getChildren().add(whyPane);
        FieldKeys.install(id, workspace, idRule::isVisible, this::restoreId);
        id.textProperty().subscribe(_ -> checkId());
        id.setOnAction(_ -> rename());
        id.focusedProperty().subscribe(focused -> {
            if (!focused) {
                rename();
            }
        });
    }

    /// Whether the fields that are there are those of this node.
    boolean shows(Shown.One one) {
        return shown != null
                && shown.id().equals(one.id())
                && shown.report().node().layer().module().equals(one.report().node().layer().module())
                && shown.report().node().layer().getClass() == one.report().node().layer().getClass();
    }

    /// Puts the cursor into the first parameter, or into the name of a node without one.
    void focusFirst() {
        Turns.hurry();
        params.lookupAll("*").stream().filter(Node::isFocusTraversable).filter(field -> !field.isDisabled()).findFirst().orElse(id)
                .requestFocus();
    }

    void show(Shown.One one) {
        boolean rebuild = !shows(one);
        boolean otherId = shown == null || !shown.id().equals(one.id());
        shown = one;
        Layer layer = one.report().node().layer();
        Optional<ModuleType> type = type(layer);
        if (rebuild) {
            head(layer, type);
            Turns.take(params, this::showFields);
        }
        if (otherId) {
            restoreId();
        }
        var look = VerdictLook.of(one.report().verdict().kind());
        if (!getStyleClass().contains(look.styleClass())) { // else all that is in the pane would be styled anew
            getStyleClass().removeIf(style -> style.startsWith("verdict-"));
            getStyleClass().add(look.styleClass());
            verdictIcon.getChildren().setAll(look.newIcon());
        }
        verdictLabel.setText(look.label());
        verdictReason.setText(one.report().verdict().reason());
        Turns.take(this, this::showConstant);
        input.setText(inputs(one.report()));
        output.setText(one.report().output().map(String::valueOf).orElse("–"));
        TrainingPlan plan = workspace.project().plan();
        cost.setText(Cost.of(one.report()).map(its -> Figures.cost(its) + "\n" + Figures.memory(Footprint.of(one.report(), plan), plan))
                .orElse("–"));
        List<Node> boxes = ProblemBoxes.of(one, workspace);
        problems.getChildren().setAll(boxes);
        problems.setVisible(!boxes.isEmpty());
        if (complete) {
            type.ifPresent(t -> refreshFields(t, layer));
        }
    }

    /// None of a module that the catalogue does not know.
    private static Optional<ModuleType> type(Layer layer) {
        return layer instanceof Unresolved ? Optional.empty() : Optional.of(Catalogue.of(layer));
    }

    /// The fields of another module, first those that everybody looks at.
    private void showFields() {
        if (shown == null) {
            return;
        }
        Layer layer = shown.report().node().layer();
        Optional<ModuleType> type = type(layer);
        var rare = fields(layer, type);
        complete = true;
        type.ifPresent(t -> refreshFields(t, layer));
        Turns.take(advancedParams, () -> showRare(rare));
    }

    private void showRare(List<Node> rare) {
        fill(advancedParams, rare);
        advanced.setVisible(!rare.isEmpty());
    }

    /// Texts of the formula are made anew only where the node or what it stands on has changed.
    private void showConstant() {
        Shown.One one = shown;
        if (one == null || !workspace.network().contains(one.id())) {
            return; // gone since
        }
        var analysis = workspace.analysis();
        var growth = workspace.growth();
        String id = one.id();
        var basis = List.of(analysis.effective().node(id).layer(), one.report(),
                one.report().sources().stream().map(growth::upTo).toList());
        if (!basis.equals(explained)) {
            whyPane.show(analysis.why(id));
            explained = basis;
        }
        whyPane.show(id, growth);
        OptionalDouble bound = one.report().verdict().bound();
        String design = bound.isPresent()
                ? text("inspector.node.byDesign", Figures.constant(bound.getAsDouble()))
                : text("inspector.node.noBound");
        constant.setText(growth.measured(id)
                .map(bracket -> text("inspector.node.asTrained", Figures.bracket(bracket.lower(), bracket.upper())) + "\n" + design)
                .orElse(design));
    }

    /// Shapes by port, on one line each where there are several.
    private static String inputs(NodeReport report) {
        String shapes = report.inputs().stream().map(shape -> shape.map(String::valueOf).orElse("–")).collect(Collectors.joining("\n"));
        return shapes.isEmpty() ? "–" : shapes;
    }

    private void head(Layer layer, Optional<ModuleType> type) {
        module.setText(layer.module());
        title.getStyleClass().removeIf(style -> style.startsWith("group-"));
        title.getStyleClass().add(VerdictLook.groupStyle(type.map(t -> t.info().group()).orElse(Group.INPUT)));
        summary.setText(type.map(t -> t.info().summary()).orElse(text("inspector.node.kept")));
        complete = false;
        advanced.setExpanded(false);
    }

    /// Makes the fields of the module and shows the plain ones.
    ///
    /// @return the rare ones
    private List<Node> fields(Layer layer, Optional<ModuleType> type) {
        fields.clear();
        var plain = new ArrayList<Node>();
        var rare = new ArrayList<Node>();
        for (ParamSpec spec : type.map(ModuleType::params).orElse(List.of())) {
            ParamField field = field(spec);
            field.reset();
            fields.add(field);
            (spec.advanced() ? rare : plain).add(field);
        }
        if (layer instanceof Unresolved unresolved) {
            unresolved.params().forEach((name, value) -> {
                var line = new Label(name + " = " + value);
                line.setWrapText(true);
                plain.add(line);
            });
        }
        fill(params, plain);
        return rare;
    }

    /// Puts `wanted` into `box`; what stays is not taken out, which would have it styled anew.
    private static void fill(VBox box, List<Node> wanted) {
        List<Node> children = box.getChildren();
        children.retainAll(Set.copyOf(wanted));
        for (int i = 0; i < wanted.size(); i++) {
            if (i == children.size() || !children.get(i).equals(wanted.get(i))) {
                children.remove(wanted.get(i));
                children.add(i, wanted.get(i));
            }
        }
    }

    private void refreshFields(ModuleType type, Layer layer) {
        Map<String, @Nullable Object> raw = type.write(layer);
        String kernel = raw.containsKey("kernel_size")
                ? type.params().stream().filter(spec -> spec.name().equals("kernel_size")).findFirst()
                        .map(spec -> ParamText.format(spec, raw.get("kernel_size"))).orElse(null)
                : null;
        var inputShape = shown == null ? Optional.<studio.lipschitz.tensor.Shape>empty() : shown.report().input();
        for (ParamField field : fields) {
            field.refresh(raw.get(field.spec().name()), Placeholder.of(field.spec(), inputShape, kernel));
        }
    }

    ParamField field(ParamSpec spec) {
        return made.computeIfAbsent(spec, its -> new ParamField(its, workspace, raw -> set(its, raw)));
    }

    private void set(ParamSpec spec, @Nullable Object raw) {
        if (shown != null) {
            workspace.apply(Edits.setParam(shown.id(), spec.name(), raw));
        }
    }

    private void restoreId() {
        id.setText(shown == null ? "" : shown.id());
    }

    private Optional<String> brokenIdRule() {
        String wanted = id.getText().strip();
        if (shown == null || wanted.equals(shown.id())) {
            return Optional.empty();
        }
        if (wanted.isEmpty()) {
            return Optional.of(text("inspector.node.noName"));
        }
        return workspace.network().contains(wanted) || workspace.project().block(wanted).isPresent()
                ? Optional.of(text("inspector.node.taken", wanted)) : Optional.empty();
    }

    private void checkId() {
        Optional<String> broken = brokenIdRule();
        idRule.setText(broken.orElse(""));
        idRule.setVisible(broken.isPresent());
        id.pseudoClassStateChanged(WRONG, broken.isPresent());
    }

    private void rename() {
        String wanted = id.getText().strip();
        if (shown != null && !wanted.equals(shown.id()) && brokenIdRule().isEmpty() && workspace.network().contains(shown.id())) {
            workspace.apply(Edits.rename(shown.id(), wanted));
            workspace.selectNodes(Set.of(wanted));
        }
    }
}
