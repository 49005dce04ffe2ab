package studio.lipschitz.ui.shell;

import javafx.scene.control.Menu;
import javafx.scene.control.RadioMenuItem;
import studio.lipschitz.text.Texts;

/// The languages to choose from. An item's user data is the choice that it stands for.
final class LanguageMenu {

    private LanguageMenu() {}

    static void lead(Menu menu, Commands commands) {
        menu.getItems().forEach(item -> {
            if (item instanceof RadioMenuItem radio) {
                String choice = radio.getUserData().toString();
                radio.setOnAction(_ -> choose(choice, commands));
                commands.settings().stateProperty().subscribe(state -> radio.setSelected(state.language().equals(choice)));
            }
        });
    }

    /// Says in the language that was chosen from when on it is spoken.
    private static void choose(String choice, Commands commands) {
        commands.settings().update(state -> state.withLanguage(choice));
        String language = Language.of(choice);
        commands.workspace().say(Texts.language().equals(language) ? Texts.of(language, "shell.language.now")
                : Texts.of(language, "shell.language.next"));
    }
}
