package studio.lipschitz.ui.shell;

import java.util.Locale;
import studio.lipschitz.text.Texts;

/// The language of the window, as it is chosen and as it becomes of it.
public final class Language {
    /// The choice of that which the desktop speaks.
    static final String SYSTEM = "system";

    private static final Locale DESKTOP = Locale.getDefault(); // before this program changed it

    private Language() {}

    /// Speaks the language of the settings from now on. What is shown already stays as it is, so this comes before the first view; what JavaFX itself
    /// says, as on the button that cancels, follows.
    public static void use(Settings settings) {
        Texts.use(of(settings.state().language(), DESKTOP));
        Locale.setDefault(locale(Texts.language(), DESKTOP));
    }

    /// Speaks English, whatever the desktop does.
    public static void useEnglish() {
        Texts.use("en");
        Locale.setDefault(locale("en", DESKTOP));
    }

    /// Which language a choice comes to; English where there are no texts in that of the desktop.
    static String of(String choice, Locale desktop) {
        String wanted = choice.equals(SYSTEM) ? desktop.getLanguage() : choice;
        return Texts.LANGUAGES.contains(wanted) ? wanted : "en";
    }

    static String of(String choice) {
        return of(choice, DESKTOP);
    }

    /// That of the desktop where it speaks the language: it knows the country too.
    private static Locale locale(String language, Locale desktop) {
        return desktop.getLanguage().equals(language) ? desktop : Locale.of(language);
    }
}
