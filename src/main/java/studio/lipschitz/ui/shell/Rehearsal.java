package studio.lipschitz.ui.shell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.GroupSort2;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.Template;
import studio.lipschitz.ui.fx.StallMeter;
import studio.lipschitz.ui.workspace.Workspace;

/// Does once, in a window that nobody sees, what people do: the Java that is trained on it then knows the classes and the hot methods when a
/// person does it for the first time. Each part is timed on the way.
public final class Rehearsal {
    private static final long PATIENCE_S = 120; // the build rehearses on machines that are slow, or busy with other things
    private static final int LARGE = 2_000; // nodes of a large drawing
    private static final int EDITS = 5; // of it

    private final Stage stage;
    private final Workspace workspace;
    private final List<StartingPoint> startingPoints;
    private final BooleanSupplier prepared;
    private final Hands hands = new Hands();
    private final List<Part> parts = new ArrayList<>();
    private final Thread fx = Thread.currentThread();

    /// @param processor the most that the FX thread computed while one event waited
    /// @param clock the longest that one event waited
    public record Part(String what, Duration processor, Duration clock) {}

    /// On the FX thread, once `stage` is shown.
    ///
    /// @param prepared whether the window has made ready what it shows later
    public Rehearsal(Stage stage, Workspace workspace, List<StartingPoint> startingPoints, BooleanSupplier prepared) {
        this.prepared = prepared;
        this.stage = stage;
        this.workspace = workspace;
        this.startingPoints = startingPoints;
    }

    /// Does it all; not on the FX thread.
    ///
    /// @throws IllegalStateException if the window does not do what it should within two minutes
    public List<Part> run() {
        hands.await(prepared, PATIENCE_S); // as a person looks at a new window for some seconds; what is made ready then is nobody's wait
        for (var menu : hands.call(() -> List.copyOf(((MenuBar) hands.node("#menu")).getMenus()))) {
            part("the menu " + menu.getText().replace("_", "") + " opens", () -> {
                hands.fx(menu::show);
                hands.fx(menu::hide);
            });
        }
        for (String id : hands.call(() -> workspace.network().nodes().stream().map(n -> n.id()).toList())) {
            part("the inspector shows " + id, () -> hands.fx(() -> workspace.reveal(id)));
        }
        part("a node is dragged", () -> hands.drag(hands.centre("#node-conv2"), hands.centre("#node-conv2").add(60, 20)));
        part("a module is dragged from the palette", () -> hands.drag(hands.centre("#palette .palette-cell"), hands.centre("#canvas")));
        part("the palette is searched", () -> {
            hands.keys(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.F);
            List.of(KeyCode.C, KeyCode.O, KeyCode.N, KeyCode.V).forEach(hands::keys);
            hands.keys(KeyCode.ESCAPE);
        });
        part("a command is found and done", () -> {
            hands.keys(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.P);
            List.of(KeyCode.F, KeyCode.I, KeyCode.T, KeyCode.ENTER).forEach(hands::keys);
        });
        part("a node is found and shown", () -> {
            hands.keys(KeyCode.SHORTCUT, KeyCode.F);
            List.of(KeyCode.C, KeyCode.O, KeyCode.N, KeyCode.V, KeyCode.DOWN, KeyCode.ENTER).forEach(hands::keys);
        });
        part("the gallery opens and closes", this::gallery);
        for (StartingPoint point : startingPoints) {
            part(point.title() + " opens", () -> hands.fx(() -> workspace.open(point.content().project(), Optional.empty())));
        }
        hands.fx(() -> workspace.open(Project.EMPTY, Optional.empty()));
        for (ModuleType type : Catalogue.all()) {
            part(type.name() + " is added", () -> hands.fx(() -> {
                workspace.selectNodes(Set.of());
                workspace.add(type);
            }));
        }
        largeDrawing();
        hands.fx(() -> workspace.open(Template.DOCUMENTATION.load(), Optional.empty()));
        part("a menu of the canvas opens", () -> {
            hands.click(hands.centre("#canvas").add(0, 200), MouseButton.SECONDARY);
            hands.keys(KeyCode.ESCAPE);
        });
        part("all is selected, deleted, undone", () -> {
            hands.click(hands.centre("#canvas").add(0, 200), MouseButton.PRIMARY);
            hands.keys(KeyCode.SHORTCUT, KeyCode.A);
            hands.keys(KeyCode.DELETE);
            hands.keys(KeyCode.SHORTCUT, KeyCode.Z);
        });
        for (String theme : List.of("other", "first")) {
            part("the " + theme + " theme is chosen", () -> {
                hands.fx(((ButtonBase) hands.node("#toolbar-theme"))::fire);
                hands.await(((ShellView) hands.node("#shell"))::restyled, PATIENCE_S);
            });
        }
        part("a training is watched", this::training);
        return List.copyOf(parts);
    }

    /// Of `parts`, the longest first.
    public static String report(List<Part> parts) {
        var text = new StringBuilder("longest wait of an event: what the FX thread computed meanwhile, and by the clock\n");
        parts.stream().sorted(Comparator.comparing(Part::processor).reversed()).forEach(part -> text.append(String.format(
                Locale.ROOT, "%5d ms %5d ms  %s%n", part.processor.toMillis(), part.clock.toMillis(), part.what)));
        return text.toString();
    }

    private void largeDrawing() {
        Project large = LargeDrawing.of(LARGE);
        Analysis analysed = large.analysis();
        part("a drawing of 2,000 nodes opens", () -> hands.fx(() -> workspace.open(large, analysed, Optional.empty())));
        hands.fx(() -> workspace.selectNodes(Set.of("n1")));
        for (int i = 0; i < EDITS; i++) {
            int width = i % 2 == 0 ? 32 : 64;
            part("a layer of it is edited", () -> hands.fx(() -> workspace.apply(Edits.setParam("n1", "out_features", width))));
        }
        for (int i = 0; i < EDITS; i++) {
            part("a node is added to it", () -> hands.fx(() -> workspace.add(Catalogue.of(GroupSort2.DEFAULT))));
            part("the node is taken back", () -> hands.fx(workspace::undo));
        }
    }

    private void training() {
        hands.fx(() -> ((ButtonBase) hands.node("#train")).fire());
        hands.await(() -> hands.node("#stop").isDisabled(), PATIENCE_S);
    }

    private void gallery() {
        Gallery gallery = hands.call(() -> new Gallery(stage, Gallery.Subject.NEW, startingPoints));
        hands.fx(gallery::show);
        hands.await(() -> gallery.getDialogPane().lookupAll(".miniature").size() == startingPoints.size(), PATIENCE_S);
        hands.fx(gallery::close);
    }

    private void part(String what, Runnable doing) {
        try (StallMeter meter = StallMeter.start(fx)) {
            doing.run();
            meter.stop();
            parts.add(new Part(what, meter.costliest(), meter.longest()));
        }
    }
}
