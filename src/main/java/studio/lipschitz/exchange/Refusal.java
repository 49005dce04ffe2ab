package studio.lipschitz.exchange;

import static studio.lipschitz.text.Texts.text;

import studio.lipschitz.project.ProjectFileException;

/// Why a file of another program cannot be read: the place in it, and the rule with what to do. [#of] adds the file's name.
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;
    private final String place;
    private final String rule;

    /// @param place as a person finds it; empty for the file as a whole
    Refusal(String place, String rule) {
        super(place + ": " + rule);
        this.place = place;
        this.rule = rule;
    }

    static Refusal at(int line, String rule) {
        return new Refusal(text("exchange.line", line), rule);
    }

    ProjectFileException of(String file) {
        return new ProjectFileException(file, place, rule.endsWith(".") ? rule.substring(0, rule.length() - 1) : rule);
    }
}
