package studio.lipschitz.ui.shell;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Tells news through the desktop, so that they are seen while the window is not. Where the desktop has no way to be told, nothing happens.
@FunctionalInterface
public interface Announcer {

    /// May be called on any thread and returns at once.
    void tell(String title, String words);

    /// Tells nobody.
    static Announcer silent() {
        return (_, _) -> {};
    }

    /// The desktop's own: `notify-send` of the freedesktop.org desktops, `osascript` of macOS, PowerShell of Windows.
    static Announcer ofSystem() {
        return (title, words) -> Thread.ofPlatform().name("announce").start(() -> { // no daemon: the window may be the last that closes now
            try {
                String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
                var builder = new ProcessBuilder(command(os, title, words));
                builder.environment().putAll(Map.of("STUDIO_TITLE", title, "STUDIO_WORDS", words));
                builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            } catch (IOException e) {
                // the desktop cannot be told; the window tells it all the same
            }
        });
    }

    /// Words come as arguments of their own or in the environment, never within a script.
    static List<String> command(String os, String title, String words) {
        if (os.contains("mac")) {
            return List.of("osascript", "-e", "on run argv", "-e",
                    "display notification (item 2 of argv) with title \"Lipschitz Studio\" subtitle (item 1 of argv)", "-e", "end run",
                    title, words);
        }
        if (os.contains("win")) {
            return List.of("powershell.exe", "-NoProfile", "-NonInteractive", "-WindowStyle", "Hidden", "-Command", String.join(" ",
                    "$null = [Windows.UI.Notifications.ToastNotificationManager, Windows.UI.Notifications, ContentType = WindowsRuntime];",
                    "$xml = [Windows.UI.Notifications.ToastNotificationManager]::GetTemplateContent(",
                    "[Windows.UI.Notifications.ToastTemplateType]::ToastText02);",
                    "$text = $xml.GetElementsByTagName('text');",
                    "$null = $text.Item(0).AppendChild($xml.CreateTextNode($env:STUDIO_TITLE));",
                    "$null = $text.Item(1).AppendChild($xml.CreateTextNode($env:STUDIO_WORDS));",
                    "[Windows.UI.Notifications.ToastNotificationManager]::CreateToastNotifier(",
                    "'{1AC14E77-02E7-4E5D-B744-2EB1AF5198B7}\\WindowsPowerShell\\v1.0\\powershell.exe').Show(",
                    "[Windows.UI.Notifications.ToastNotification]::new($xml))"));
        }
        return List.of("notify-send", "--app-name=Lipschitz Studio", "--", title, escaped(words));
    }

    /// Some servers read the body as markup.
    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
