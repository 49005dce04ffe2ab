package studio.lipschitz.ui.training;

import static studio.lipschitz.text.Texts.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The charts of a training, in the order in which they stand.
enum ChartKind {
    BOUNDARY, LOSS, ACCURACY, NORMS, PARTS, CERTIFIED, SMALLEST, SPECTRUM, GRADIENT, RATE, PACE, MEMORY;

    /// What is shown until one chooses.
    static final List<ChartKind> USUAL = List.of(BOUNDARY, LOSS, ACCURACY, NORMS);

    /// As the settings spell it.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Those of the settings, in their order here; what is not known is passed over.
    static List<ChartKind> of(List<String> words) {
        return Arrays.stream(values()).filter(kind -> words.contains(kind.word())).toList();
    }

    String title() {
        return switch (this) {
            case BOUNDARY -> text("run.boundary");
            case LOSS -> text("run.loss");
            case ACCURACY -> text("run.accuracy");
            case NORMS -> text("run.norms");
            case PARTS -> text("run.parts");
            case CERTIFIED -> text("run.certified");
            case SMALLEST -> text("run.smallest");
            case SPECTRUM -> text("run.spectrum");
            case GRADIENT -> text("run.gradient");
            case RATE -> text("run.rate");
            case PACE -> text("run.pace");
            case MEMORY -> text("run.memory");
        };
    }
}
