package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.RadioMenuItem;
import org.junit.jupiter.api.Test;
import studio.lipschitz.text.Texts;
import studio.lipschitz.ui.fx.Tasks;

/// How the language is chosen, kept, and used at the next start.
class LanguageTest extends ShellTest {

    @Test
    void theDesktopDecidesUnlessALanguageIsChosen() {
        assertEquals("fr", Language.of("system", Locale.CANADA_FRENCH));
        assertEquals("en", Language.of("system", Locale.GERMANY));
        assertEquals("en", Language.of("en", Locale.FRANCE));
        assertEquals("fr", Language.of("fr", Locale.GERMANY));
        assertEquals("en", Language.of("tlh", Locale.FRANCE), "of a later version");
    }

    @Test
    void aChoiceIsKeptAndHoldsFromTheNextStart() {
        assertEquals("system", settings.state().language());
        assertTrue(get(() -> language("system").isSelected()));
        choose("fr");
        assertEquals("La fenêtre sera en français à partir du prochain démarrage.", status());
        assertEquals("en", Texts.language(), "what is shown stays");
        assertEquals("File", get(() -> MenuCommands.text(find(MenuBar.class, "#menu").getMenus().getFirst())));
        assertEquals(List.of(false, false, true),
                get(() -> List.of("system", "en", "fr").stream().map(each -> language(each).isSelected()).toList()));
        try (var atOnce = new Tasks(Runnable::run)) {
            await("the choice is written",
                    () -> Settings.load(folder.resolve("config/settings.json"), atOnce).state().language().equals("fr"));
            Language.use(Settings.load(folder.resolve("config/settings.json"), atOnce));
        }
        assertEquals("fr", Texts.language());
        assertEquals("fr", Locale.getDefault().getLanguage());
        choose("en");
        assertEquals("The window speaks English from the next start on.", status());
    }

    @Test
    void theLanguageThatIsSpokenNeedsNoStart() {
        choose("en");
        assertEquals("The window speaks English.", status());
    }

    @Test
    void keysAreKeptByNamesOfNoLanguage() throws IOException {
        var file = Files.writeString(folder.resolve("keys.json"), "{\"keys\": {\"save-as\": \"Shortcut+J\"}, \"language\": \"fr\"}");
        Texts.use("fr");
        try (var atOnce = new Tasks(Runnable::run)) {
            Settings french = Settings.load(file, atOnce);
            MenuKeys keys = get(() -> new MenuKeys(find(MenuBar.class, "#menu"), stage.getScene(), french));
            assertEquals(List.of("save-as"), keys.keymapProperty().get().changes().keySet().stream().toList());
            assertEquals(french.state().keys(), keys.keymapProperty().get().stored());
            fx(keys::close);
        }
    }

    private void choose(String choice) {
        fx(() -> MenuCommands.choose(language(choice)));
    }

    private RadioMenuItem language(String choice) {
        return find(MenuBar.class, "#menu").getMenus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .filter(item -> "menu-language".equals(item.getId()))
                .flatMap(item -> ((Menu) item).getItems().stream())
                .filter(item -> ("menu-language-" + choice).equals(item.getId()))
                .map(RadioMenuItem.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private String status() {
        return get(() -> workspace.statusProperty().get());
    }
}
