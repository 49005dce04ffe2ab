package studio.lipschitz.ui.gpu;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2MZ;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import studio.lipschitz.gpu.GpuStatus;
import studio.lipschitz.gpu.GpuStatus.Found;
import studio.lipschitz.gpu.GpuStatus.State;
import studio.lipschitz.gpu.GpuSupport;
import studio.lipschitz.gpu.Watch;
import studio.lipschitz.ui.fx.Tasks;
import studio.lipschitz.ui.workspace.Figures;

/// What a training on an NVIDIA GPU needs: what of it is there and where, how large the rest is; one button fetches it, one removes it. The window stays usable beside it.
public final class GpuDialog extends Dialog<Void> {
    private static final double WIDTH = 680;

    private final Tasks tasks = new Tasks();
    private final Label state = sentence("gpu-state", "gpu-state");
    private final Label driver = sentence("gpu-driver", "gpu-muted");
    private final ListView<Found> parts = new ListView<>();
    private final Label folder = sentence("gpu-folder", "gpu-muted");
    private final Label terms = sentence("gpu-terms", "gpu-muted");
    private final ProgressBar progress = new ProgressBar(0);
    private final Label pace = sentence("gpu-pace", "gpu-muted");
    private final VBox going = new VBox(progress, pace);
    private final Label message = sentence("gpu-message", "gpu-message");
    private final Button get = button("gpu-get", text("gpu.dialog.get"), new FontIcon(Material2OutlinedAL.CLOUD_DOWNLOAD));
    private final Button cancel = button("gpu-cancel", text("gpu.dialog.cancel"), new FontIcon(Material2MZ.STOP));
    private final Button remove = button("gpu-remove", text("gpu.dialog.remove"), new FontIcon(Material2OutlinedAL.DELETE));
    private @Nullable GpuSupport support; // once its list is read
    private @Nullable GpuJob job;
    private long kept;
    private boolean sure;

    public GpuDialog() {
        setTitle(text("gpu.dialog.title"));
        setResizable(true);
        initModality(Modality.NONE);
        var pane = getDialogPane();
        pane.setId("gpu-dialog");
        pane.getStylesheets().add(Objects.requireNonNull(GpuDialog.class.getResource("/styles/gpu.css")).toExternalForm());
        parts.setId("gpu-parts");
        parts.setAccessibleText(text("gpu.dialog.parts"));
        parts.setCellFactory(_ -> new PartCell());
        parts.setPlaceholder(new Label(text("gpu.dialog.looking")));
        VBox.setVgrow(parts, Priority.ALWAYS);
        progress.setId("gpu-progress");
        progress.setAccessibleText(text("gpu.dialog.progress"));
        progress.setMaxWidth(Double.MAX_VALUE);
        going.getStyleClass().add("gpu-going");
        terms.setText(text("gpu.dialog.terms"));
        state.setText(text("gpu.dialog.looking"));
        get.getStyleClass().add("accent");
        get.setOnAction(_ -> start());
        cancel.setOnAction(_ -> stop());
        remove.setOnAction(_ -> remove());
        var buttons = new HBox(get, cancel, remove);
        buttons.getStyleClass().add("gpu-buttons");
        buttons.setAlignment(Pos.CENTER_LEFT);
        var content = new VBox(state, driver, parts, folder, terms, going, message, buttons);
        content.getStyleClass().add("gpu-content");
        content.setPrefWidth(WIDTH);
        pane.setContent(content);
        pane.getButtonTypes().setAll(ButtonType.CLOSE);
        show(going, false);
        show(message, false);
        show(cancel, false);
        get.setDisable(true);
        remove.setDisable(true);
        setOnShown(_ -> look());
        setOnHidden(_ -> {
            stop(); // what has come is kept
            tasks.abandon();
        });
    }

    private static Label sentence(String id, String style) {
        var label = new Label();
        label.setId(id);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    private static Button button(String id, String words, FontIcon icon) {
        var button = new Button(words, icon);
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void look() {
        tasks.start(() -> {
            GpuSupport found = GpuSupport.ofUser();
            return new Looked(found, found.look());
        }, looked -> {
            support = looked.support();
            tell(looked.status());
        }, e -> {
            state.setText(text("gpu.dialog.unknown"));
            say(String.valueOf(e.getMessage()), true);
            busy(false);
        });
    }

    private record Looked(GpuSupport support, GpuStatus status) {}

    private void tell(GpuStatus status) {
        kept = status.kept();
        sure = false;
        state.setText(status.sentence());
        state.getStyleClass().removeAll("gpu-ready", "gpu-lacking");
        state.getStyleClass().add(status.state() == State.READY && status.driverFits() ? "gpu-ready" : "gpu-lacking");
        driver.setText(status.driverSentence());
        show(driver, status.state() != State.IMPOSSIBLE);
        parts.setPlaceholder(new Label());
        parts.getItems().setAll(status.parts());
        folder.setText(status.state() == State.MISSING
                ? text("gpu.dialog.room", status.folder(), status.toStore() / 1e9)
                : text("gpu.dialog.kept", status.folder(), status.kept() / 1e9));
        show(folder, status.state() != State.IMPOSSIBLE);
        show(terms, status.state() == State.MISSING);
        get.setText(text(status.state() == State.FOUND ? "gpu.dialog.use" : status.fetched() > 0 ? "gpu.dialog.goOn" : "gpu.dialog.get"));
        get.setDisable(status.state() == State.READY || status.state() == State.IMPOSSIBLE);
        remove.setText(text("gpu.dialog.remove"));
        remove.setDisable(kept == 0 && status.state() != State.READY);
        busy(false);
    }

    private void busy(boolean is) {
        boolean over = !is && cancel.isVisible();
        show(going, is);
        show(cancel, is);
        show(get, !is);
        show(remove, !is);
        cancel.setDisable(false);
        if (over) { // else the next button would have the keyboard, which removes
            (get.isDisabled() ? getDialogPane().lookupButton(ButtonType.CLOSE) : get).requestFocus();
        }
    }

    private void start() {
        GpuSupport from = support;
        if (from == null || job != null) {
            return;
        }
        show(message, false);
        progress.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
        pace.setText(text("gpu.dialog.begins"));
        busy(true);
        cancel.requestFocus();
        job = GpuJob.start(from, this::follow, this::done, this::failed);
    }

    private void follow(Watch.Progress now) {
        progress.setProgress((double) now.done() / now.total());
        String left = now.perSecond() > 0
                ? text("gpu.dialog.pace", now.perSecond() / 1e6, Figures.duration(now.secondsLeft())) : "";
        pace.setText(switch (now.stage()) {
            case FETCHING -> text("gpu.dialog.fetching", now.archive(), now.number(), now.archives(), now.done() / 1e6, now.total() / 1e6)
                    + left;
            case CHECKING -> text("gpu.dialog.checking", now.archive(), now.number(), now.archives());
            case UNPACKING -> text("gpu.dialog.unpacking", now.archive(), now.number(), now.archives());
        });
    }

    private void done(GpuStatus status) {
        job = null;
        tell(status);
        say(text(status.driverFits() ? "gpu.dialog.done" : "gpu.dialog.doneNoDriver"), false);
    }

    private void failed(IOException e) {
        boolean wanted = GpuJob.wanted(e);
        job = null;
        say(String.valueOf(e.getMessage()), !wanted);
        busy(false);
        if (getDialogPane().getScene().getWindow() != null && isShowing()) {
            look(); // what came is told
        }
    }

    private void stop() {
        if (job != null) {
            job.cancel();
            cancel.setDisable(true);
        }
    }

    /// Asks once more, since fetching anew takes long.
    private void remove() {
        GpuSupport from = support;
        if (from == null) {
            return;
        }
        if (!sure) {
            sure = true;
            remove.setText(text("gpu.dialog.removeNow"));
            say(text("gpu.dialog.sure", kept / 1e9), false);
            return;
        }
        remove.setDisable(true);
        tasks.start(() -> {
            long bytes = from.remove();
            return new Removed(bytes, from.look());
        }, removed -> {
            tell(removed.status());
            say(text("gpu.dialog.removed", removed.bytes() / 1e9), false);
        }, e -> refuse(String.valueOf(e.getMessage())));
    }

    private record Removed(long bytes, GpuStatus status) {}

    private void refuse(String sentence) {
        say(sentence, true);
        busy(false);
        look();
    }

    private void say(String sentence, boolean wrong) {
        message.setText(sentence);
        message.getStyleClass().remove("gpu-wrong");
        if (wrong) {
            message.getStyleClass().add("gpu-wrong");
        }
        show(message, true);
    }
}
