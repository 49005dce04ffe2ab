package studio.lipschitz.ui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.event.Event;
import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.ui.fx.Tasks;
import studio.lipschitz.ui.robustness.LabSession;
import studio.lipschitz.ui.welcome.DeviceTrial;
import studio.lipschitz.ui.welcome.Offer;
import studio.lipschitz.ui.welcome.WelcomeHost;
import studio.lipschitz.ui.welcome.WelcomeView;
import studio.lipschitz.ui.workspace.TrainingSession;
import studio.lipschitz.update.Releases;

/// What a window offers to whoever begins: the welcome page and the guided tour; and, where it is wanted, word of a newer version.
final class FirstSteps implements WelcomeHost {
    /// The page is made only after the window was drawn: it must not make anybody wait for the window.
    private static final int FRAMES = 4;

    private final ShellView shell;
    private final List<Menu> menus;
    private final Commands commands;
    private final Offers offers;
    private DeviceTrial devices;
    private final Tour tour;
    private final Updates updates;
    private final String version;
    private @Nullable WelcomeView page; // made when it is first shown, and anew each time: files come and go
    private boolean greets;
    private final DroppedFiles dropped;
    private Consumer<FirstSteps> early = _ -> {}; // what was chosen before the window was there
    private boolean touched; // a key or a button was pressed since the window is there

    FirstSteps(ShellView shell, MenuView menu, Commands commands, TrainingSession training, LabSession lab, String version,
            Consumer<News> tell, DroppedFiles dropped) {
        this.dropped = dropped;
        this.shell = shell;
        this.menus = menu.getMenus();
        this.commands = commands;
        this.version = version;
        devices = new DeviceTrial(training.worker());
        offers = new Offers(commands.settings(), commands.startingPoints());
        tour = new Tour(shell, commands, training, lab);
        updates = new Updates(commands.settings(), (CheckMenuItem) item("menu-updates"), Releases.ofProgram(), version, tell,
                new Browser(commands.workspace())::show);
        item("menu-welcome").setOnAction(_ -> show());
        item("menu-tour").setOnAction(_ -> tour());
        commands.workspace().openedProperty().addListener(_ -> close());
    }

    /// The window is the first, and nothing was asked of it: it shows the welcome page once it is drawn.
    void greet() {
        greets = true;
    }

    /// The page was there before the window, and is left: what was chosen on it is done once the window is drawn.
    void follow(EarlyWelcome early) {
        devices = early.devices();
        this.early = early::meet;
    }

    /// A key was pressed that is the window's.
    void press(KeyEvent event) {
        Event.fireEvent(commands.canvas(), event);
    }

    /// Files were dropped.
    void take(List<File> files) {
        dropped.take(files);
    }

    /// The window is shown.
    ///
    /// @param tasks in which it has been begun to look for what is offered
    /// @param offered whether something else is, which is more pressing
    void begin(Tasks tasks, BooleanSupplier offered) {
        Scene scene = shell.getScene();
        EventHandler<InputEvent> touch = event -> touched = touched || event.getEventType() == MouseEvent.MOUSE_PRESSED
                || event.getEventType() == KeyEvent.KEY_PRESSED;
        scene.addEventFilter(InputEvent.ANY, touch);
        tasks.start(() -> true, _ -> {
            int[] frames = {0};
            Hands.everyFrame(() -> {
                boolean drawn = ++frames[0] >= FRAMES;
                if (drawn) {
                    scene.removeEventFilter(InputEvent.ANY, touch);
                    updates.ask();
                    early.accept(this);
                    if (greets && atStart() && !offered.getAsBoolean() && untouched()) {
                        show();
                    }
                }
                return !drawn;
            });
        }, _ -> {});
    }

    /// Whoever was quicker than the page is not held up by it.
    private boolean untouched() {
        var workspace = commands.workspace();
        return !touched && !workspace.dirtyProperty().get() && workspace.fileProperty().get().isEmpty() && !tour.running();
    }

    private void show() {
        close();
        tour.end();
        page = new WelcomeView(this, devices, version);
        page.showIn(shell);
    }

    private void close() {
        if (page != null) {
            page.close();
            page = null;
        }
    }

    /// The window is closed.
    void end() {
        close();
        updates.close();
        tour.end();
    }

    @Override
    public List<Offer> recent() {
        return offers.recent(this::open);
    }

    @Override
    public List<Offer> templates() {
        return offers.templates(this::begin);
    }

    void open(Path file) {
        leaving(() -> commands.open(file));
    }

    void begin(StartingPoint point) {
        leaving(() -> commands.documents().newFrom(point));
    }

    private void leaving(Runnable then) {
        close();
        then.run();
    }

    @Override
    public void empty() {
        leaving(() -> commands.documents().newFrom(commands.startingPoints().getLast()));
    }

    @Override
    public void open() {
        leaving(commands::open);
    }

    @Override
    public void allRecent() {
        leaving(commands.earlier()::files);
    }

    @Override
    public void tour() {
        leaving(tour::begin);
    }

    @Override
    public void guide() {
        item("menu-guide").fire();
    }

    @Override
    public boolean atStart() {
        return !commands.settings().state().greeting().silent();
    }

    @Override
    public void atStart(boolean shown) {
        commands.settings().update(state -> state.withGreeting(state.greeting().withWelcome(shown)));
    }

    @Override
    public void left() {
        commands.canvas().requestFocus();
    }

    private MenuItem item(String id) {
        return menus.stream().flatMap(menu -> menu.getItems().stream()).filter(item -> id.equals(item.getId())).findFirst().orElseThrow();
    }
}
