package studio.lipschitz.ui.shell;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import studio.lipschitz.ui.fx.FxThread;
import studio.lipschitz.ui.workspace.Workspace;

/// The desktop's browser; where there is none, the address can be pasted into another machine's.
record Browser(Workspace workspace) {

    /// @param address of the web
    void show(String address) {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        List<String> command = os.contains("win") ? List.of("rundll32", "url.dll,FileProtocolHandler", address)
                : List.of(os.contains("mac") ? "open" : "xdg-open", address);
        Thread.ofVirtual().start(() -> {
            try {
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            } catch (IOException e) {
                FxThread.later(() -> {
                    var content = new ClipboardContent();
                    content.putString(address);
                    Clipboard.getSystemClipboard().setContent(content);
                    workspace.say(text("guide.browse", address));
                });
            }
        });
    }
}
