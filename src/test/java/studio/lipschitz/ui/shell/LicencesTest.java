package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.ui.testing.Fx;
import studio.lipschitz.ui.testing.Screenshots;

/// About, as the packaged program shows it: with the licences of all that ships. And the icon in the window's bar.
class LicencesTest extends ShellTest {
    @TempDir private Path legal;

    @Test
    void everyLicenceCanBeRead() throws IOException {
        Files.writeString(legal.resolve("README.txt"),
                "What ships.\n\nOne | 1.0 | MIT | One\nTwo, with a part | 2.1, 2.2 | EPL-1.0 | Two\n");
        Files.writeString(Files.createDirectories(legal.resolve("One")).resolve("MIT.txt"), "Permission is hereby granted");
        Files.writeString(Files.createDirectories(legal.resolve("Two")).resolve("about.html"),
                "<html><head><title>x</title></head><p>The &quot;Content&quot;</p>");
        System.setProperty("lipschitz.legal", legal.toString());
        try {
            Fx.post(() -> new Notes(stage, "lipschitz-studio (test)").about());
            robot.click(get(() -> find(Node.class, "#about-licences")));
            await("both are listed", () -> find(ListView.class, "#licences-list").getItems().size() == 2);
            await("the first is read", () -> find(TextArea.class, "#licences-text").getText().contains("Permission is hereby granted"));
            robot.keys(KeyCode.DOWN);
            await("the second is read without marks",
                    () -> find(TextArea.class, "#licences-text").getText().equals("about.html\n\nThe \"Content\"\n\n\n"));
            for (ThemeChoice theme : PICTURED) {
                turn(theme);
                for (String dialog : new String[] {"about", "licences"}) {
                    Screenshots.save(get(() -> find(Node.class, "#" + dialog).getScene()),
                            screenshot(dialog, theme));
                }
            }
            robot.keys(KeyCode.ESCAPE);
            robot.keys(KeyCode.ESCAPE);
        } finally {
            System.clearProperty("lipschitz.legal");
        }
    }

    @Test
    void theWindowHasItsIconInEverySize() {
        await("the icons are read",
                () -> stage.getIcons().size() == 6 && stage.getIcons().stream().allMatch(icon -> icon.getProgress() == 1));
        for (Image icon : get(() -> java.util.List.copyOf(stage.getIcons()))) {
            assertTrue(!icon.isError() && icon.getUrl().endsWith("/" + (int) icon.getWidth() + ".png"), icon.getUrl());
            assertEquals(icon.getWidth(), icon.getHeight());
        }
    }
}
