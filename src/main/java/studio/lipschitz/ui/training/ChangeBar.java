package studio.lipschitz.ui.training;

import static studio.lipschitz.text.Texts.text;

import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import studio.lipschitz.ui.workspace.TrainingSession;
import studio.lipschitz.ui.workspace.Workspace;

/// Below the plan while it differs from that of the run that goes on: what would change, the button that does it, and why it cannot be done.
final class ChangeBar extends VBox {

    ChangeBar(Workspace workspace, TrainingSession session, TrainingCommands commands) {
        setId("plan-change");
        getStyleClass().add("plan-change");
        var wanted = line("plan-change-wanted");
        wanted.getStyleClass().add("plan-change-wanted");
        StringBinding differences = Bindings.createStringBinding(
                () -> session.changes().between(workspace.project().plan()).stream()
                        .map(change -> change.name().equals("batch")
                                ? text("run.change.next", change.from(), change.to())
                                : text("run.change", change.name(), change.from(), change.to()))
                        .collect(Collectors.joining("\n")),
                workspace.projectProperty(), session.changes().runningProperty());
        show(wanted, differences);
        var apply = new CommandButton(
                "apply-change", text("run.change.apply"), "mdal-check", text("run.change.apply.does"), commands.changeRefusal(),
                commands::change);
        apply.button().getStyleClass().add("accent");
        apply.visibleProperty().bind(wanted.visibleProperty());
        apply.managedProperty().bind(apply.visibleProperty());
        var refusal = line("plan-change-refusal");
        refusal.getStyleClass().add("plan-error");
        show(refusal, Bindings.createStringBinding(
                () -> {
                    String here = session.changes().refusal(workspace.project().plan(), session.progressProperty().get().epoch());
                    return here.isEmpty() ? session.changes().refusalProperty().get() : here;
                },
                workspace.projectProperty(), session.changes().runningProperty(), session.changes().refusalProperty(),
                session.progressProperty()));
        getChildren().addAll(wanted, refusal, apply);
        visibleProperty().bind(wanted.visibleProperty().or(refusal.visibleProperty()));
        managedProperty().bind(visibleProperty());
    }

    private static Label line(String id) {
        var label = new Label();
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    /// Only while there is something to say.
    private static void show(Label label, StringBinding text) {
        label.textProperty().bind(text);
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
    }
}
