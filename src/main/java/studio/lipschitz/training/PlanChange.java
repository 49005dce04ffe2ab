package studio.lipschitz.training;

import static studio.lipschitz.text.Texts.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.training.TrainingEvent.Change;

/// What of a plan may change while a run goes on: epochs, batch, learning rate, the parameters of its loss, epsilon and early stopping.
///
/// The rest is what the run is made of: data, seed and device, the kind of the loss, which may carry a number, the optimiser with what it remembers,
/// the schedule, clipping and the normalization.
public final class PlanChange {

    private PlanChange() {}

    /// `running` with what may change taken from `wanted`; a loss of another kind is left out.
    public static TrainingPlan applied(TrainingPlan running, TrainingPlan wanted) {
        TrainingPlan changed = running.withEpochs(wanted.epochs()).withBatch(wanted.batch()).withLr(wanted.lr())
                .withEpsilon(wanted.epsilon()).withEarlyStopping(wanted.earlyStopping());
        return sameLoss(running, wanted) ? changed.withLoss(wanted.loss()) : changed;
    }

    /// Why a run cannot go on with `wanted`, in one sentence; empty if it can. What cannot change is passed over where it is not the loss.
    ///
    /// @param epoch the one that is being trained
    public static Optional<String> refusal(TrainingPlan running, TrainingPlan wanted, int epoch) {
        if (!sameLoss(running, wanted)) {
            return Optional.of(text("training.change.loss", running.loss().lossName(), wanted.loss().lossName()));
        }
        if (wanted.epochs() < epoch) {
            return Optional.of(text("training.change.epochs", epoch, wanted.epochs()));
        }
        return Optional.empty();
    }

    /// What differs between two plans that a run goes from and to.
    public static List<Change> between(TrainingPlan before, TrainingPlan after) {
        var changes = new ArrayList<Change>();
        add(changes, "epochs", before.epochs(), after.epochs());
        add(changes, "batch", before.batch(), after.batch());
        add(changes, "lr", before.lr(), after.lr());
        if (sameLoss(before, after)) {
            var then = Loss.CATALOGUE.schema(before.loss()).write(before.loss());
            Loss.CATALOGUE.schema(after.loss()).write(after.loss()).forEach((name, value) -> add(changes, name, then.get(name), value));
        }
        add(changes, "epsilon", before.epsilon(), after.epsilon());
        add(changes, "early_stopping", before.earlyStopping(), after.earlyStopping());
        return List.copyOf(changes);
    }

    private static boolean sameLoss(TrainingPlan one, TrainingPlan other) {
        return one.loss().getClass() == other.loss().getClass();
    }

    private static void add(List<Change> changes, String name, @Nullable Object from, @Nullable Object to) {
        if (!Objects.equals(from, to)) {
            changes.add(new Change(name, spelled(from), spelled(to)));
        }
    }

    private static String spelled(@Nullable Object value) {
        return switch (value) {
            case null -> "none";
            case Double number -> spelled(number.doubleValue());
            case Optional<?> optional -> optional.map(PlanChange::spelled).orElse("none");
            case EarlyStopping stopping -> stopping.metric().word() + " " + stopping.patience()
                    + (stopping.minDelta() == 0 ? "" : " by " + spelled(stopping.minDelta()));
            case Object other -> other.toString().toLowerCase(Locale.ROOT);
        };
    }

    /// `0.0001`, not `1.0E-4`.
    private static String spelled(double value) {
        double size = Math.abs(value);
        return value == 0 ? "0" : size >= 1e-6 && size < 1e9 ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
                : Double.toString(value);
    }
}
