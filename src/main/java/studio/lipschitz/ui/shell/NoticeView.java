package studio.lipschitz.ui.shell;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import studio.lipschitz.ui.fx.Fxml;

/// One sentence about what went wrong, above the drawing until it is closed.
final class NoticeView extends HBox {
    @FXML private Label text;

    NoticeView() {
        Fxml.load("notice", this);
        setVisible(false);
        managedProperty().bind(visibleProperty());
    }

    void show(String sentence) {
        text.setText(sentence);
        setVisible(true);
    }

    @FXML
    void dismiss() {
        setVisible(false);
    }
}
