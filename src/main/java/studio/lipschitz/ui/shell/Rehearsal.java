package studio.lipschitz.ui.shell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.Window;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.Template;
import studio.lipschitz.ui.fx.FxThread;
import studio.lipschitz.ui.fx.StallMeter;
import studio.lipschitz.ui.fx.Ticker;
import studio.lipschitz.ui.fx.Turns;
import studio.lipschitz.ui.workspace.Workspace;

/// Does once, in a window that nobody sees, what people do: the Java that is trained on it then knows the classes and the hot methods when a
/// person does it for the first time. Each part is timed on the way.
public final class Rehearsal {
    private static final long PATIENCE_S = 30;
    private static final int DRAG_STEPS = 6;

    private final Stage stage;
    private final Workspace workspace;
    private final List<StartingPoint> startingPoints;
    private final BooleanSupplier prepared;
    private final Robot robot = new Robot();
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
    /// @throws IllegalStateException if the window does not do what it should within half a minute
    public List<Part> run() {
        await(prepared, PATIENCE_S); // as a person looks at a new window for some seconds; what is made ready then is nobody's wait
        for (var menu : call(() -> List.copyOf(((MenuBar) node("#menu")).getMenus()))) {
            part("the menu " + menu.getText().replace("_", "") + " opens", () -> {
                fx(menu::show);
                fx(menu::hide);
            });
        }
        for (String id : call(() -> workspace.network().nodes().stream().map(n -> n.id()).toList())) {
            part("the inspector shows " + id, () -> fx(() -> workspace.reveal(id)));
        }
        part("a node is dragged", () -> drag(centre("#node-conv2"), centre("#node-conv2").add(60, 20)));
        part("a module is dragged from the palette", () -> drag(centre("#palette .palette-cell"), centre("#canvas")));
        part("the palette is searched", () -> {
            keys(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.F);
            List.of(KeyCode.C, KeyCode.O, KeyCode.N, KeyCode.V).forEach(this::keys);
            keys(KeyCode.ESCAPE);
        });
        part("a command is found and done", () -> {
            keys(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.P);
            List.of(KeyCode.F, KeyCode.I, KeyCode.T, KeyCode.ENTER).forEach(this::keys);
        });
        part("a node is found and shown", () -> {
            keys(KeyCode.SHORTCUT, KeyCode.F);
            List.of(KeyCode.C, KeyCode.O, KeyCode.N, KeyCode.V, KeyCode.DOWN, KeyCode.ENTER).forEach(this::keys);
        });
        part("the gallery opens and closes", this::gallery);
        for (StartingPoint point : startingPoints) {
            part(point.title() + " opens", () -> fx(() -> workspace.open(point.content().project(), Optional.empty())));
        }
        fx(() -> workspace.open(Project.EMPTY, Optional.empty()));
        for (ModuleType type : Catalogue.all()) {
            part(type.name() + " is added", () -> fx(() -> {
                workspace.selectNodes(Set.of());
                workspace.add(type);
            }));
        }
        fx(() -> workspace.open(Template.DOCUMENTATION.load(), Optional.empty()));
        part("a menu of the canvas opens", () -> {
            click(centre("#canvas").add(0, 200), MouseButton.SECONDARY);
            keys(KeyCode.ESCAPE);
        });
        part("all is selected, deleted, undone", () -> {
            click(centre("#canvas").add(0, 200), MouseButton.PRIMARY);
            keys(KeyCode.SHORTCUT, KeyCode.A);
            keys(KeyCode.DELETE);
            keys(KeyCode.SHORTCUT, KeyCode.Z);
        });
        for (String theme : List.of("other", "first")) {
            part("the " + theme + " theme is chosen", () -> {
                fx(((ButtonBase) node("#toolbar-theme"))::fire);
                await(((ShellView) node("#shell"))::restyled, PATIENCE_S);
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

    private void training() {
        fx(() -> ((ButtonBase) node("#train")).fire());
        await(() -> node("#stop").isDisabled(), PATIENCE_S);
    }

    private void gallery() {
        Gallery gallery = call(() -> new Gallery(stage, Gallery.Subject.NEW, startingPoints));
        fx(gallery::show);
        await(() -> gallery.getDialogPane().lookupAll(".miniature").size() == startingPoints.size(), PATIENCE_S);
        fx(gallery::close);
    }

    private void drag(Point2D from, Point2D to) {
        fx(() -> robot.mouseMove(from));
        fx(() -> robot.mousePress(MouseButton.PRIMARY));
        for (int i = 1; i <= DRAG_STEPS; i++) {
            Point2D point = from.interpolate(to, (double) i / DRAG_STEPS);
            fx(() -> robot.mouseMove(point));
        }
        fx(() -> robot.mouseRelease(MouseButton.PRIMARY));
    }

    private void click(Point2D point, MouseButton button) {
        fx(() -> robot.mouseMove(point));
        fx(() -> robot.mousePress(button));
        fx(() -> robot.mouseRelease(button));
    }

    private void keys(KeyCode... codes) {
        for (KeyCode code : codes) {
            fx(() -> robot.keyPress(code == KeyCode.SHORTCUT ? KeyCode.CONTROL : code));
        }
        for (KeyCode code : List.of(codes).reversed()) {
            fx(() -> robot.keyRelease(code == KeyCode.SHORTCUT ? KeyCode.CONTROL : code));
        }
    }

    private Point2D centre(String selector) {
        return call(() -> {
            Node node = node(selector);
            var bounds = node.getLayoutBounds();
            return node.localToScreen(bounds.getCenterX(), bounds.getCenterY());
        });
    }

    private Node node(String selector) {
        return Window.getWindows().stream()
                .map(window -> window.getScene().getRoot().lookup(selector))
                .filter(found -> found != null)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the window shows no " + selector));
    }

    private void part(String what, Runnable doing) {
        try (StallMeter meter = StallMeter.start(fx)) {
            doing.run();
            meter.stop();
            parts.add(new Part(what, meter.costliest(), meter.longest()));
        }
    }

    private void fx(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    /// Runs `work` on the FX thread and waits until the frames after it are laid out.
    private <T> T call(Callable<T> work) {
        var done = new CompletableFuture<T>();
        FxThread.later(() -> {
            try {
                T result = work.call();
                afterFrame(() -> done.complete(result));
            } catch (Exception | AssertionError e) {
                done.completeExceptionally(e);
            }
        });
        return result(done);
    }

    /// Frames are drawn on the way.
    private void await(BooleanSupplier wanted, long seconds) {
        var done = new CompletableFuture<Boolean>();
        FxThread.later(() -> {
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            everyFrame(() -> {
                boolean there = wanted.getAsBoolean();
                if (there || System.nanoTime() > until) {
                    done.complete(there);
                    return false;
                }
                return true;
            });
        });
        result(done);
    }

    private static void afterFrame(Runnable then) {
        int[] frames = {0};
        everyFrame(() -> {
            if (++frames[0] >= 2 && Turns.idle()) { // the first comes before the layout
                then.run();
                return false;
            }
            return true;
        });
    }

    private static void everyFrame(BooleanSupplier goOn) {
        var ticker = new Ticker[1];
        ticker[0] = Ticker.frames(() -> {
            if (!goOn.getAsBoolean()) {
                ticker[0].stop();
            }
        });
        ticker[0].start();
    }

    private static <T> T result(CompletableFuture<T> done) {
        try {
            return done.orTimeout(2 * PATIENCE_S, TimeUnit.SECONDS).join();
        } catch (CompletionException | CancellationException e) {
            throw new IllegalStateException("the window did not follow the rehearsal", e);
        }
    }
}
