package studio.lipschitz.ui.shell;

import java.util.function.DoubleUnaryOperator;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.MouseEvent;

/// The height of the panel at the bottom: what wants more gets it while it is looked at, and gives it back, unless the user chose a height meanwhile.
final class LowerPane {
    private static final String DIVIDER = "split-pane-divider"; // what JavaFX calls what one drags

    private final SplitPane rows;
    private final TabPane bottom;
    private double before; // pixels that it had before it was raised, 0 where it was not

    LowerPane(SplitPane rows, TabPane bottom) {
        this.rows = rows;
        this.bottom = bottom;
        rows.addEventFilter(MouseEvent.MOUSE_DRAGGED, drag -> {
            if (drag.getTarget() instanceof Node node && divides(node)) {
                before = 0;
            }
        });
    }

    /// Whether this is the divider or the mark on it.
    private boolean divides(Node node) {
        Parent around = node.getParent();
        return around != null && (node.getStyleClass().contains(DIVIDER) ? rows.equals(around) : divides(around));
    }

    /// Has this tab get a share of the height when it comes to the front.
    ///
    /// @param least pixels of a whole height with which the tab can be read as it is
    /// @param share wanted, of the height between toolbar and status
    void raises(Tab tab, DoubleUnaryOperator least, double share) {
        tab.selectedProperty().addListener((_, _, selected) -> {
            if (selected && bottom.getHeight() > 0 && height() < least.applyAsDouble(rows.getHeight())) {
                raise(share);
            } else if (!selected) {
                lower();
            }
        });
    }

    /// Brings a tab to the front, with the height to read it.
    void show(Tab tab, double share) {
        bottom.getSelectionModel().select(tab);
        raise(share);
    }

    private void raise(double share) {
        double now = height();
        if (now < share * rows.getHeight() && rows.getHeight() > 0) {
            before = before > 0 ? before : now;
            rows.setDividerPositions(1 - share);
        }
    }

    private void lower() {
        if (before > 0) {
            set(before);
            before = 0;
        }
    }

    /// In pixels, that of the next layout too.
    private double height() {
        return (1 - rows.getDividerPositions()[0]) * rows.getHeight();
    }

    /// Pixels that it has where nothing raises it.
    double usual() {
        return before > 0 ? before : bottom.getHeight();
    }

    /// @param growth of text, with which it grows
    void grow(double growth) {
        before *= growth;
        set(bottom.getHeight() * growth);
    }

    void set(double pixels) {
        rows.setDividerPositions(1 - pixels / rows.getHeight());
    }
}
