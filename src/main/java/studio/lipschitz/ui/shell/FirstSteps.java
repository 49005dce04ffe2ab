package studio.lipschitz.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.event.EventHandler;
import javafx.scene.Node;
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
    private static final int MOST_RECENT = 3; // a row; the others are a button away

    /// The page is made only after the window was drawn: it must not make anybody wait for the window.
    private static final int FRAMES = 4;

    private final ShellView shell;
    private final List<Menu> menus;
    private final Commands commands;
    private final DeviceTrial devices;
    private final Tour tour;
    private final Updates updates;
    private final String version;
    private @Nullable WelcomeView page; // made when it is first shown, and anew each time: files come and go
    private boolean greets;
    private boolean touched; // a key or a button was pressed since the window is there

    FirstSteps(ShellView shell, MenuView menu, Commands commands, TrainingSession training, LabSession lab, String version,
            Consumer<News> tell) {
        this.shell = shell;
        this.menus = menu.getMenus();
        this.commands = commands;
        this.version = version;
        devices = new DeviceTrial(training.worker());
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
        return commands.settings().state().recent().stream().limit(MOST_RECENT).map(Path::of).map(this::recent).toList();
    }

    private Offer recent(Path file) {
        String folder = String.valueOf(file.toAbsolutePath().getParent());
        StartingPoint point = StartingPoint.read(Documents.name(Optional.of(file)), folder, file, _ -> "");
        return offer("welcome-recent-" + point.title(), point, () -> commands.open(file));
    }

    @Override
    public List<Offer> templates() {
        List<StartingPoint> points = commands.startingPoints();
        return points.subList(0, points.size() - 1).stream()
                .map(point -> offer("welcome-template-" + points.indexOf(point), point, () -> commands.documents().newFrom(point)))
                .toList();
    }

    private Offer offer(String id, StartingPoint point, Runnable open) {
        CompletableFuture<Supplier<Node>> picture = point.loading()
                .thenApply(content -> () -> new Miniature(content.project(), content.analysis()));
        return new Offer(id, point.title(), point.description(), picture, () -> leaving(open));
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
