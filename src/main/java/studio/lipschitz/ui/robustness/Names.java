package studio.lipschitz.ui.robustness;

import static studio.lipschitz.text.Texts.text;

import studio.lipschitz.lipschitz.JudgedSample;
import studio.lipschitz.lipschitz.Subject;

/// What classes and decisions are called.
final class Names {

    private Names() {}

    static String of(Subject subject, int kind) {
        return kind == JudgedSample.UNDECIDED ? text("lab.undecided")
                : kind < subject.classes().size() ? subject.classes().get(kind) : String.valueOf(kind);
    }
}
