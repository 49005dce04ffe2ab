package studio.lipschitz.ui.shell;

import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The right column: the inspector, and below it the code while that is wanted. The code stays in the window, unseen, while it is not.
final class SidePane extends StackPane {
    private static final double LEAST = 96;
    private static final double SHARE = 0.5; // of the inspector

    private final SplitPane split = new SplitPane();
    private final StackPane inspectorHolder;
    private final StackPane codeHolder;
    private final BooleanProperty codeShown;

    SidePane(Region inspector, Region code, BooleanProperty codeShown) {
        this.codeShown = codeShown;
        inspectorHolder = new StackPane(inspector);
        codeHolder = new StackPane(code);
        codeHolder.setMinHeight(LEAST);
        inspectorHolder.setMinHeight(LEAST);
        split.setId("side");
        split.setOrientation(Orientation.VERTICAL);
        split.getItems().add(inspectorHolder);
        getChildren().add(split);
        codeShown.subscribe(this::show);
    }

    BooleanProperty codeShownProperty() {
        return codeShown;
    }

    /// Of its panels, which are styled apart.
    Stream<Pane> holders() {
        return Stream.of(inspectorHolder, codeHolder);
    }

    private void show(boolean shown) {
        split.getItems().remove(codeHolder);
        getChildren().remove(codeHolder);
        codeHolder.setVisible(shown);
        codeHolder.setManaged(shown);
        if (shown) {
            split.getItems().add(codeHolder);
            split.setDividerPositions(SHARE);
        } else {
            getChildren().addFirst(codeHolder);
        }
    }
}
