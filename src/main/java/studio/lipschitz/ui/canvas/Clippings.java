package studio.lipschitz.ui.canvas;

import java.util.Optional;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import studio.lipschitz.edit.Fragment;
import studio.lipschitz.edit.FragmentText;

/// The system's clipboard, as far as it holds a part of a network: other windows and other programs read what was put there.
final class Clippings {
    private String last = "";
    private int times;

    void put(Fragment part) {
        var content = new ClipboardContent();
        content.putString(FragmentText.write(part));
        Clipboard.getSystemClipboard().setContent(content);
    }

    boolean present() {
        return text().filter(FragmentText::looksRight).isPresent();
    }

    /// Empty if the clipboard holds something else.
    Optional<Fragment> take() {
        Optional<String> text = text();
        times = text.filter(last::equals).isPresent() ? times + 1 : 1;
        last = text.orElse("");
        return text.flatMap(FragmentText::read);
    }

    /// How often the same was taken in a row: each copy goes one step further.
    int times() {
        return times;
    }

    private static Optional<String> text() {
        return Optional.ofNullable(Clipboard.getSystemClipboard().getString());
    }
}
