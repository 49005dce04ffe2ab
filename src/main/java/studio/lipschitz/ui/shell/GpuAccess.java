package studio.lipschitz.ui.shell;

import java.util.List;
import javafx.scene.control.Menu;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.ui.fx.FxThread;
import studio.lipschitz.ui.gpu.GpuDialog;

/// The way from the menu Help to the dialog of GPU support, of which there is one.
final class GpuAccess {
    private final Stage stage;
    private @Nullable GpuDialog dialog; // made when it is asked for

    private GpuAccess(Stage stage) {
        this.stage = stage;
    }

    static void lead(List<Menu> menus, Stage stage) {
        var access = new GpuAccess(stage);
        menus.stream().flatMap(menu -> menu.getItems().stream()).filter(item -> "menu-gpu".equals(item.getId())).findFirst().orElseThrow()
                .setOnAction(_ -> access.show());
        FxThread.now(() -> stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, _ -> access.close()));
    }

    private void show() {
        if (dialog != null && dialog.isShowing()) {
            dialog.getDialogPane().getScene().getWindow().requestFocus();
            return;
        }
        dialog = new GpuDialog();
        Themes.putAbove(dialog, stage);
        dialog.show();
    }

    private void close() {
        if (dialog != null && dialog.isShowing()) {
            dialog.close();
        }
    }
}
