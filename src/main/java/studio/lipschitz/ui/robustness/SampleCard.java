package studio.lipschitz.ui.robustness;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import studio.lipschitz.lipschitz.JudgedSample;
import studio.lipschitz.lipschitz.Subject;
import studio.lipschitz.tensor.HostArray;
import studio.lipschitz.ui.chart.Radii;

/// A sample of a gallery with its class, its decision and its radius. A click chooses it, with Shift or Ctrl beside those that are chosen.
final class SampleCard extends ToggleButton {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final double SIDE = 56;

    private final int number;

    /// @param gallery that it stands in
    SampleCard(String gallery, Subject subject, int number, JudgedSample sample, HostArray values, LabSession session) {
        this.number = number;
        setId(gallery + "-" + number);
        getStyleClass().add("sample-card");
        pseudoClassStateChanged(WRONG, !sample.right());
        String kind = Names.of(subject, sample.kind());
        var named = new Label(sample.right() ? kind : text("lab.sample.decided", kind, Names.of(subject, sample.decision())));
        named.getStyleClass().add("sample-kind");
        var radius = new Label(sample.right() ? text("lab.sample.radius", Radii.proved(sample.radius()))
                : text("lab.sample.margin", Radii.value(sample.margin())));
        radius.getStyleClass().add("sample-radius");
        var picture = new StackPane(SampleView.of(values, SIDE));
        picture.getStyleClass().add("sample-picture");
        setGraphic(new VBox(picture, named, radius));
        setAccessibleText(text("lab.sample.accessible", number, named.getText(), radius.getText()));
        setOnAction(_ -> choose(session, false));
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> { // a button does not hear a click with Shift
            if (event.getButton() == MouseButton.PRIMARY && (event.isShiftDown() || event.isShortcutDown())) {
                choose(session, true);
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.SPACE && (event.isShiftDown() || event.isShortcutDown())) {
                choose(session, true);
                event.consume();
            }
        });
    }

    private void choose(LabSession session, boolean beside) {
        var chosen = new ArrayList<>(session.chosenProperty().get());
        if (!beside) {
            chosen.clear();
            chosen.add(number);
        } else if (!chosen.removeIf(each -> each == number)) {
            chosen.add(number);
        }
        session.choose(chosen);
        mark(session.chosenProperty().get());
    }

    void mark(List<Integer> chosen) {
        setSelected(chosen.contains(number));
    }
}
