package studio.lipschitz.ui.shell;

import static studio.lipschitz.text.Texts.text;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.ui.fx.Fxml;

/// Offers, above the drawing, what a program left that ended before its changes were saved.
final class RecoveryView extends HBox {
    private final Recovery recovery;
    private final Consumer<Runnable> leave;
    private final Consumer<String> refused;
    private Recovery.@Nullable Leftover offered;

    @FXML private Label text;

    /// @param leave goes on once nothing of the present document can be lost
    /// @param refused shows one sentence about what went wrong
    RecoveryView(Recovery recovery, Consumer<Runnable> leave, Consumer<String> refused) {
        this.recovery = recovery;
        this.leave = leave;
        this.refused = refused;
        Fxml.load("recovery", this);
        setVisible(false);
        managedProperty().bind(visibleProperty());
    }

    void offer(Recovery.Leftover leftover) {
        offered = leftover;
        var when = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(Locale.getDefault())
                .withZone(ZoneId.systemDefault());
        String time = when.format(leftover.when());
        text.setText(leftover.origin().map(file -> text("shell.recovery.file", file.getFileName(), time))
                .orElseGet(() -> text("shell.recovery.new", time)));
        setVisible(true);
    }

    @FXML
    void recover() {
        Recovery.Leftover leftover = offered;
        if (leftover != null) {
            leave.accept(() -> {
                setVisible(false);
                recovery.recover(leftover, refused);
            });
        }
    }

    @FXML
    void discard() {
        if (offered != null) {
            recovery.discard(offered);
        }
        setVisible(false);
    }

    @FXML
    void later() {
        setVisible(false);
    }
}
