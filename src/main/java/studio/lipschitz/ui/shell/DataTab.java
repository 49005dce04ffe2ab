package studio.lipschitz.ui.shell;

import org.jspecify.annotations.Nullable;
import studio.lipschitz.ui.data.DataHost;
import studio.lipschitz.ui.data.DataSession;
import studio.lipschitz.ui.data.DataView;
import studio.lipschitz.ui.fx.Tasks;
import studio.lipschitz.ui.workspace.DataDialogs;
import studio.lipschitz.ui.workspace.Workspace;

/// The data view in its window: made when it is first looked at.
final class DataTab implements AutoCloseable {
    private final ShellView shell;
    private final Workspace workspace;
    private final DataHost host;
    private @Nullable DataView view;
    private @Nullable DataSession session;
    private @Nullable Tasks tasks;

    DataTab(ShellView shell, Workspace workspace, DataHost host) {
        this.shell = shell;
        this.workspace = workspace;
        this.host = host;
        shell.dataShown().subscribe(this::watch);
    }

    /// Brings it to the front.
    void show() {
        shell.showData();
        if (view != null) {
            view.focusSource();
        }
    }

    private void watch(boolean seen) {
        if (seen && view == null) {
            session = new DataSession();
            tasks = new Tasks();
            var dialogs = DataDialogs.ofDesktop(() -> shell.getScene() == null ? null : shell.getScene().getWindow());
            view = new DataView(workspace, session, tasks, dialogs, host);
            shell.dataHolder().getChildren().add(view);
        }
        if (view != null) {
            view.watch(seen);
        }
    }

    @Override
    public void close() {
        if (session != null) {
            session.close();
        }
        if (tasks != null) {
            tasks.abandon();
        }
    }
}
