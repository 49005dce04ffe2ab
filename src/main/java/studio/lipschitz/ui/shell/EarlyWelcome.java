package studio.lipschitz.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.ui.welcome.DeviceTrial;
import studio.lipschitz.ui.welcome.Offer;
import studio.lipschitz.ui.welcome.WelcomeHost;
import studio.lipschitz.ui.welcome.WelcomeView;
import studio.lipschitz.worker.Worker;

/// The welcome page of the first window, which is there and answers before the window is made, and shares nothing with it. The window waits until the page is left, by
/// a choice, a key, a file that is dropped: then it is shown, and does what was chosen. FX thread only, but for [#scene].
public final class EarlyWelcome implements WelcomeHost {
    private final Settings settings;
    private final Offers offers;
    private final DeviceTrial devices;
    private final String version;
    private final List<Consumer<FirstSteps>> soon = new ArrayList<>(); // what the window does as soon as it is made
    private Consumer<FirstSteps> choice = _ -> {}; // what it does once it is shown
    private @Nullable WelcomeView page;
    private @Nullable FirstSteps steps; // of the window, once that is made
    private Runnable busy = () -> {};
    private Runnable make = () -> {};
    private Runnable enter = () -> {};
    private boolean over;

    /// @param points the templates, then an empty canvas
    /// @param version of the program
    public EarlyWelcome(Settings settings, List<StartingPoint> points, Worker worker, String version) {
        this.settings = settings;
        this.version = version;
        offers = new Offers(settings, points);
        devices = new DeviceTrial(worker);
    }

    /// Makes, styles and lays out the page on the ground that the window begins with; may be called beside the FX thread.
    ///
    /// @return none where the user wants no page, or something more pressing is to be offered: work that was never saved
    Optional<Scene> scene() {
        if (settings.state().greeting().silent() || Recovery.foundIn(settings.recoveryFolder())) {
            return Optional.empty();
        }
        page = new WelcomeView(this, devices, version).made();
        Settings.State state = settings.state();
        var ground = new Ground(state.theme());
        var scene = new Scene(ground, Screens.width(state), Screens.height(state));
        Themes.dress(scene, state, WelcomeView.SHEET);
        ground.getChildren().add(page);
        ground.applyCss();
        ground.resize(scene.getWidth(), scene.getHeight());
        ground.layout();
        busy = ground::busy;
        return Optional.of(scene);
    }

    /// The page is seen.
    ///
    /// @param making has the window made; runs when what can be chosen by a button is drawn, as before that nothing else should need the processor
    void shown(Scene scene, Runnable making) {
        make = making;
        DroppedFiles.onto(scene, files -> {
            leaving(first -> first.take(files));
            return true;
        });
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.F1) {
                guide();
            } else if (event.isShortcutDown() && !event.getCode().isModifierKey()) {
                leaving(first -> first.press(event));
            }
        });
        Objects.requireNonNull(page, "there is a page").goOn(this::make);
    }

    /// The window is made, and waits to be shown.
    ///
    /// @param enter shows it
    void ready(FirstSteps first, Runnable enter) {
        steps = first;
        this.enter = enter;
        soon.forEach(wish -> wish.accept(first));
        soon.clear();
        if (over) {
            enter.run();
        } else if (page != null) {
            page.liven();
        }
    }

    /// The stage was closed, and no window comes.
    void end() {
        enter = () -> {};
        if (page != null) {
            page.close();
        }
    }

    /// Does what was chosen, now that the window is shown.
    void meet(FirstSteps first) {
        choice.accept(first);
    }

    /// Whether there was a page.
    boolean there() {
        return page != null;
    }

    DeviceTrial devices() {
        return devices;
    }

    private void ask(Consumer<FirstSteps> wish) {
        if (steps == null) {
            soon.add(wish);
        } else {
            wish.accept(steps);
        }
    }

    private void leaving(Consumer<FirstSteps> choice) {
        this.choice = choice;
        if (page != null) {
            page.close();
        }
    }

    @Override
    public List<Offer> recent() {
        return offers.recent(file -> leaving(first -> first.open(file)));
    }

    @Override
    public List<Offer> templates() {
        return offers.templates(point -> leaving(first -> first.begin(point)));
    }

    @Override
    public void empty() {
        leaving(FirstSteps::empty);
    }

    @Override
    public void open() {
        leaving(FirstSteps::open);
    }

    @Override
    public void allRecent() {
        leaving(FirstSteps::allRecent);
    }

    @Override
    public void tour() {
        leaving(FirstSteps::tour);
    }

    @Override
    public void guide() {
        ask(FirstSteps::guide);
    }

    @Override
    public boolean atStart() {
        return true; // else the page is not shown
    }

    @Override
    public void atStart(boolean shown) {
        ask(first -> first.atStart(shown));
    }

    @Override
    public void left() {
        over = true;
        busy.run();
        make();
        enter.run(); // nothing while it is not made
    }

    private void make() {
        Runnable once = make;
        make = () -> {};
        once.run();
    }
}
