package studio.lipschitz.ui.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.Stylesheet;
import javafx.scene.Scene;
import javafx.scene.control.Dialog;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.ui.fx.FxThread;
import studio.lipschitz.ui.fx.TextScale;

/// The theme of one window, light, dark or of high contrast, and the size of its text: AtlantaFX below, the tokens of the theme, the sheets that use them, then
/// the sizes where they are not the usual ones.
///
/// JavaFX reads a stylesheet, which takes AtlantaFX's 20 ms, when the first scene asks for it, and throws it away with the last that does. So a
/// theme is chosen for the scene, and a scene that nobody sees keeps each.
public final class Themes {
    private static final String BASE = "base";
    private static final String WINDOW = "shell"; // the pictures of networks among it
    private static final List<String> SHEETS = List.of(
            "palette", "inspector", "problems", "code", WINDOW, "canvas", "finder", "keymap", "toasts");

    /// Worn in high contrast alone.
    private static final String SIGNS = "signs";

    /// The key of the desktop's setting, where it has one: Windows does.
    private static final String WANTS_CONTRAST = "Windows.SPI.HighContrast";

    private enum Look {
        LIGHT, DARK, CONTRAST;

        boolean dark() {
            return this != LIGHT;
        }

        String tokens() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static volatile Look desktop = Look.LIGHT; // as it was when it was last asked

    private final Scene scene;
    private final Settings settings;
    private final ReadOnlyObjectWrapper<ThemeChoice> choice;
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper textScale = new ReadOnlyIntegerWrapper();
    private @Nullable Look worn;
    private final Subscription system;
    private final Subscription choices;
    private final Subscription sizes;
    private final List<Scene> keepers = new ArrayList<>();
    private final Consumer<Runnable> restyling;

    /// @param restyling does what changes the stylesheets
    public Themes(Scene scene, Settings settings, Consumer<Runnable> restyling) {
        this.scene = scene;
        this.restyling = restyling;
        this.settings = settings;
        choice = new ReadOnlyObjectWrapper<>(settings.state().theme());
        system = whenTheDesktopChanges(this::apply);
        choices = settings.stateProperty().map(Settings.State::theme).subscribe(chosen -> { // in any window
            choice.set(chosen);
            apply();
        });
        sizes = settings.stateProperty().map(Settings.State::textScale).subscribe(_ -> apply());
    }

    /// All that it says of itself counts: it may turn to a high contrast without being darker than before.
    private static Subscription whenTheDesktopChanges(Runnable then) {
        var ends = new AtomicReference<>(Subscription.EMPTY);
        FxThread.now(() -> {
            var preferences = Platform.getPreferences();
            InvalidationListener changed = _ -> then.run();
            preferences.addListener(changed);
            ends.set(preferences.colorSchemeProperty().subscribe(_ -> then.run()).and(() -> preferences.removeListener(changed)));
        });
        return () -> ends.get().unsubscribe();
    }

    public ReadOnlyObjectProperty<ThemeChoice> choiceProperty() {
        return choice.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty darkProperty() {
        return dark.getReadOnlyProperty();
    }

    /// In percent of the usual size.
    ReadOnlyIntegerProperty textScaleProperty() {
        return textScale.getReadOnlyProperty();
    }

    public void choose(ThemeChoice chosen) {
        settings.update(state -> state.withTheme(chosen));
    }

    /// Turns to the theme that is not shown.
    public void toggle() {
        choose(dark.get() ? ThemeChoice.LIGHT : ThemeChoice.DARK);
    }

    /// Steps that have each theme read before it is chosen.
    Stream<Runnable> preparations() {
        return Arrays.stream(Look.values()).map(look -> () -> {
            var keeper = new Scene(new Pane());
            keeper.setUserAgentStylesheet(below(look));
            keeper.getStylesheets().setAll(sheets(look, TextSize.USUAL));
            keeper.getRoot().applyCss();
            keepers.add(keeper);
        });
    }

    /// Gives a dialog its owner, whose theme it wears now and later: JavaFX itself hands on only the sheets above the theme.
    static void putAbove(Dialog<?> dialog, @Nullable Window owner) {
        dialog.initOwner(owner);
        if (owner != null && owner.getScene() != null) {
            Scene above = dialog.getDialogPane().getScene();
            above.userAgentStylesheetProperty().bind(owner.getScene().userAgentStylesheetProperty());
            TextScale.follow(above, owner.getScene());
        }
    }

    /// Stops following the desktop and the settings.
    void close() {
        system.unsubscribe();
        choices.unsubscribe();
        sizes.unsubscribe();
    }

    private void apply() {
        Look now = look(choice.get());
        int percent = settings.state().textScale();
        if (now == worn && percent == textScale.get()) {
            return;
        }
        worn = now;
        restyling.accept(() -> show(now, percent));
        textScale.set(percent);
        dark.set(now.dark());
    }

    private static Look look(ThemeChoice choice) {
        return switch (choice) {
            case LIGHT -> Look.LIGHT;
            case DARK -> Look.DARK;
            case HIGH_CONTRAST -> Look.CONTRAST;
            case SYSTEM -> ofTheDesktop();
        };
    }

    private static Look ofTheDesktop() {
        if (FxThread.here()) { // only there it tells
            var preferences = Platform.getPreferences();
            boolean contrast = preferences.getBoolean(WANTS_CONTRAST).orElse(false);
            desktop = contrast ? Look.CONTRAST : preferences.getColorScheme() == ColorScheme.DARK ? Look.DARK : Look.LIGHT;
        }
        return desktop;
    }

    private void show(Look look, int percent) {
        if (scene.getStylesheets().isEmpty()) {
            goBelowAll(look);
        } else {
            scene.setUserAgentStylesheet(below(look));
        }
        scene.getStylesheets().setAll(sheets(look, percent));
        TextScale.set(scene, percent / 100.0);
    }

    /// Gives `scene` the tokens of the theme, what all views and the window share, the sheet `own` and the size of text once, and follows nothing. Its theme is the program's
    /// ([#goBelowAll]).
    static void dress(Scene scene, Settings.State state, String own) {
        scene.getStylesheets().setAll(sheets(look(state.theme()), Stream.of(sheet(WINDOW), own), state.textScale()));
        TextScale.set(scene, state.textScale() / 100.0);
    }

    /// Reads AtlantaFX's sheet for the first time, which takes JavaFX a tenth of a second; later a fifth of that. May be called beside the FX thread.
    public static void readAhead(ThemeChoice choice) {
        Look look = choice == ThemeChoice.SYSTEM ? desktop : look(choice); // what the desktop wants only JavaFX can say, and that is starting
        URL sheet = Themes.class.getResource(below(look).replaceFirst("css$", "bss"));
        if (sheet != null) {
            try {
                Stylesheet.loadBinary(sheet);
            } catch (IOException e) {
                throw new UncheckedIOException(sheet + " cannot be read", e);
            }
        }
    }

    /// Before the first control is made: else JavaFX reads its own theme for it.
    static void goBelowAll(ThemeChoice choice) {
        goBelowAll(look(choice));
    }

    private static void goBelowAll(Look look) {
        if (!below(look).equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(below(look));
        }
    }

    private static String below(Look look) {
        return (look.dark() ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet();
    }

    private static List<String> sheets(Look look, int percent) {
        return sheets(look, SHEETS.stream().map(Themes::sheet), percent);
    }

    private static List<String> sheets(Look look, Stream<String> views, int percent) {
        return Stream.of(
                Stream.of(look.tokens(), BASE).map(Themes::sheet),
                views,
                look == Look.CONTRAST ? Stream.of(sheet(SIGNS)) : Stream.<String>of(),
                percent == TextSize.USUAL ? Stream.<String>of() : Stream.of(TextSize.sheet(percent)))
                .flatMap(sheets -> sheets).toList();
    }

    private static String sheet(String name) {
        return url(name).toExternalForm();
    }

    private static URL url(String name) {
        return Objects.requireNonNull(Themes.class.getResource("/styles/" + name + ".css"), () -> "there is no styles/" + name + ".css");
    }

    /// A colour of the theme for what is drawn before JavaFX has read a stylesheet.
    ///
    /// @param token its name in the sheet of the theme, where it is written as `#rrggbb`
    static Color token(ThemeChoice choice, String token) {
        String name = look(choice).tokens();
        try (var sheet = url(name).openStream()) {
            String css = new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
            int at = css.indexOf(token + ":");
            return Color.web(css.substring(css.indexOf('#', at), css.indexOf(';', at)));
        } catch (IOException e) {
            throw new UncheckedIOException("styles/" + name + ".css cannot be read", e);
        }
    }
}
