package studio.lipschitz.ui.shell;

import static studio.lipschitz.text.Texts.text;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import studio.lipschitz.ui.fx.Fxml;

/// Offers, above the drawing, what a program left that ended before its changes were saved: of several windows one after another. Once this window has
/// taken one, the others are offered in a window of their own.
final class RecoveryView extends HBox {
    private final Recovery recovery;
    private final Consumer<Runnable> leave;
    private final Runnable another;
    private final Consumer<String> refused;
    private final Deque<Recovery.Leftover> offered = new ArrayDeque<>(); // the first is shown

    @FXML private Label text;

    /// @param leave goes on once nothing of the present document can be lost
    /// @param another opens one more window, which offers what is left
    /// @param refused shows one sentence about what went wrong
    RecoveryView(Recovery recovery, Consumer<Runnable> leave, Runnable another, Consumer<String> refused) {
        this.recovery = recovery;
        this.leave = leave;
        this.another = another;
        this.refused = refused;
        Fxml.load("recovery", this);
        setVisible(false);
        managedProperty().bind(visibleProperty());
    }

    void offer(List<Recovery.Leftover> leftovers) {
        offered.addAll(leftovers);
        show();
    }

    private void show() {
        Recovery.Leftover leftover = offered.peek();
        setVisible(leftover != null);
        if (leftover == null) {
            return;
        }
        var when = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(Locale.getDefault())
                .withZone(ZoneId.systemDefault());
        String time = when.format(leftover.when());
        text.setText(leftover.origin().map(file -> text("shell.recovery.file", file.getFileName(), time))
                .orElseGet(() -> text("shell.recovery.new", time)));
    }

    @FXML
    void recover() {
        leave.accept(() -> {
            Recovery.Leftover leftover = offered.remove();
            boolean more = !offered.isEmpty();
            offered.clear();
            show();
            recovery.recover(leftover, () -> {
                if (more) {
                    another.run();
                }
            }, refused);
        });
    }

    @FXML
    void discard() {
        recovery.discard(offered.remove());
        show();
    }

    @FXML
    void later() {
        offered.remove();
        show();
    }
}
