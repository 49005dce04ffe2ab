package studio.lipschitz.layer;

import static studio.lipschitz.text.Texts.text;

import java.util.Locale;

/// Families of the palette, in the order in which it shows them.
public enum Group {
    INPUT,
    DENSE,
    CONVOLUTION,
    POOLING,
    ACTIVATION,
    NORMALISATION,
    SHAPE,
    JOINT,
    REGULARISATION;

    public String title() {
        return text("layer.group." + name().toLowerCase(Locale.ROOT));
    }
}
