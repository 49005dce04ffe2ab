package studio.lipschitz.layer;

import static studio.lipschitz.text.Texts.text;

/// One way to mend a flagged node, applied as a single edit.
public sealed interface Fix {

    /// What the button says.
    String label();

    /// Puts `layer` in the node's place; its edges stay.
    record Replace(String label, Layer layer) implements Fix {}

    /// Takes the node out and joins its neighbours.
    record Dissolve(String label) implements Fix {}

    static Fix replaceBy(Layer layer) {
        return new Replace(text("layer.fix.replace", layer.module()), layer);
    }
}
