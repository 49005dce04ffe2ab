package studio.lipschitz.training;

import java.util.function.Supplier;

/// What records of this package ask of their parameters. It stands apart from [TrainingPlan], whose constants need those of the records that are being made.
final class Rules {

    private Rules() {}

    /// @throws IllegalArgumentException with the rule, if it does not hold
    static void check(boolean holds, Supplier<String> rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule.get());
        }
    }
}
