package studio.lipschitz.ui.shell;

import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import studio.lipschitz.layer.Verdict;
import studio.lipschitz.ui.fx.Fxml;
import studio.lipschitz.ui.fx.VerdictLook;
import studio.lipschitz.ui.workspace.Figures;
import studio.lipschitz.ui.workspace.Summary;
import studio.lipschitz.ui.workspace.Workspace;

/// The line below everything: whether the network is certified, how large it is, a passing word.
final class StatusView extends HBox {
    private static final VerdictLook CERTIFIED = VerdictLook.of(Verdict.Kind.SAFE);
    private static final VerdictLook NOT_CERTIFIED = VerdictLook.of(Verdict.Kind.UNCONSTRAINED);

    @FXML private HBox certificate;

    @FXML private StackPane icon;

    @FXML private Label headline;

    @FXML private Label reason;

    @FXML private Label parameters;

    @FXML private Label message;

    StatusView(Workspace workspace) {
        Fxml.load("status", this);
        workspace.analysisProperty().subscribe(_ -> show(workspace.summary()));
        message.textProperty().bind(workspace.statusProperty());
    }

    private void show(Summary summary) {
        VerdictLook look = summary.certified() ? CERTIFIED : NOT_CERTIFIED;
        certificate.getStyleClass().removeAll(List.of(CERTIFIED.styleClass(), NOT_CERTIFIED.styleClass()));
        certificate.getStyleClass().add(look.styleClass());
        icon.getChildren().setAll(look.newIcon());
        headline.setText(summary.headline());
        reason.setText(summary.certified() ? "" : summary.reason());
        reason.setVisible(!summary.certified());
        parameters.setText(
                summary.cost()
                        .map(cost -> Figures.count(cost.parameters()) + " parameters · " + Figures.large(cost.multiplyAdds()) + " multiply-adds")
                        .orElse(""));
    }
}
