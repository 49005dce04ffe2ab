package studio.lipschitz.ui.shell;

import javafx.scene.control.Menu;
import javafx.scene.control.RadioMenuItem;
import javafx.util.Subscription;
import studio.lipschitz.text.Texts;

/// The languages to choose from. An item's user data is the choice that it stands for.
final class LanguageMenu {

    private LanguageMenu() {}

    /// @return what it follows
    static Subscription lead(Menu menu, Commands commands) {
        return Subscription.combine(menu.getItems().stream().filter(RadioMenuItem.class::isInstance).map(item -> {
            var radio = (RadioMenuItem) item;
            String choice = radio.getUserData().toString();
            radio.setOnAction(_ -> choose(choice, commands));
            return commands.settings().stateProperty().subscribe(state -> radio.setSelected(state.language().equals(choice)));
        }).toArray(Subscription[]::new));
    }

    /// Says in the language that was chosen from when on it is spoken.
    private static void choose(String choice, Commands commands) {
        commands.settings().update(state -> state.withLanguage(choice));
        String language = Language.of(choice);
        commands.workspace().say(Texts.language().equals(language) ? Texts.of(language, "shell.language.now")
                : Texts.of(language, "shell.language.next"));
    }
}
