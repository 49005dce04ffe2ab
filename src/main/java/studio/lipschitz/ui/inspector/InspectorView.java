package studio.lipschitz.ui.inspector;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.network.Block;
import studio.lipschitz.training.TrainingPlan;
import studio.lipschitz.ui.fx.Fxml;
import studio.lipschitz.ui.fx.Turns;
import studio.lipschitz.ui.fx.Uncached;
import studio.lipschitz.ui.workspace.Figures;
import studio.lipschitz.ui.workspace.Workspace;

/// What is selected, with everything that can be changed about it; without a selection, the network as a whole.
public final class InspectorView extends VBox {
    private final Workspace workspace;
    private final NodePane node;
    private final BlockPane block;
    private final ConstantField constantField;

    @FXML private ScrollPane scroll;

    @FXML private VBox content;

    @FXML private VBox whole;

    @FXML private VBox certificate;

    @FXML private Label headline;

    @FXML private Label reason;

    @FXML private Label nodes;

    @FXML private Label input;

    @FXML private Label output;

    @FXML private Label parameters;

    @FXML private Label products;

    @FXML private Label memory;

    @FXML private Label training;

    @FXML private VBox constant;

    @FXML private VBox several;

    @FXML private Label severalText;

    public InspectorView(Workspace workspace) {
        this.workspace = workspace;
        Fxml.load("inspector", this);
        Uncached.viewports(scroll);
        node = new NodePane(workspace);
        block = new BlockPane(workspace);
        content.getChildren().addAll(block, node);
        constantField = new ConstantField(workspace);
        constant.getChildren().add(constantField);
        workspace.projectProperty().addListener(_ -> Turns.take(this, this::refresh));
        workspace.selectionProperty().addListener(_ -> Turns.take(this, this::refresh));
        workspace.measuredProperty().addListener(_ -> Turns.take(this, this::refresh));
        refresh();
        node.setVisible(true); // styled with the rest of a new window: the first node that is selected is shown as quickly as the next
        node.setOpacity(0);
        Turns.take(this, this::refresh);
    }

    /// What makes, one after another, the parts that a selected node will show: each can be given its look before.
    public List<Supplier<Parent>> samples() {
        var samples = new ArrayList<Supplier<Parent>>();
        Set<String> there = workspace.network().nodes().stream().map(its -> its.layer().module()).collect(Collectors.toSet());
        Catalogue.all().stream()
                .sorted(Comparator.comparing(type -> !there.contains(type.name()))) // those that can be selected now come first
                .flatMap(type -> type.params().stream())
                .distinct()
                .forEach(spec -> samples.add(() -> {
                    ParamField field = node.field(spec);
                    return field.getParent() == null ? new StackPane(field) : new StackPane(); // it is shown already
                }));
        return samples;
    }

    /// Puts the cursor into the fields of the one node that is selected, if one is.
    public void edit() {
        if (workspace.selectedBlock().isPresent()) {
            Turns.hurry();
            block.focusFirst();
        } else if (workspace.selection().single().isPresent()) {
            node.focusFirst();
        }
    }

    private void refresh() {
        node.setOpacity(1);
        switch (Shown.of(workspace)) {
            case Shown.Whole shown -> {
                only(whole);
                show(shown);
            }
            case Shown.One shown -> {
                only(node);
                if (!node.shows(shown)) {
                    scroll.setVvalue(0);
                }
                node.show(shown);
            }
            case Shown.Several shown -> {
                only(several);
                severalText.setText(shown.words());
            }
        }
        Optional<Block> selected = workspace.selectedBlock();
        selected.ifPresent(block::show);
        block.setVisible(selected.isPresent());
        block.setManaged(selected.isPresent());
        if (selected.isPresent() && several.isVisible()) {
            only(block);
        }
    }

    private void show(Shown.Whole shown) {
        var summary = shown.summary();
        certificate.getStyleClass().removeAll(List.of("verdict-safe", "verdict-unconstrained"));
        certificate.getStyleClass().add(summary.certified() ? "verdict-safe" : "verdict-unconstrained");
        constantField.refresh();
        headline.setText(summary.headline());
        reason.setText(summary.reason());
        nodes.setText(Figures.count(shown.nodes()));
        input.setText(shown.input().map(String::valueOf).orElse(text("inspector.noShape")));
        output.setText(shown.output().map(String::valueOf).orElse(text("inspector.noShape")));
        parameters.setText(summary.total().whole().map(cost -> Figures.count(cost.parameters())).orElse(text("inspector.unknownCost")));
        products.setText(summary.total().whole().map(cost -> Figures.large(cost.multiplyAdds())).orElse("–"));
        memory.setText(summary.total().whole().map(cost -> Figures.bytes(cost.outputBytes())).orElse("–"));
        TrainingPlan plan = workspace.project().plan();
        training.setText(summary.total().whole().map(_ -> Figures.memory(workspace.footprint(), plan)).orElse("–"));
    }

    private void only(Node wanted) {
        for (Node child : content.getChildren()) {
            child.setVisible(Optional.of(child).equals(Optional.of(wanted)));
            child.setManaged(child.isVisible());
        }
    }
}
