package studio.lipschitz.ui.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;
import javafx.scene.control.Dialog;
import javafx.scene.layout.Pane;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The light and the dark theme of one window: AtlantaFX below, the tokens of the theme, then the sheets that use them.
///
/// JavaFX reads a stylesheet, which takes AtlantaFX's 20 ms, when the first scene asks for it, and throws it away with the last that does. So a
/// theme is chosen for the scene, and a scene that nobody sees keeps each.
public final class Themes {
    private static final List<String> SHEETS = List.of(
            "base", "palette", "inspector", "problems", "code", "shell", "canvas", "finder", "keymap");

    private final Scene scene;
    private final Settings settings;
    private final ReadOnlyObjectWrapper<ThemeChoice> choice;
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
    private final Subscription system;
    private final List<Scene> keepers = new ArrayList<>();
    private final Consumer<Runnable> restyling;

    /// @param restyling does what changes the stylesheets
    public Themes(Scene scene, Settings settings, Consumer<Runnable> restyling) {
        this.scene = scene;
        this.restyling = restyling;
        this.settings = settings;
        choice = new ReadOnlyObjectWrapper<>(settings.state().theme());
        system = Platform.getPreferences().colorSchemeProperty().subscribe(_ -> apply());
        apply();
    }

    public ReadOnlyObjectProperty<ThemeChoice> choiceProperty() {
        return choice.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty darkProperty() {
        return dark.getReadOnlyProperty();
    }

    public void choose(ThemeChoice chosen) {
        choice.set(chosen);
        settings.update(state -> state.withTheme(chosen));
        apply();
    }

    /// Turns to the theme that is not shown.
    public void toggle() {
        choose(dark.get() ? ThemeChoice.LIGHT : ThemeChoice.DARK);
    }

    /// Steps that have each theme read before it is chosen.
    Stream<Runnable> preparations() {
        return Stream.of(false, true).map(forDark -> () -> {
            var keeper = new Scene(new Pane());
            keeper.setUserAgentStylesheet(below(forDark));
            keeper.getStylesheets().setAll(sheets(forDark));
            keeper.getRoot().applyCss();
            keepers.add(keeper);
        });
    }

    /// Gives a dialog its owner, whose theme it wears now and later: JavaFX itself hands on only the sheets above the theme.
    static void putAbove(Dialog<?> dialog, @Nullable Window owner) {
        dialog.initOwner(owner);
        if (owner != null && owner.getScene() != null) {
            dialog.getDialogPane().getScene().userAgentStylesheetProperty().bind(owner.getScene().userAgentStylesheetProperty());
        }
    }

    /// Stops following the desktop.
    void close() {
        system.unsubscribe();
    }

    private void apply() {
        boolean nowDark = switch (choice.get()) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
        if (!scene.getStylesheets().isEmpty() && nowDark == dark.get()) {
            return;
        }
        restyling.accept(() -> show(nowDark));
        dark.set(nowDark);
    }

    private void show(boolean nowDark) {
        if (scene.getStylesheets().isEmpty()) {
            Application.setUserAgentStylesheet(below(nowDark)); // else JavaFX reads its own
        } else {
            scene.setUserAgentStylesheet(below(nowDark));
        }
        scene.getStylesheets().setAll(sheets(nowDark));
    }

    private static String below(boolean dark) {
        return (dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet();
    }

    private static List<String> sheets(boolean dark) {
        return Stream.concat(Stream.of(dark ? "dark" : "light"), SHEETS.stream()).map(Themes::sheet).toList();
    }

    private static String sheet(String name) {
        URL url = Objects.requireNonNull(Themes.class.getResource("/styles/" + name + ".css"), () -> "there is no styles/" + name + ".css");
        return url.toExternalForm();
    }
}
