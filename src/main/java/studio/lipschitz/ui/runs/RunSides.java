package studio.lipschitz.ui.runs;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.runs.RunSummary;
import studio.lipschitz.ui.fx.Turns;

/// What stands beside the table, one at a time: curves, the Pareto plot, how two runs differ, what people say of one, the queue. Each is made when it is
/// first turned to.
final class RunSides extends VBox {
    private final RunLibrary library;
    private final RunInks inks;
    private final Consumer<String> select;
    private final ToggleGroup sides = new ToggleGroup();
    private final StackPane side = new StackPane();
    private final StackPane controls = new StackPane(); // of what is shown
    private List<RunSummary> runs = List.of();
    private @Nullable OverlayPane overlay;
    private @Nullable ParetoPane pareto;
    private @Nullable DifferencePane differences;
    private @Nullable AboutPane about;
    private @Nullable QueuePane queue;

    /// @param select selects the run of a folder in the table
    RunSides(RunLibrary library, RunInks inks, Consumer<String> select) {
        this.library = library;
        this.inks = inks;
        this.select = select;
        getStyleClass().add("runs-right");
        setMinWidth(280);
        side.setMinHeight(0);
        VBox.setVgrow(side, Priority.ALWAYS);
    }

    /// Makes its tabs, and turns to the first of them in a frame of its own.
    RunSides begin() {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        ToggleButton curves = tab("curves", text("runs.side.curves"), this::overlay);
        ToggleButton queueTab = tab("queue", "", this::queue);
        var size = Bindings.size(library.host().queue().waiting());
        queueTab.textProperty().bind(Bindings.createStringBinding(
                () -> size.get() == 0 ? text("runs.side.queue") : text("runs.side.queue.count", size.get()), size));
        var tabs = new HBox(curves, tab("pareto", text("grid.pareto"), this::pareto),
                tab("differences", text("runs.side.differences"), this::differences), tab("about", text("runs.side.about"), this::about),
                queueTab, gap, controls);
        tabs.getStyleClass().add("runs-tabs");
        getChildren().addAll(tabs, side);
        Turns.take(sides, () -> {
            if (sides.getSelectedToggle() == null) {
                curves.setSelected(true);
            }
        });
        return this;
    }

    private ToggleButton tab(String id, String name, Supplier<Node> pane) {
        var toggle = new ToggleButton(name);
        toggle.setId("runs-side-" + id);
        toggle.getStyleClass().addAll("small", "runs-toggle");
        toggle.setToggleGroup(sides);
        toggle.selectedProperty().addListener((_, _, now) -> {
            if (now) {
                Node shown = pane.get();
                side.getChildren().setAll(shown);
                Turns.take(controls, () -> controls.getChildren().setAll(shown instanceof OverlayPane curves ? List.of(curves.controls())
                        : List.of()));
            } else if (sides.getSelectedToggle() == null) {
                toggle.setSelected(true); // one of them always is
            }
        });
        return toggle;
    }

    private OverlayPane overlay() {
        OverlayPane there = overlay;
        if (there == null) {
            there = new OverlayPane(inks);
            overlay = there;
            there.show(runs);
        }
        return there;
    }

    private ParetoPane pareto() {
        ParetoPane there = pareto;
        if (there == null) {
            there = new ParetoPane(library, select);
            pareto = there;
            there.show(runs);
        }
        return there;
    }

    private DifferencePane differences() {
        DifferencePane there = differences;
        if (there == null) {
            there = new DifferencePane(library);
            differences = there;
            there.show(runs);
        }
        return there;
    }

    private AboutPane about() {
        AboutPane there = about;
        if (there == null) {
            there = new AboutPane(library);
            about = there;
            there.show(runs);
        }
        return there;
    }

    private QueuePane queue() {
        QueuePane there = queue;
        if (there == null) {
            there = new QueuePane(library);
            queue = there;
        }
        return there;
    }

    /// Shows what is known of these runs; each part that is there in a frame of its own, the curves, whose colours the table takes, at once.
    void show(List<RunSummary> selected) {
        runs = selected;
        if (overlay != null) {
            overlay.show(selected);
        }
        each(pareto, pane -> pane.show(selected));
        each(differences, pane -> pane.show(selected));
        each(about, pane -> pane.show(selected));
    }

    private static <P extends Node> void each(@Nullable P pane, Consumer<P> work) {
        if (pane != null) {
            Turns.take(pane, () -> work.accept(pane));
        }
    }

    /// The runs have changed.
    void look() {
        if (pareto != null) {
            pareto.look();
        }
    }

    void rename() {
        turnToAbout();
        about().rename();
    }

    void tag() {
        turnToAbout();
        about().tag();
    }

    private void turnToAbout() {
        sides.getToggles().stream().filter(toggle -> toggle instanceof ToggleButton tab && "runs-side-about".equals(tab.getId()))
                .forEach(toggle -> toggle.setSelected(true));
    }

    /// Whether everything is drawn.
    boolean settled() {
        return (overlay == null || overlay.settled()) && (pareto == null || pareto.settled());
    }
}
