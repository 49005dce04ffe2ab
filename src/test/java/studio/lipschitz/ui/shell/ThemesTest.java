package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import studio.lipschitz.ui.testing.Fx;
import studio.lipschitz.ui.testing.Screenshots;
import studio.lipschitz.ui.training.TrainingView;

/// A theme reaches what has a window of its own.
class ThemesTest extends ShellTest {

    @Test
    void aDialogWearsItsWindowsThemeAlsoWhenItChanges() {
        turn(ThemeChoice.DARK);
        List<Object> answers = new ArrayList<>();
        Fx.post(() -> answers.add(new AlertQuestions(stage).unsaved("digits")));
        DialogPane dialog = find(DialogPane.class, "#question");
        double dark = brightness(dialog);
        assertTrue(dark < 0.3, "in the dark theme a dialog's brightness is " + dark);
        turn(ThemeChoice.LIGHT);
        await("the dialog is light", () -> brightness(dialog) > 0.9);
        robot.keys(KeyCode.ESCAPE);
        assertEquals(1, answers.size());
    }

    @Test
    void theDesktopsThemeIsFollowedWhileTheWindowIsOpen() {
        turn(ThemeChoice.SYSTEM);
        assertTrue(get(() -> stage.getScene().getStylesheets().getFirst().endsWith("light.css")));
        try {
            desktop(true, false, "dark.css");
            assertTrue(brightness(find(Region.class, "#palette")) < 0.3);
            desktop(true, true, "contrast.css");
            desktop(false, true, "contrast.css");
            desktop(false, false, "light.css");
            turn(ThemeChoice.LIGHT);
            robot.desktop(true, false);
            assertTrue(get(() -> stage.getScene().getStylesheets().getFirst().endsWith("light.css")), "a theme was chosen");
            turn(ThemeChoice.SYSTEM);
            assertTrue(get(() -> stage.getScene().getStylesheets().getFirst().endsWith("dark.css")), "it is asked for again");
        } finally {
            robot.desktop(false, false);
        }
    }

    private void desktop(boolean dark, boolean contrast, String sheet) {
        robot.desktop(dark, contrast);
        await(sheet, () -> window.restyled() && stage.getScene().getStylesheets().getFirst().endsWith(sheet));
    }

    @Test
    void highContrastIsChosenFromTheMenuAndKept() throws IOException {
        robot.click(find(Region.class, "#menu-view"));
        await("the menu shows", () -> popups().findAny().isPresent());
        robot.click(find(Region.class, "#menu-theme-contrast"));
        await("every panel is restyled",
                () -> window.restyled() && stage.getScene().getStylesheets().getFirst().endsWith("contrast.css"));
        assertEquals(ThemeChoice.HIGH_CONTRAST, settings.state().theme());
        await("charts are drawn", find(TrainingView.class, "#training")::settled);
        fx(() -> workspace.selectNodes(Set.of("conv2")));
        Screenshots.save(stage, Path.of("target", "screenshots", "window-contrast.png"));
        Fx.post(() -> new AlertQuestions(stage).unsaved("digits"));
        Screenshots.save(get(() -> find(DialogPane.class, "#question").getScene()),
                Path.of("target", "screenshots", "question-contrast.png"));
        robot.keys(KeyCode.ESCAPE);
        turn(ThemeChoice.LIGHT);
        assertTrue(get(() -> stage.getScene().getStylesheets().getFirst().endsWith("light.css")));
    }

    @Test
    void aMenuIsDarkOrLightAsItsWindow() {
        for (ThemeChoice theme : List.of(ThemeChoice.DARK, ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            turn(theme);
            robot.click(find(Region.class, "#menu-file"));
            await("the menu shows", () -> popups().findAny().isPresent());
            double text = get(() -> popups()
                    .map(popup -> (Label) popup.getScene().getRoot().lookup("#menu-new .label"))
                    .mapToDouble(label -> ((Color) label.getTextFill()).getBrightness())
                    .findFirst()
                    .orElseThrow());
            assertEquals(theme == ThemeChoice.DARK, text > 0.5, theme + ": the brightness of its text is " + text);
            robot.keys(KeyCode.ESCAPE);
        }
    }

    private static Stream<PopupWindow> popups() {
        return Window.getWindows().stream().filter(PopupWindow.class::isInstance).map(PopupWindow.class::cast);
    }

    private static double brightness(Region region) {
        return get(() -> ((Color) region.getBackground().getFills().getLast().getFill()).getBrightness());
    }
}
