package studio.lipschitz.ui.runs;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import studio.lipschitz.runs.RunSummary;
import studio.lipschitz.ui.fx.Turns;

/// What stands beside the table, one at a time: curves, the Pareto plot, how two runs differ, what people say of one, the queue.
final class RunSides extends VBox {
    private final OverlayPane overlay;
    private final ParetoPane pareto;
    private final DifferencePane differences;
    private final AboutPane about;
    private final ToggleGroup sides = new ToggleGroup();
    private final StackPane side = new StackPane();
    private final Region gap = new Region();
    private final HBox tabs = new HBox();

    /// @param select selects the run of a folder in the table
    RunSides(RunLibrary library, RunInks inks, Consumer<String> select) {
        overlay = new OverlayPane(inks);
        pareto = new ParetoPane(library, select);
        differences = new DifferencePane(library);
        about = new AboutPane(library);
        getStyleClass().add("runs-right");
        setMinWidth(280);
        side.setMinHeight(0);
        VBox.setVgrow(side, Priority.ALWAYS);
        HBox.setHgrow(gap, Priority.ALWAYS);
        tabs.getStyleClass().add("runs-tabs");
        tabs.getChildren().addAll(tab("curves", text("runs.side.curves"), overlay), tab("pareto", text("grid.pareto"), pareto),
                tab("differences", text("runs.side.differences"), differences), tab("about", text("runs.side.about"), about),
                queueTab(library), gap, overlay.controls());
        sides.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null && before != null) {
                before.setSelected(true); // one of them always is
            } else if (now != null && now.getUserData() instanceof Node pane) {
                side.getChildren().setAll(pane);
                overlay.controls().setVisible(pane == overlay);
                overlay.controls().setManaged(pane == overlay);
            }
        });
        getChildren().addAll(tabs, side);
        Turns.take(sides, () -> {
            if (sides.getSelectedToggle() == null) {
                sides.getToggles().getFirst().setSelected(true);
            }
        });
    }

    private ToggleButton tab(String id, String name, Node pane) {
        var toggle = new ToggleButton(name);
        toggle.setId("runs-side-" + id);
        toggle.getStyleClass().addAll("small", "runs-toggle");
        toggle.setMinWidth(Region.USE_PREF_SIZE);
        toggle.setToggleGroup(sides);
        toggle.setUserData(pane);
        return toggle;
    }

    private ToggleButton queueTab(RunLibrary library) {
        var size = Bindings.size(library.host().queue().waiting());
        ToggleButton toggle = tab("queue", "", new QueuePane(library));
        toggle.textProperty().bind(Bindings.createStringBinding(
                () -> size.get() == 0 ? text("runs.side.queue") : text("runs.side.queue.count", size.get()), size));
        return toggle;
    }

    /// What is known of these runs; each part in a frame of its own.
    void show(List<RunSummary> runs) {
        overlay.show(runs);
        Turns.take(pareto, () -> pareto.show(runs));
        Turns.take(differences, () -> differences.show(runs));
        Turns.take(about, () -> about.show(runs));
    }

    /// The runs have changed.
    void look() {
        pareto.look();
    }

    void rename() {
        turn(about);
        about.rename();
    }

    void tag() {
        turn(about);
        about.tag();
    }

    @SuppressWarnings("ReferenceEquality")
    private void turn(Node pane) {
        sides.getToggles().stream().filter(toggle -> toggle.getUserData() == pane).forEach(toggle -> toggle.setSelected(true));
    }

    /// Whether everything is drawn.
    boolean settled() {
        return overlay.settled() && pareto.settled();
    }
}
