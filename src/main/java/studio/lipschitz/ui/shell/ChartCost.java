package studio.lipschitz.ui.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TabPane;
import studio.lipschitz.project.Project;
import studio.lipschitz.training.TrainingEvent.EpochDone;
import studio.lipschitz.ui.workspace.TrainingSession;
import studio.lipschitz.ui.workspace.Workspace;

/// What charts cost a training: one epoch at a time of a real one, with the charts in front and behind another tab, in turn.
public final class ChartCost {
    private static final int ROUNDS = 5;
    private static final long PATIENCE_S = 240;

    private final Workspace workspace;
    private final TrainingSession session;
    private final BooleanSupplier prepared;
    private final Hands hands = new Hands();

    /// On the FX thread, once the window is shown.
    ///
    /// @param session whose worker trains
    /// @param prepared whether the window has made ready what it shows later
    public ChartCost(Workspace workspace, TrainingSession session, BooleanSupplier prepared) {
        this.workspace = workspace;
        this.session = session;
        this.prepared = prepared;
    }

    /// Does it all, not on the FX thread, and tells the samples a second of each epoch.
    ///
    /// @param project what is trained, for an epoch each time
    public String run(Project project) {
        hands.await(prepared, PATIENCE_S);
        hands.fx(() -> workspace.open(project.withPlan(project.plan().withEpochs(1)), Optional.empty()));
        epoch(true); // what the machine and Java learn on the way is in the first
        var shown = new ArrayList<Double>();
        var hidden = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
            shown.add(epoch(true));
            hidden.add(epoch(false));
        }
        return String.format(Locale.ROOT,
                "samples a second, %d epochs each, in turn%n  charts in front %s median %.0f%n  another tab     %s median %.0f%n"
                        + "the charts cost %.1f %%%n",
                ROUNDS, told(shown), median(shown), told(hidden), median(hidden), 100 * (1 - median(shown) / median(hidden)));
    }

    private double epoch(boolean charts) {
        hands.fx(() -> ((ButtonBase) hands.node("#train")).fire());
        hands.await(() -> session.stateProperty().get() == TrainingSession.State.RUNNING, PATIENCE_S);
        if (!charts) {
            hands.fx(() -> ((TabPane) hands.node("#bottom")).getSelectionModel().selectFirst());
        }
        hands.await(() -> !session.stateProperty().get().active(), PATIENCE_S);
        return hands.call(() -> session.metrics().latestEpoch().map(EpochDone::samplesPerSecond).orElseThrow());
    }

    private static String told(List<Double> paces) {
        return String.join(" ", paces.stream().map(pace -> String.format(Locale.ROOT, "%.0f", pace)).toList());
    }

    private static double median(List<Double> paces) {
        double[] sorted = paces.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return Arrays.stream(sorted).skip(ROUNDS / 2).findFirst().orElseThrow();
    }
}
