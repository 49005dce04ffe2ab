package studio.lipschitz.ui.shell;

import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import studio.lipschitz.ui.fx.FxThread;
import studio.lipschitz.ui.fx.Fxml;
import studio.lipschitz.ui.problems.ProblemsView;
import studio.lipschitz.ui.training.TrainingView;

/// Where everything stands: palette, canvas above the bottom panel, inspector, each as wide or high as the user made it.
final class ShellView extends StackPane {
    /// Of the height between toolbar and status: three charts side by side, readable in a window of 1280 by 800, and the network above them.
    private static final double CHARTS = 0.42;

    /// Pixels below which the bottom panel grows when training is looked at.
    private static final double READABLE = 200;

    @FXML private VBox head;

    @FXML private SplitPane columns;

    @FXML private SplitPane rows;

    @FXML private StackPane left;

    @FXML private StackPane middle;

    @FXML private StackPane right;

    @FXML private TabPane bottom;

    @FXML private Tab problemsTab;

    @FXML private Tab trainingTab;

    @FXML private StackPane foot;

    private final Restyling restyling;

    ShellView(Region palette, Region canvas, Region inspector, ProblemsView problems, TrainingView training) {
        Fxml.load("shell", this);
        left.getChildren().add(palette);
        middle.getChildren().add(canvas);
        right.getChildren().add(inspector);
        var problemsHolder = new StackPane(problems);
        var trainingHolder = new StackPane(training);
        problemsTab.setContent(problemsHolder);
        problemsTab.textProperty().bind(Bindings.createStringBinding(
                () -> problems.countProperty().get() == 0 ? "Problems" : "Problems (" + problems.countProperty().get() + ")",
                problems.countProperty()));
        trainingTab.setContent(trainingHolder);
        trainingTab.selectedProperty().addListener((_, _, selected) -> {
            if (selected && bottom.getHeight() > 0 && bottom.getHeight() < READABLE) {
                showTraining();
            }
        });
        restyling = new Restyling(
                Stream.concat(Stream.of(head, foot, middle, right, left, problemsHolder, trainingHolder), training.parts().stream())
                        .toList());
        SplitPane.setResizableWithParent(left, false);
        SplitPane.setResizableWithParent(right, false);
        SplitPane.setResizableWithParent(bottom, false);
    }

    /// Does what changes the stylesheets, a panel at a time.
    void restyle(Runnable change) {
        restyling.run(change);
    }

    boolean restyled() {
        return restyling.done();
    }

    void addAbove(Region... regions) {
        head.getChildren().addAll(regions);
    }

    void addBelow(Region region) {
        foot.getChildren().add(region);
    }

    /// Brings the charts to the front, with the height to read them.
    void showTraining() {
        bottom.getSelectionModel().select(trainingTab);
        if (bottom.getHeight() < CHARTS * rows.getHeight()) {
            rows.setDividerPositions(1 - CHARTS);
        }
    }

    /// Gives the panels their sizes once the window has its own.
    ///
    /// @param then runs after that
    void restore(Settings.State state, Runnable then) {
        FxThread.later(() -> {
            double width = columns.getWidth();
            double height = rows.getHeight();
            if (width > 0 && height > 0) {
                columns.setDividerPositions(state.left() / width, 1 - state.right() / width);
                rows.setDividerPositions(1 - state.bottom() / height);
            }
            layout();
            then.run();
        });
    }

    void remember(Settings settings) {
        settings.update(state -> state.withPanels(left.getWidth(), right.getWidth(), bottom.getHeight()));
    }
}
