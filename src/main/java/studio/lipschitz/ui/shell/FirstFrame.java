package studio.lipschitz.ui.shell;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import studio.lipschitz.ui.fx.FxThread;
import studio.lipschitz.ui.fx.StallMeter;

/// Tells when a new window was drawn for the first time, when it answered the first click, when all its panels were there, when those were that stand behind
/// others, and how long an event waited at most between the first of these moments and the last.
public final class FirstFrame {
    private static final long PATIENCE_S = 60;
    private static final String OURS = "studio.lipschitz.";

    private final Stage stage;
    private final Hands hands = new Hands();
    private final CompletableFuture<Long> drawn = new CompletableFuture<>();
    private final CompletableFuture<Long> answered = new CompletableFuture<>();
    private final CompletableFuture<Long> whole = new CompletableFuture<>();
    private final CompletableFuture<Long> joined = new CompletableFuture<>();
    private final CompletableFuture<StallMeter> meter = new CompletableFuture<>();

    private boolean paged; // the first click goes to the welcome page
    private volatile long computed; // ns, by all threads until the window is whole
    private volatile long computedByFx;

    /// On the FX thread, before `stage` is shown.
    public FirstFrame(Stage stage) {
        this.stage = stage;
        stage.setOnShown(_ -> Curtain.afterFrames(Curtain.DRAWN, () -> {
            drawn.complete(System.currentTimeMillis());
            meter.complete(StallMeter.start(Thread.currentThread()));
        }));
    }

    /// The welcome page is there: its button is clicked as soon as that is shown, which leads to the drawing.
    public void watch(Scene page) {
        paged = true;
        Hands.everyFrame(() -> {
            Node button = page.lookup("#welcome-designer");
            if (button == null || !button.getParent().isVisible() || button.getLayoutBounds().isEmpty()) {
                return true;
            }
            Curtain.afterFrames(Curtain.DRAWN, () -> click(button));
            return false;
        });
    }

    /// What the stage shows is `window`'s: the first node of its drawing is clicked as soon as it is there.
    public void watch(StudioWindow window) {
        Hands.everyFrame(() -> {
            if (paged) {
                return false;
            }
            Node card = stage.getScene().lookup(".canvas-node");
            if (card == null || card.getLayoutBounds().isEmpty()) {
                return true;
            }
            Curtain.afterFrames(Curtain.DRAWN, () -> click(card));
            return false;
        });
        Hands.everyFrame(() -> {
            if (!window.restyled()) {
                return true;
            }
            Curtain.afterFrames(Curtain.DRAWN, () -> {
                computed = processorTime();
                computedByFx = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                whole.complete(System.currentTimeMillis());
            });
            return false;
        });
        Hands.everyFrame(() -> {
            if (!window.joined()) {
                return true;
            }
            Curtain.afterFrames(Curtain.DRAWN, () -> joined.complete(System.currentTimeMillis()));
            return false;
        });
    }

    private void click(Node card) {
        card.addEventHandler(MouseEvent.MOUSE_RELEASED,
                _ -> Curtain.afterFrames(Curtain.DRAWN, () -> answered.complete(System.currentTimeMillis())));
        Bounds bounds = card.localToScreen(card.getLayoutBounds());
        hands.robot().mouseMove(bounds.getCenterX(), bounds.getCenterY());
        FxThread.later(() -> { // each is an event of its own, as a hand's are
            hands.robot().mousePress(MouseButton.PRIMARY);
            FxThread.later(() -> hands.robot().mouseRelease(MouseButton.PRIMARY));
        });
    }

    /// Waits for all; not on the FX thread.
    ///
    /// @return milliseconds since 1970, which whoever started the process compares with its own clock, and since Java began; and what was
    ///     computed until the window was whole, which other work on the machine changes less
    public String report() {
        long began = ManagementFactory.getRuntimeMXBean().getStartTime();
        var text = new StringBuilder();
        line(text, "first frame", drawn, began);
        line(text, "first click answered", answered, began);
        line(text, "all panels shown", whole, began);
        text.append(
                "computed until then: %d ms by the FX thread, %d ms by all%n".formatted(computedByFx / 1_000_000, computed / 1_000_000));
        line(text, "panels behind others made ready", joined, began);
        waits(text, meter.join());
        return text.toString();
    }

    /// The longest wait between the first frame and the last panel, and where the FX thread was in the one that cost it most, look by look.
    private static void waits(StringBuilder text, StallMeter meter) {
        meter.stop();
        text.append("longest wait of an event: %d ms by the clock, %d ms computed by the FX thread%n"
                .formatted(meter.longest().toMillis(), meter.costliest().toMillis()));
        meter.culprits().stream().map(FirstFrame::place).distinct().forEach(place -> text.append("    %s%n".formatted(place)));
    }

    /// The innermost of the program's own lines, or what JavaFX did where there is none.
    private static String place(List<StackTraceElement> stack) {
        return stack.stream().filter(frame -> frame.getClassName().startsWith(OURS)).findFirst().or(() -> stack.stream().findFirst())
                .map(StackTraceElement::toString).orElse("");
    }

    private static void line(StringBuilder text, String what, CompletableFuture<Long> moment, long began) {
        long when = moment.orTimeout(PATIENCE_S, TimeUnit.SECONDS).join();
        text.append("%s %d, %d ms after Java began%n".formatted(what, when, when - began));
    }

    public void close() {
        FxThread.later(stage::close);
    }

    private static long processorTime() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
