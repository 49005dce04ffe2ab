package studio.lipschitz.ui.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.stream.DoubleStream;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.GroupSort2;
import studio.lipschitz.project.Project;
import studio.lipschitz.ui.canvas.CanvasView;
import studio.lipschitz.ui.fx.Turns;
import studio.lipschitz.ui.workspace.Workspace;

/// Times every frame while a large drawing is panned, zoomed, dragged and edited by mouse ([FrameTimes]).
public final class Frames {
    private static final int FRAMES = 120; // of each part
    private static final int EDITS = 30;
    private static final int LEAST_FRAMES = 2; // what an edit changes is laid out in its own frame and drawn by the next
    private static final long PATIENCE_S = 60;

    private final Workspace workspace;
    private final BooleanSupplier prepared;
    private final Hands hands = new Hands();
    private double before; // where the node stood that is dragged, FX thread
    private final FrameTimes times = new FrameTimes(hands, FRAMES, "#canvas");

    /// On the FX thread, once the window is shown.
    ///
    /// @param prepared whether the window has made ready what it shows later
    public Frames(Workspace workspace, BooleanSupplier prepared) {
        this.workspace = workspace;
        this.prepared = prepared;
    }

    /// Does it all, not on the FX thread, and tells what took how long.
    ///
    /// @param count of nodes
    public String run(int count) {
        Project project = LargeDrawing.of(count);
        hands.await(prepared, PATIENCE_S);
        long start = System.nanoTime();
        hands.fx(() -> workspace.open(project, Optional.empty()));
        double open = FrameTimes.ms(System.nanoTime() - start);
        var canvas = (CanvasView) hands.node("#canvas");
        Point2D middle = hands.centre("#canvas");
        for (String round : List.of("for the first time", "again")) { // what Java learns on the way is in the first
            hands.fx(canvas::fitAll);
            times.frames("the whole drawing is panned, " + round, step -> pan(middle, step));
            hands.fx(canvas::zoomReset);
            times.frames("at actual size it is panned, " + round, step -> pan(middle, step));
            times.frames("it is zoomed, " + round, step -> zoom(step));
            centre(canvas);
            times.frames("a node is dragged, " + round, step -> drag(middle, step));
        }
        edits();
        centre(canvas);
        hands.keys(KeyCode.SHORTCUT, KeyCode.A);
        times.frames("all nodes are dragged", step -> drag(middle, step));
        var text = new StringBuilder(String.format(Locale.ROOT, "%,d nodes, opened in %.0f ms%n", count, open));
        text.append(times.table());
        return text.toString();
    }

    private void centre(CanvasView canvas) {
        hands.fx(() -> {
            canvas.zoomReset();
            canvas.centreOn("n1");
        });
        hands.await(() -> hands.shows("#node-n1"), PATIENCE_S);
    }

    private void pan(Point2D middle, int step) {
        move(middle, step, MouseButton.MIDDLE, 9);
    }

    private void drag(Point2D middle, int step) {
        move(middle, step, MouseButton.PRIMARY, 3);
        double at = hands.node("#node-n1").localToScene(0, 0).getX();
        if (step == 0) {
            before = at;
        } else if (step == FRAMES / 2 && Math.abs(at - before) < FRAMES) {
            throw new IllegalStateException("the node does not follow the mouse");
        }
    }

    /// Pressed in the first frame, there and back in the others, let go in the last.
    private void move(Point2D from, int step, MouseButton button, double pixels) {
        Robot robot = hands.robot();
        if (step == 0) {
            robot.mouseMove(from);
            robot.mousePress(button);
        } else if (step == FRAMES) {
            robot.mouseRelease(button);
        } else {
            double along = pixels * (step <= FRAMES / 2 ? step : FRAMES - step);
            robot.mouseMove(from.add(along, along / 2));
        }
    }

    /// Out and in again.
    private void zoom(int step) {
        Robot robot = hands.robot();
        if (step == 0) {
            robot.keyPress(KeyCode.CONTROL);
        } else if (step == FRAMES) {
            robot.keyRelease(KeyCode.CONTROL);
        } else {
            robot.mouseWheel(step <= FRAMES / 2 ? 1 : -1);
        }
    }

    /// One edit after another, each until all that follows from it is shown; and the analysis alone, as it runs anew after each.
    private void edits() {
        hands.fx(() -> workspace.selectNodes(Set.of("n1")));
        edits("an edit", i -> workspace.apply(Edits.setParam("n1", "out_features", i % 2 == 0 ? 32 : 64)));
        edits("a node added, taken back", i -> {
            if (i % 2 == 0) {
                workspace.add(Catalogue.of(GroupSort2.DEFAULT));
            } else {
                workspace.undo();
            }
        });
        long fx = FrameTimes.Processor.FX.nanos();
        long renderer = FrameTimes.Processor.RENDERER.nanos();
        var checked = new double[EDITS];
        for (int i = 0; i < EDITS; i++) {
            long start = System.nanoTime();
            workspace.project().analysis();
            checked[i] = FrameTimes.ms(System.nanoTime() - start);
        }
        times.add("an edit's full check alone", checked, fx, renderer);
    }

    /// @param edit done in a frame, with its number
    private void edits(String what, IntConsumer edit) {
        var shown = new double[EDITS];
        var longest = new double[EDITS];
        var busiest = new double[EDITS];
        var every = DoubleStream.builder();
        long fx = FrameTimes.Processor.FX.nanos();
        long renderer = FrameTimes.Processor.RENDERER.nanos();
        for (int i = 0; i < EDITS; i++) {
            int number = i;
            long start = System.nanoTime();
            Taken frames = frames(() -> edit.accept(number));
            longest[i] = Arrays.stream(frames.clock()).max().orElse(0);
            busiest[i] = Arrays.stream(frames.processor()).max().orElse(0);
            Arrays.stream(frames.clock()).forEach(every::add);
            shown[i] = FrameTimes.ms(System.nanoTime() - start);
        }
        times.add(what + ", until all is shown", shown, fx, renderer);
        times.add(what + ", its longest frame", longest, fx, renderer);
        times.add(what + ", processor time of the FX thread in its longest frame", busiest, fx, renderer);
        times.add(what + ", each of its frames", every.build().toArray(), fx, renderer);
    }

    /// How long frames took, in ms.
    ///
    /// @param processor of the FX thread in each: the same on a machine that has other things to do
    private record Taken(double[] clock, double[] processor) {}

    /// Does `work` in a frame and has frames drawn until all that follows is shown.
    private Taken frames(Runnable work) {
        var last = new AtomicLong();
        var computed = new AtomicLong();
        var taken = DoubleStream.builder();
        var processor = DoubleStream.builder();
        var number = new int[1];
        hands.await(() -> {
            long now = System.nanoTime();
            long spent = FrameTimes.Processor.FX.nanos();
            if (number[0] == 0) {
                work.run();
            } else {
                taken.add(FrameTimes.ms(now - last.get()));
                processor.add(FrameTimes.ms(spent - computed.get()));
            }
            last.set(now);
            computed.set(spent);
            return number[0]++ >= LEAST_FRAMES && Turns.idle();
        }, PATIENCE_S);
        return new Taken(taken.build().toArray(), processor.build().toArray());
    }
}
