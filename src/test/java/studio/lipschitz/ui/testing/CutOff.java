package studio.lipschitz.ui.testing;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.OverrunStyle;
import javafx.scene.text.Text;

/// Texts that do not fit where they stand, such as translations that are longer than what the place was made for.
public final class CutOff {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private CutOff() {}

    /// Fails if a label below `root` stays cut off: what is found out beside the window's thread may come, and be laid out, a moment later.
    ///
    /// @throws AssertionError with what these labels say
    public static void none(Node root) {
        List<String> cut = lasting(root);
        if (!cut.isEmpty()) {
            throw new AssertionError("cut off: " + cut);
        }
    }

    /// As [#texts], of those that stay so.
    public static List<String> lasting(Node root) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<String> cut = texts(root);
        while (!cut.isEmpty() && System.nanoTime() < deadline) {
            Fx.settle();
            cut = texts(root);
        }
        return cut;
    }

    /// What each label, button or tab below `root` says that shows a part of it only; one that is shortened in its middle is so on purpose.
    public static List<String> texts(Node root) {
        return Fx.call(() -> Set.copyOf(root.lookupAll("*")).stream()
                .filter(Labeled.class::isInstance)
                .map(Labeled.class::cast)
                .filter(CutOff::isShown)
                .filter(label -> label.getTextOverrun() != OverrunStyle.CENTER_ELLIPSIS)
                .filter(CutOff::isCutOff)
                .map(Labeled::getText)
                .sorted()
                .toList());
    }

    private static boolean isCutOff(Labeled label) {
        return label.getChildrenUnmodifiable().stream()
                .filter(child -> child instanceof Text && !child.equals(label.getGraphic())) // an icon is a text too
                .map(Text.class::cast)
                .anyMatch(text -> text.isVisible() && label.getText() != null && !text.getText().equals(whole(label)));
    }

    /// Without the mark of a mnemonic.
    private static String whole(Labeled label) {
        return label.isMnemonicParsing() ? label.getText().replaceFirst("_(.)", "$1") : label.getText();
    }

    private static boolean isShown(Node node) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (!up.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
