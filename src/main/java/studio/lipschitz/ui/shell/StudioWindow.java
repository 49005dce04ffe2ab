package studio.lipschitz.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import studio.lipschitz.ui.canvas.CanvasView;
import studio.lipschitz.ui.code.CodeView;
import studio.lipschitz.ui.fx.FxThread;
import studio.lipschitz.ui.fx.Tasks;
import studio.lipschitz.ui.fx.Tips;
import studio.lipschitz.ui.fx.Turns;
import studio.lipschitz.ui.inspector.InspectorView;
import studio.lipschitz.ui.palette.PaletteView;
import studio.lipschitz.ui.problems.ProblemsView;
import studio.lipschitz.ui.robustness.LabSession;
import studio.lipschitz.ui.robustness.RobustnessView;
import studio.lipschitz.ui.robustness.RunDialogs;
import studio.lipschitz.ui.runs.RunsView;
import studio.lipschitz.ui.training.TrainingCommands;
import studio.lipschitz.ui.training.TrainingToolbar;
import studio.lipschitz.ui.training.TrainingView;
import studio.lipschitz.ui.workspace.BlockShelf;
import studio.lipschitz.ui.workspace.Measured;
import studio.lipschitz.ui.workspace.RunFolders;
import studio.lipschitz.ui.workspace.TrainingSession;
import studio.lipschitz.ui.workspace.Workspace;

/// The window: puts the panels together and ties them to files, menus and keys.
public final class StudioWindow {
    private final Stage stage;
    private final Settings settings;
    private final ShellView shell;
    private final Documents documents;
    private final Themes themes;
    private final LabSession lab;
    private final DataTab data;
    private final PlaygroundTab playground;
    private final MenuView menu;
    private final Recovery recovery;
    private final MenuKeys keys;
    private final RunsTab runs;
    private final RunOutcomes outcomes;
    private final FirstSteps first;
    private final Runnable unwatch; // the journal
    private final Opening opening;
    private final Scene scene;
    private final Workspace workspace;
    private final CanvasView canvas;
    private List<Runnable> unseen = List.of(); // steps that bring what nobody looked at when it was styled
    private final Closing closing;

    /// What the window needs from outside.
    ///
    /// @param dialogs made for the window that they stand above
    /// @param questions made for the window that they stand above
    /// @param another opens one more window, with a file if there is one
    public record Parts(
            Workspace workspace,
            List<StartingPoint> startingPoints,
            Settings settings,
            Tasks tasks,
            Function<Stage, FileDialogs> dialogs,
            Function<Stage, Questions> questions,
            Notes notes,
            TrainingSession training,
            RunFolders runs,
            Consumer<Optional<Path>> another) {}

    /// All that the window holds; it is in `stage` when [#enter] is called. May be made beside the FX thread ([studio.lipschitz.ui.fx.Beside]).
    public StudioWindow(Stage stage, Parts parts) {
        this.stage = stage;
        this.settings = parts.settings();
        workspace = parts.workspace();
        var palette = new PaletteView(workspace);
        canvas = new CanvasView(workspace);
        workspace.onReveal(canvas::centreOn);
        var notice = new NoticeView();
        workspace.openedProperty().addListener((_, _, _) -> notice.dismiss()); // it is of the document before
        var training = parts.training();
        lab = new LabSession(training.worker());
        canvas.watch(training);
        Measured.follow(workspace, training);
        var trainingCommands = new TrainingCommands(workspace, training, parts.runs());
        var inspector = new InspectorView(workspace);
        canvas.onEdit(inspector::edit);
        EventHandler<KeyEvent> leave = event -> {
            if (event.getCode() == KeyCode.ESCAPE) { // a field that had something to take back has kept it to itself
                canvas.requestFocus();
            }
        };
        inspector.addEventHandler(KeyEvent.KEY_PRESSED, leave);
        var problems = new ProblemsView(workspace);
        var charts = new TrainingView(workspace, training, trainingCommands);
        charts.addEventHandler(KeyEvent.KEY_PRESSED, leave);
        charts.rememberCharts(settings.state().charts(), shown -> settings.update(s -> s.withCharts(shown)));
        var codeShown = new SimpleBooleanProperty(settings.state().code());
        codeShown.subscribe(shown -> settings.update(s -> s.withCode(shown)));
        var code = new CodeView(workspace, parts.tasks(), codeShown, this::saveCode);
        code.addEventFilter(KeyEvent.KEY_PRESSED, leave); // a list keeps it to itself
        shell = new ShellView(
                palette,
                canvas,
                new SidePane(inspector, code, codeShown),
                problems,
                charts,
                () -> new RobustnessView(workspace, training, lab, RunDialogs.ofDesktop(() -> stage)));
        training.stateProperty().subscribe(state -> {
            boolean begins = state == TrainingSession.State.STARTING && !shell.runsShown().get() // whoever compares runs sees it there
                    && !shell.playgroundShown().get();
            if (begins || state == TrainingSession.State.FAILED) {
                shell.showTraining();
            }
        });
        var questions = parts.questions().apply(stage);
        trainingCommands.askBeforeDiscard(questions::discardRun);
        documents = new Documents(
                workspace,
                parts.tasks(),
                parts.dialogs().apply(stage),
                questions,
                settings,
                notice::show);
        var shelf = new BlockShelf(settings.blocksFolder(), parts.tasks());
        palette.offer(shelf);
        FxThread.now(() -> stage.focusedProperty().subscribe(focused -> {
            if (focused) {
                shelf.look(); // another window may have kept one
            }
        }));
        var blockFiles = new BlockFiles(workspace, parts.tasks(), parts.dialogs().apply(stage), settings, notice::show);
        canvas.blocks().hand(part -> shelf.keep(part, workspace::say), blockFiles::save);
        recovery = new Recovery(settings.recoveryFolder(), workspace, parts.tasks());
        var leftover = new RecoveryView(recovery, documents::leave, () -> parts.another().accept(Optional.empty()), notice::show);
        var state = settings.state();
        scene = new Scene(shell, Screens.width(state), Screens.height(state));
        themes = new Themes(scene, settings, shell::restyle);
        runs = new RunsTab(shell, workspace, training, parts.runs(), settings, documents, questions,
                parts.dialogs().apply(stage), parts.tasks(),
                notice::show);
        outcomes = new RunOutcomes(stage, settings, training, trainingCommands, shell, runs, parts.dialogs().apply(stage),
                canvas::requestFocus);
        FxThread.now(() -> stage.focusedProperty().subscribe(runs::look));
        data = new DataTab(shell, workspace, runs::show);
        playground = new PlaygroundTab(shell, workspace, training, trainingCommands, parts.runs(), documents,
                parts.settings().folder(), notice::show);
        closing = new Closing(stage, documents, questions, training, playground::twin, () -> {
            runs.end();
            recovery.end();
            shell.remember(settings);
            settings.update(s -> s.withWindow(stage.getScene().getWidth(), stage.getScene().getHeight(), stage.isMaximized()));
        }, this::release);
        var commands = new Commands(
                workspace,
                documents,
                settings,
                parts.startingPoints(),
                canvas,
                themes,
                () -> parts.another().accept(Optional.empty()),
                closing::close,
                parts.notes()::about,
                palette::focusSearch,
                new Finders(workspace, canvas),
                new Earlier(workspace, documents, settings, questions, parts.tasks(), notice::show),
                trainingCommands,
                codeShown,
                blockFiles::insert,
                runs::show,
                data::show,
                playground::show,
                runs::enqueue,
                runs::grid,
                code::copyAll);
        menu = new MenuView(commands);
        GuideAccess.lead(menu.getMenus(), stage, scene, themes, workspace);
        GpuAccess.lead(menu.getMenus(), stage);
        WayMenu.lead(menu.getMenus(), workspace, canvas, new WindowParts(scene, shell.parts()),
                new KeptBlocks(workspace, canvas, shelf));
        keys = new MenuKeys(menu, scene, settings);
        keys.goBefore(canvas);
        keys.onAsked(() -> new KeymapView(stage, keys).show());
        keys.complaint().ifPresent(notice::show);
        shell.addAbove(menu, new ToolbarView(commands, keys, new TrainingToolbar(training, trainingCommands)), notice,
                new RemovedBlockView(shelf, workspace), leftover);
        shell.addBelow(new StatusView(workspace));
        shell.getChildren().add(new DragGhost(workspace, canvas));
        outcomes.lead(menu);
        var dropped = new DroppedFiles(documents::open, parts.another(), notice::show);
        dropped.take(scene);
        first = new FirstSteps(shell, menu, commands, training, lab, parts.notes().version(), outcomes::tell, dropped);
        LastSteps.note(parts.notes().guard().steps(), scene, menu, workspace, training);
        unwatch = parts.notes().guard().watch(recovery);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, _ -> Turns.hurry());
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> Turns.hurry());
        opening = new Opening(stage, scene, shell, state,
                () -> {
                    canvas.fitAll();
                    canvas.requestFocus();
                },
                () -> {
                    recovery.look(leftover::offer); // its offer takes room: the panels have theirs first
                    first.begin(parts.tasks(), leftover::isVisible);
                    runs.takeOver();
                },
                () -> {
                    var samples = Stream
                            .of(inspector.samples(), List.of(problems.sample()), charts.samples(), RunsView.samples(),
                                    Gallery.samples(parts.startingPoints()),
                                    List.of(KeymapView.sample(keys)))
                            .flatMap(List::stream);
                    return Stream
                            .of(Stream.<Runnable>of(() -> Opening.judgeEveryModule(parts.tasks())), IdleWork.styledIn(shell, samples),
                                    unseen.stream(),
                                    charts.steps().stream(), themes.preparations(), ReadyMenus.steps(menu).stream(), Strokes.steps())
                            .flatMap(steps -> steps);
                });
    }

    /// Styles and lays out what is made: beside the FX thread, which has the less to do then.
    StudioWindow dressed() {
        unseen = shell.leaveOutUnseen();
        scene.getRoot().applyCss();
        scene.getRoot().resize(scene.getWidth(), scene.getHeight());
        shell.layout();
        return this;
    }

    /// Puts it into its stage: FX thread. If that is shown already, a panel a frame.
    public StudioWindow enter() {
        Tips.shareKeys();
        Settings kept = settings; // and not this window
        PopupGround.layWhereNeeded(() -> Themes.token(kept.state().theme(), "-studio-canvas"));
        if (stage.isShowing()) {
            opening.behindCurtain();
        }
        stage.setScene(scene);
        stage.setMinWidth(960);
        stage.setMinHeight(600);
        stage.setMaximized(settings.state().maximized());
        stage.titleProperty().bind(Bindings.createStringBinding(
                () -> Documents.name(workspace.fileProperty().get()) + (workspace.dirtyProperty().get() ? " •" : "")
                        + " — Lipschitz Studio",
                workspace.fileProperty(),
                workspace.dirtyProperty()));
        stage.setOnCloseRequest(closing::asked);
        stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, _ -> closing.hidden());
        stage.addEventHandler(WindowEvent.WINDOW_SHOWN, _ -> {
            if (!closing.cameBack()) {
                canvas.requestFocus();
                opening.shown();
            }
        });
        return this;
    }

    /// Through which the end of a run is told while the window is not looked at; nobody is told otherwise.
    public void announceBy(Announcer announcer) {
        outcomes.news().announceBy(announcer);
    }

    private void saveCode(String code) {
        documents.saveCode(code);
    }

    Themes themes() {
        return themes;
    }

    /// Whether what is shown later has been made ready.
    public boolean prepared() {
        return opening.prepared();
    }

    /// Whether every panel wears the present theme.
    boolean restyled() {
        return shell.restyled();
    }

    /// Whether what nobody saw at first is there too.
    boolean joined() {
        return shell.joined();
    }

    FirstSteps first() {
        return first;
    }

    /// Nothing was asked of it: the welcome page came before it, and it does what was chosen there; or it shows one, once it is drawn, if one is wanted.
    public void greet(EarlyWelcome early) {
        if (early.there()) {
            first.follow(early);
        } else {
            first.greet();
        }
    }

    /// Nothing was asked of it: it shows the welcome page, once it is drawn.
    public void greet() {
        first.greet();
    }

    public void open(Path file) {
        documents.open(file);
    }

    /// Ends what it follows, when it is not shown any more.
    void release() {
        first.end();
        unwatch.run();
        runs.close();
        lab.close();
        data.close();
        playground.close();
        themes.close();
        recovery.stop();
        keys.close();
        menu.leave();
    }
}
