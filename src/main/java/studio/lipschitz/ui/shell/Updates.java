package studio.lipschitz.ui.shell;

import static studio.lipschitz.text.Texts.text;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.CheckMenuItem;
import javafx.util.Subscription;
import studio.lipschitz.ui.fx.FxThread;
import studio.lipschitz.update.Releases;
import studio.lipschitz.update.Version;

/// Asks once a day if there is a newer version, where the user wants it; otherwise nobody is asked anything. The item of the menu is the preference; it is not
/// there where the packager named no address.
final class Updates {
    private final Settings settings;
    private final Optional<Releases> releases;
    private final Optional<Version> present;
    private final Consumer<News> tell;
    private final Consumer<String> browse;
    private final Subscription shown;

    /// @param releases empty where there is nobody to ask
    /// @param version of this program; one without numbers is compared with none
    /// @param browse shows an address of the web
    Updates(Settings settings, CheckMenuItem item, Optional<Releases> releases, String version, Consumer<News> tell,
            Consumer<String> browse) {
        this.settings = settings;
        this.releases = releases;
        this.present = Version.of(version);
        this.tell = tell;
        this.browse = browse;
        item.setVisible(releases.isPresent());
        shown = settings.stateProperty().map(state -> state.greeting().updates()).subscribe(item::setSelected);
        item.setOnAction(_ -> {
            settings.update(state -> state.withGreeting(state.greeting().withUpdates(item.isSelected())));
            ask();
        });
    }

    /// Asks, unless nobody wants to know or somebody was asked today.
    void ask() {
        Greeting greeting = settings.state().greeting();
        String today = LocalDate.now(ZoneId.systemDefault()).toString();
        if (!greeting.updates() || greeting.asked().equals(today) || releases.isEmpty() || present.isEmpty()) {
            return;
        }
        settings.update(state -> state.withGreeting(state.greeting().withAsked(today)));
        Releases asked = releases.get();
        Version mine = present.get();
        Thread.ofPlatform().daemon().name("updates").start(() -> {
            try {
                asked.newerThan(mine).ifPresent(release -> FxThread.later(() -> show(release)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void show(Releases.Release release) {
        tell.accept(new News(News.Kind.DONE, text("updates.title", release.version()), text("updates.words", release.page()),
                List.of(new News.Action("toast-release", text("updates.show"), () -> browse.accept(release.page())))));
    }

    /// Stops following what is chosen in other windows.
    void close() {
        shown.unsubscribe();
    }
}
