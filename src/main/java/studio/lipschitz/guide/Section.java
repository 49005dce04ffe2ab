package studio.lipschitz.guide;

import static studio.lipschitz.text.Texts.text;

import java.util.Locale;

/// Chapters of the guide, in their order.
public enum Section {
    START,
    VIEWS,
    TUTORIALS,
    THEORY,
    LAYERS,
    TRAINING,
    REFERENCE,
    HELP;

    public String title() {
        return text("guide.section." + name().toLowerCase(Locale.ROOT));
    }
}
