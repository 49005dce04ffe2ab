package studio.lipschitz.ui.shell;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import studio.lipschitz.layer.Verdict;
import studio.lipschitz.network.Cost;
import studio.lipschitz.ui.fx.Fxml;
import studio.lipschitz.ui.fx.Turns;
import studio.lipschitz.ui.fx.VerdictLook;
import studio.lipschitz.ui.workspace.Figures;
import studio.lipschitz.ui.workspace.Summary;
import studio.lipschitz.ui.workspace.Workspace;

/// The line below everything: whether the network is certified, how large it is, a passing word.
final class StatusView extends HBox {
    private final VerdictLook certified = VerdictLook.of(Verdict.Kind.SAFE);
    private final VerdictLook notCertified = VerdictLook.of(Verdict.Kind.UNCONSTRAINED);

    @FXML private HBox certificate;

    @FXML private StackPane icon;

    @FXML private Label headline;

    @FXML private Label reason;

    @FXML private Label parameters;

    @FXML private Label message;

    StatusView(Workspace workspace) {
        Fxml.load("status", this);
        show(workspace.summary());
        workspace.analysisProperty().addListener(_ -> Turns.take(this, () -> show(workspace.summary())));
        message.textProperty().bind(workspace.statusProperty());
    }

    private void show(Summary summary) {
        VerdictLook look = summary.certified() ? certified : notCertified;
        certificate.getStyleClass().removeAll(List.of(certified.styleClass(), notCertified.styleClass()));
        certificate.getStyleClass().add(look.styleClass());
        icon.getChildren().setAll(look.newIcon());
        headline.setText(summary.headline());
        reason.setText(summary.certified() ? "" : summary.reason());
        reason.setVisible(!summary.certified());
        Cost known = summary.total().known();
        parameters.setText(text(summary.total().complete() ? "shell.status.size" : "shell.status.size.known",
                Figures.count(known.parameters()), Figures.large(known.multiplyAdds()), Figures.bytes(known.outputBytes())));
    }
}
