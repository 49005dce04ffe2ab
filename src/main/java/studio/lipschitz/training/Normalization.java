package studio.lipschitz.training;

import static studio.lipschitz.text.Texts.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// How constrained weights are reached during training.
public enum Normalization {
    /// The constraint holds at every step, with its exact derivative.
    EXACT,

    /// The constraint holds before and after every step: the weight itself is led back to it, so that a step needs no eigendecomposition. Within 1e-5
    /// while training; the weights that ship are those of [#EXACT].
    RETRACTION,

    /// The iteration of deel-torchlip 1.0.5, with the derivative that it takes and the weights that it ships. It comes near the constraint, may
    /// overshoot it and can diverge, so that a network's constant is known only once its weights have been measured.
    REFERENCE;

    /// Whether the weights that ship are sure to keep their constraints.
    public boolean proves() {
        return this != REFERENCE;
    }

    /// As it stands in files and on the command line: `exact`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Normalization::word).toList();
    }

    /// @throws IllegalArgumentException if there is none of that name
    public static Normalization of(String word) {
        return Arrays.stream(values()).filter(value -> value.word().equals(word)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text("training.plan.normalization", word)));
    }
}
