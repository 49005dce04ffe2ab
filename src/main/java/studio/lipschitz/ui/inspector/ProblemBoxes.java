package studio.lipschitz.ui.inspector;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.layer.Fix;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.Unresolved;
import studio.lipschitz.network.Problem;
import studio.lipschitz.ui.workspace.Workspace;

/// What is wrong with one node, each problem with a button for every fix.
final class ProblemBoxes {
    private ProblemBoxes() {}

    /// A box a problem; none for what the verdict says already, unless it can be fixed.
    static List<Node> of(Shown.One one, Workspace workspace) {
        Layer layer = one.report().node().layer();
        var boxes = new ArrayList<Node>();
        for (Problem problem : one.problems()) {
            boolean said = problem.message().endsWith(one.report().verdict().reason());
            List<Fix> fixes = layer instanceof Unresolved unresolved ? Mend.of(unresolved).stream().toList() : problem.fixes();
            var box = new VBox();
            box.getStyleClass().addAll("problem-box", "severity-" + problem.severity().label());
            if (!said) {
                var message = new Label(problem.message());
                message.setWrapText(true);
                box.getChildren().add(message);
            }
            for (Fix fix : fixes) {
                box.getChildren().add(button(one, fix, workspace));
            }
            if (!box.getChildren().isEmpty()) {
                boxes.add(box);
            }
        }
        return boxes;
    }

    private static Button button(Shown.One one, Fix fix, Workspace workspace) {
        var button = new Button(fix.label());
        button.setMnemonicParsing(false); // k_coef_lip keeps its underscores
        button.getStyleClass().add("fix-button");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(_ -> {
            workspace.apply(Edits.fix(one.id(), fix));
            workspace.say(text("inspector.said.fixed", fix.label()));
        });
        return button;
    }
}
