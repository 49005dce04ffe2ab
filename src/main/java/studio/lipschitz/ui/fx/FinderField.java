package studio.lipschitz.ui.fx;

import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;

/// The field of a [Finder]. It keeps the cursor while the arrows walk the list below it: a screen reader is told which row is meant as the item of this field that
/// has the focus, as a combo box tells it.
final class FinderField extends TextField {
    private @Nullable Node row;

    /// @param meant the row that Enter takes, or what stands there where none is left
    void mean(Node meant) {
        row = meant;
        notifyAccessibleAttributeChanged(AccessibleAttribute.FOCUS_ITEM);
    }

    /// The list is filled anew: until its rows are made none is meant.
    void meanNone() {
        row = null;
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.FOCUS_ITEM ? row : super.queryAccessibleAttribute(attribute, parameters);
    }
}
