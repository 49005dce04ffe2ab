package studio.lipschitz.ui.shell;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.fxml.FXML;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.ui.fx.FxThread;
import studio.lipschitz.ui.fx.Fxml;
import studio.lipschitz.ui.fx.TextScale;
import studio.lipschitz.ui.problems.ProblemsView;
import studio.lipschitz.ui.training.TrainingView;

/// Where everything stands: palette, canvas above the bottom panel, inspector, each as wide or high as the user made it.
final class ShellView extends StackPane {
    /// Of the height between toolbar and status: three charts side by side, readable in a window of 1280 by 800, and the network above them.
    private static final double CHARTS = 0.42;

    /// Two rows of samples and what is known of one.
    private static final double DATA = 0.55;
    /// The same for the playground, which is there to be looked at.
    private static final double PLAY = 0.7;

    /// Pixels below which the bottom panel grows when training is looked at.
    private static final double READABLE = 200;

    /// Pixels in which the palette and the inspector can be read; their rows are shortened below that.
    private static final double PALETTE = 264;

    private static final double INSPECTOR = 248;

    /// Beyond this text scale the side panels need no more than there: the canvas wants room too.
    private static final double WIDEST = 1.5;

    /// Pixels in which a line of code seldom runs out of sight.
    private static final double CODE = 520;

    /// Pixels that the canvas keeps beside the code.
    private static final double CANVAS = 520;

    @FXML private VBox head;

    @FXML private SplitPane columns;

    @FXML private SplitPane rows;

    @FXML private StackPane left;

    @FXML private StackPane middle;

    @FXML private StackPane right;

    @FXML private TabPane bottom;

    @FXML private Tab problemsTab;

    @FXML private Tab trainingTab;

    @FXML private Tab runsTab;
    @FXML private Tab robustnessTab;
    @FXML private Tab playgroundTab;

    @FXML private Tab dataTab;

    @FXML private StackPane foot;

    private final StackPane runsHolder = new StackPane(); // its contents are made when it is first looked at
    private final StackPane dataHolder = new StackPane(); // likewise
    private final StackPane playgroundHolder = new StackPane();
    private final List<Pane> trainingParts; // the outer before the inner
    private final LowerPane lower;
    private final Restyling restyling;
    private boolean robustnessMade;
    private double withoutCode; // width of the right column before the code came, 0 where that was not seen

    /// @param robustness makes its panel when that is first looked at
    ShellView(Region palette, Region canvas, SidePane side, ProblemsView problems, TrainingView training,
            Supplier<? extends Region> robustness) {
        Fxml.load("shell", this);
        left.getChildren().add(palette);
        middle.getChildren().add(canvas);
        right.getChildren().add(side);
        side.codeShownProperty().addListener((_, _, shown) -> makeRoomForCode(shown));
        var problemsHolder = new StackPane(problems);
        var trainingHolder = new StackPane(training);
        problemsTab.setContent(problemsHolder);
        problemsTab.textProperty().bind(Bindings.createStringBinding(
                () -> problems.countProperty().get() == 0 ? text("shell.bottom.problems")
                        : text("shell.bottom.problems.count", problems.countProperty().get()),
                problems.countProperty()));
        trainingTab.setContent(trainingHolder);
        trainingTab.selectedProperty().subscribe(training::watch);
        lower = new LowerPane(rows, bottom);
        lower.raises(trainingTab, _ -> READABLE, CHARTS);
        runsTab.setContent(runsHolder);
        lower.raises(runsTab, _ -> READABLE, CHARTS);
        var robustnessHolder = new StackPane();
        robustnessTab.setContent(robustnessHolder);
        robustnessTab.selectedProperty().addListener((_, _, selected) -> {
            if (selected && !robustnessMade) {
                robustnessMade = true;
                robustnessHolder.getChildren().add(robustness.get());
            }
        });
        lower.raises(robustnessTab, all -> CHARTS * all, CHARTS);
        dataTab.setContent(dataHolder);
        lower.raises(dataTab, all -> CHARTS * all, DATA);
        playgroundTab.setContent(playgroundHolder);
        lower.raises(playgroundTab, all -> PLAY * all, PLAY);
        trainingParts = Stream.concat(Stream.of(trainingHolder), training.parts().stream()).toList();
        restyling = new Restyling(
                Stream.of(Stream.of(head, foot, middle), side.holders(),
                        Stream.of(left, problemsHolder, trainingHolder, runsHolder, robustnessHolder, dataHolder, playgroundHolder),
                        training.parts().stream())
                        .<Pane>flatMap(holders -> holders)
                        .toList());
        sceneProperty().flatMap(TextScale::in).subscribe((before, now) -> scaleSides(before, now));
        SplitPane.setResizableWithParent(left, false);
        SplitPane.setResizableWithParent(right, false);
        SplitPane.setResizableWithParent(bottom, false);
    }

    /// Does what changes the stylesheets, a panel at a time.
    void restyle(Runnable change) {
        restyling.run(change);
    }

    /// Shows the panels one a frame in a window that is shown already and gets this as its scene next.
    ///
    /// @param drawn runs when the canvas has its place
    /// @param then runs when all are there
    void unveil(Settings.State state, Runnable drawn, Runnable then) {
        restyling.veil(() -> restore(state), middle, drawn, then);
    }

    boolean restyled() {
        return restyling.done();
    }

    /// Leaves out, before all is styled for the first time, what nobody sees yet.
    ///
    /// @return steps that bring it, one after another
    List<Runnable> leaveOutUnseen() {
        if (trainingTab.isSelected()) {
            return List.of();
        }
        trainingTab.selectedProperty().addListener(_ -> restyling.joinAll());
        return restyling.leaveOut(trainingParts);
    }

    /// Whether nothing is left out any more.
    boolean joined() {
        return restyling.joined();
    }

    void addAbove(Region... regions) {
        head.getChildren().addAll(regions);
    }

    void addBelow(Region region) {
        foot.getChildren().add(region);
    }

    /// What the keyboard goes through part by part, as one reads the window.
    List<Region> parts() {
        return List.of(left, middle, right, bottom, head);
    }

    /// Where the table of runs goes, once it is looked at.
    StackPane runsHolder() {
        return runsHolder;
    }

    /// Whether the charts of the training are at the front.
    boolean trainingShown() {
        return trainingTab.isSelected();
    }

    /// Whether the table of runs is at the front.
    ReadOnlyBooleanProperty runsShown() {
        return runsTab.selectedProperty();
    }

    /// Where the playground goes, once it is looked at.
    StackPane playgroundHolder() {
        return playgroundHolder;
    }

    ReadOnlyBooleanProperty playgroundShown() {
        return playgroundTab.selectedProperty();
    }

    void showPlayground() {
        lower.show(playgroundTab, PLAY);
    }

    /// Brings the table of runs to the front, with the height to read it.
    void showRuns() {
        lower.show(runsTab, CHARTS);
    }

    /// Where the data view goes, once it is looked at.
    StackPane dataHolder() {
        return dataHolder;
    }

    /// Whether the data view is at the front.
    ReadOnlyBooleanProperty dataShown() {
        return dataTab.selectedProperty();
    }

    /// Brings the data view to the front, with the height to read it.
    void showData() {
        lower.show(dataTab, DATA);
    }

    /// Brings the charts to the front, with the height to read them.
    void showTraining() {
        lower.show(trainingTab, CHARTS);
    }

    /// Brings the problems to the front.
    void showProblems() {
        bottom.getSelectionModel().select(problemsTab);
    }

    /// Brings the robustness lab to the front, with the height to read it.
    void showRobustness() {
        lower.show(robustnessTab, CHARTS);
    }

    /// Code wants more width than the inspector, and leaves the canvas what it needs; without the code the column is as wide as before.
    private void makeRoomForCode(boolean shown) {
        double all = columns.getWidth();
        if (all == 0) {
            return; // the window remembers its sizes
        }
        double now = right.getWidth();
        double wide = Math.clamp(all - left.getWidth() - CANVAS, now, Math.max(now, CODE));
        double wanted = shown ? wide : withoutCode > 0 ? withoutCode : now;
        withoutCode = shown ? now : 0;
        columns.setDividerPosition(1, 1 - wanted / all);
    }

    /// Larger text makes the panels beside and below the canvas larger.
    private void scaleSides(@Nullable Number before, @Nullable Number now) {
        if (now == null) {
            return;
        }
        double share = side(now);
        left.setMinWidth(PALETTE * share);
        right.setMinWidth(INSPECTOR * share);
        double width = columns.getWidth();
        if (before != null && width > 0) {
            double growth = share / side(before);
            columns.setDividerPositions(left.getWidth() * growth / width, 1 - right.getWidth() * growth / width);
            lower.grow(growth);
        }
    }

    private static double side(Number textScale) {
        return Math.min(textScale.doubleValue(), WIDEST);
    }

    /// Gives the panels their sizes once the window has its own.
    ///
    /// @param then runs after that
    void restore(Settings.State state, Runnable then) {
        FxThread.later(() -> {
            restore(state);
            layout();
            then.run();
        });
    }

    private void restore(Settings.State state) {
        double width = columns.getWidth();
        double height = rows.getHeight();
        if (width > 0 && height > 0) {
            columns.setDividerPositions(state.left() / width, 1 - state.right() / width);
            lower.set(state.bottom());
        }
    }

    void remember(Settings settings) {
        settings.update(state -> state.withPanels(left.getWidth(), right.getWidth(), lower.usual()));
    }
}
