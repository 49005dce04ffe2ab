package studio.lipschitz.ui.inspector;

import static studio.lipschitz.text.Texts.text;

import java.util.Map;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.edit.BlockEdits;
import studio.lipschitz.edit.Placement;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Analysis.NodeReport;
import studio.lipschitz.network.Block;
import studio.lipschitz.network.Cost;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Expansion;
import studio.lipschitz.network.Problem;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.training.Footprint;
import studio.lipschitz.training.TrainingPlan;
import studio.lipschitz.ui.fx.Fxml;
import studio.lipschitz.ui.workspace.Figures;
import studio.lipschitz.ui.workspace.Workspace;

/// The selected block: what goes in and out, what all its repetitions cost, its name and how often it stands in the network.
final class BlockPane extends VBox {
    private final Workspace workspace;
    private final IntegerSpinnerValueFactory times = new IntegerSpinnerValueFactory(1, Block.MOST, 1);
    private @Nullable Block shown;

    @FXML private Label title;

    @FXML private Label summary;

    @FXML private Label refusal;

    @FXML private Label input;

    @FXML private Label output;

    @FXML private Label cost;

    @FXML private TextField name;

    @FXML private Spinner<Integer> repeat;

    @FXML private Button fold;

    BlockPane(Workspace workspace) {
        this.workspace = workspace;
        Fxml.load("block", this);
        repeat.setValueFactory(times);
        times.valueProperty().subscribe((_, now) -> repeat(now));
        repeat.getEditor().textProperty().subscribe((_, typed) -> parsed(typed).ifPresent(times::setValue));
        name.textProperty().subscribe((_, typed) -> rename(typed));
        FieldKeys.install(name, workspace, () -> name.getText().isBlank(), this::restore);
        FieldKeys.install(repeat.getEditor(), workspace, () -> parsed(repeat.getEditor().getText()).isEmpty(), this::restore);
    }

    private static Optional<Integer> parsed(String typed) {
        try {
            int value = Integer.parseInt(typed.strip());
            return value >= 1 && value <= Block.MOST ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    void focusFirst() {
        name.requestFocus();
        name.selectAll();
    }

    void show(Block block) {
        boolean another = shown == null || !shown.id().equals(block.id());
        shown = block;
        if (another || (!name.getText().isBlank() && !name.getText().strip().equals(block.name()))) {
            name.setText(block.name());
        }
        times.setValue(block.repeat());
        if (another || parsed(repeat.getEditor().getText()).filter(typed -> typed != block.repeat()).isPresent()) {
            repeat.getEditor().setText(String.valueOf(block.repeat()));
        }
        title.setText(block.name());
        fold.setText(text(block.folded() ? "block.pane.unfold" : "block.pane.fold"));
        describe(block);
    }

    private void describe(Block block) {
        Analysis analysis = workspace.analysis();
        Expansion expansion = workspace.expansion();
        summary.setText(text(block.repeat() == 1 ? "block.pane.once" : "block.pane.times", block.nodes().size(), block.repeat()));
        Optional<Edge> in = edge(block, true);
        Optional<Edge> out = edge(block, false);
        input.setText(shape(in.flatMap(edge -> analysis.node(expansion.source(edge)).output())));
        output.setText(shape(out.flatMap(edge -> analysis.node(expansion.source(edge)).output())));
        TrainingPlan plan = workspace.project().plan();
        Optional<Cost> sum = Optional.of(new Cost(0, 0, 0));
        Footprint memory = Footprint.NONE;
        for (Map.Entry<String, NodeReport> each : analysis.nodes().entrySet()) {
            if (block.nodes().contains(expansion.inDrawing(each.getKey()))) {
                sum = sum.flatMap(so -> Cost.of(each.getValue()).map(so::plus));
                memory = memory.plus(Footprint.of(each.getValue(), plan));
            }
        }
        String takes = Figures.memory(memory, plan);
        cost.setText(sum.map(its -> text("block.pane.costs", Figures.count(its.parameters()), Figures.large(its.multiplyAdds()),
                Figures.bytes(its.outputBytes())) + "\n" + takes).orElse(text("block.pane.unknown")));
        Optional<String> wrong = expansion.problems().stream()
                .filter(problem -> problem.node().equals(Optional.of(block.nodes().iterator().next())))
                .map(Problem::message)
                .findFirst();
        refusal.setText(wrong.orElse(""));
        refusal.setVisible(wrong.isPresent());
    }

    private static String shape(Optional<Shape> shape) {
        return shape.map(Shape::toString).orElse(text("block.pane.none"));
    }

    private Optional<Edge> edge(Block block, boolean into) {
        return workspace.network().edges().stream()
                .filter(edge -> block.nodes().contains(into ? edge.to() : edge.from())
                        && !block.nodes().contains(into ? edge.from() : edge.to()))
                .findFirst();
    }

    private Optional<Block> present() {
        return shown == null ? Optional.empty() : workspace.project().block(shown.id());
    }

    private void rename(String typed) {
        String wanted = typed.strip();
        present().filter(block -> !wanted.isEmpty() && !block.name().equals(wanted))
                .ifPresent(block -> workspace.apply(BlockEdits.rename(block, wanted)));
    }

    private void repeat(@Nullable Integer wanted) {
        if (wanted != null) {
            present().filter(block -> block.repeat() != wanted).ifPresent(block -> workspace.apply(BlockEdits.repeat(block, wanted)));
        }
    }

    private void restore() {
        present().ifPresent(block -> {
            name.setText(block.name());
            repeat.getEditor().setText(String.valueOf(block.repeat()));
        });
    }

    @FXML
    void fold() {
        present().ifPresent(block -> {
            workspace.apply(
                    BlockEdits.fold(block, !block.folded(), Placement.complete(workspace.network(), workspace.project().positions())));
            workspace.selectNodes(block.nodes());
        });
    }

    @FXML
    void ungroup() {
        present().ifPresent(block -> workspace.apply(BlockEdits.ungroup(block)));
    }
}
