package studio.lipschitz.ui.inspector;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import studio.lipschitz.layer.Why;
import studio.lipschitz.lipschitz.Growth;
import studio.lipschitz.ui.fx.Fxml;
import studio.lipschitz.ui.workspace.Figures;

/// Why the constant of one node is what it is, and how the network's has grown up to there.
final class WhyPane extends VBox {
    /// Names of a path that are shown; between the first and the last, those that move the constant come first.
    private static final int MOST_NAMES = 8;

    @FXML private TextArea formula;

    @FXML private TextArea source;

    @FXML private VBox way;

    @FXML private Label upTo;

    @FXML private Label path;

    WhyPane() {
        Fxml.load("why", this);
    }

    void show(Why why) {
        setText(formula,
                why.numbers().isEmpty() || why.numbers().equals(why.formula()) ? why.formula() : why.formula() + "\n" + why.numbers());
        setText(source, text("inspector.why.source", why.source()));
    }

    /// What is there keeps its selection.
    private static void setText(TextArea area, String words) {
        if (!area.getText().equals(words)) {
            area.setText(words);
        }
    }

    /// @param id of the node
    void show(String id, Growth growth) {
        OptionalDouble constant = growth.upTo(id);
        List<String> steps = growth.steepestPath(id);
        way.setVisible(constant.isPresent() && steps.size() > 1);
        if (!way.isVisible()) {
            return;
        }
        upTo.setText(growth.cause(id).map(cause -> text("inspector.why.noBound", cause))
                .orElseGet(() -> "L ≤ " + Figures.constant(constant.getAsDouble())));
        path.setText(text("inspector.why.path", words(steps, growth)));
    }

    /// `input1 → conv1 → pool1 ×2 → …`: with the factor of each that moves the constant.
    private static String words(List<String> steps, Growth growth) {
        var shown = new ArrayList<String>();
        int room = MOST_NAMES;
        boolean all = steps.size() <= room;
        for (int i = 0; i < steps.size(); i++) {
            String id = steps.get(i);
            boolean end = i == 0 || i == steps.size() - 1;
            if (all || end || (growth.changes(id) && shown.size() < room)) {
                shown.add(growth.changes(id) ? id + " " + factor(growth.factor(id)) : id);
            } else if (!shown.getLast().equals("…")) {
                shown.add("…");
            }
        }
        return shown.stream().collect(Collectors.joining(" → "));
    }

    private static String factor(double factor) {
        return Double.isInfinite(factor) ? text("inspector.why.unbounded") : "×" + Figures.constant(factor);
    }
}
