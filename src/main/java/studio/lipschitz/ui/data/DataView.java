package studio.lipschitz.ui.data;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import studio.lipschitz.ui.chart.Drawing;
import studio.lipschitz.ui.chart.ThemeTokens;
import studio.lipschitz.ui.fx.Tasks;
import studio.lipschitz.ui.fx.Ticker;
import studio.lipschitz.ui.fx.Turns;
import studio.lipschitz.ui.workspace.DataDialogs;
import studio.lipschitz.ui.workspace.Workspace;

/// The data view: the source on the left, and its sides on the right, each made when it is first looked at. A folder or a file that is dropped on it becomes
/// the source.
public final class DataView extends SplitPane {
    private static final PseudoClass DROPPING = PseudoClass.getPseudoClass("dropping");

    private final List<Page> pages = new ArrayList<>();
    private final Ticker ticker = Ticker.frames(this::frame);
    private final DataSession session;
    private final SourcePane source;
    private final TabPane tabs = new TabPane();
    private final Tab problems = new Tab(text("data.tab.problems"));
    private final Tab normalise = new Tab(text("data.tab.normalise"));
    private final NormalisationDraft draft;
    private boolean settled = true;
    private boolean watching;

    /// @param tasks looks at what is dropped, and analyses what a normalisation would do; its own
    public DataView(Workspace workspace, DataSession session, Tasks tasks, DataDialogs dialogs, DataHost host) {
        this.session = session;
        setId("data");
        getStyleClass().addAll("training-view", "data-view");
        for (String sheet : List.of("training", "robustness", "runs", "data")) {
            getStylesheets().add(Objects.requireNonNull(DataView.class.getResource("/styles/" + sheet + ".css")).toExternalForm());
        }
        source = new SourcePane(workspace, session, dialogs, tasks);
        var side = new ScrollPane(source);
        side.setFitToWidth(true);
        side.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        side.getStyleClass().addAll("training-side", "data-side");
        SplitPane.setResizableWithParent(side, false);
        ExecutorService thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("data-pictures").factory());
        var tokens = new ThemeTokens(() -> pages.forEach(Page::redraw));
        var drawing = new Drawing(tokens::read, thread, this::wake);
        draft = new NormalisationDraft(workspace, tasks);
        normalise.selectedProperty().addListener(_ -> draft.watch(watching && normalise.isSelected()));
        tabs.setId("data-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getStyleClass().add("lab-tabs");
        var samples = new Tab(text("data.tab.samples"));
        var shown = new Shown();
        page(samples, "data-samples", () -> new SamplesPage(session, draft, shown, host, drawing));
        page(new Tab(text("data.tab.classes")), "data-classes", () -> new ClassesPage(session, drawing));
        page(new Tab(text("data.tab.channels")), "data-channels", () -> new ChannelsPage(session, draft, drawing));
        page(normalise, "data-normalise", () -> new NormalisePage(workspace, session, draft));
        problems.setId("data-problems-tab");
        tabs.getTabs().add(problems);
        problems.selectedProperty().subscribe(selected -> {
            if (selected && problems.getContent() == null) {
                problems.setContent(new CheckPage(session, problems.selectedProperty(), host, (part, index) -> {
                    tabs.getSelectionModel().select(samples);
                    shown.show(part, index);
                }));
            }
        });
        var content = new StackPane(tokens, tabs);
        content.setMinWidth(320);
        content.getStyleClass().add("training-charts");
        getItems().addAll(side, content);
        setDividerPositions(0.22);
        sceneProperty().addListener(_ -> pages.forEach(Page::redraw));
        takeDrops();
    }

    private <P extends Region & Page> void page(Tab tab, String id, Supplier<P> maker) {
        tab.setId(id + "-tab");
        tabs.getTabs().add(tab);
        tab.selectedProperty().subscribe(selected -> {
            if (selected && tab.getContent() == null) {
                Turns.take(tab, () -> { // a page a frame: the click that asks for it is answered first
                    P page = maker.get();
                    tab.setContent(new EmptyState(id + "-state", page, session, () -> tabs.getSelectionModel().select(problems)));
                    pages.add(page);
                });
            }
        });
    }

    private void takeDrops() {
        addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (ours(event)) {
                event.acceptTransferModes(TransferMode.COPY, TransferMode.MOVE, TransferMode.LINK);
                pseudoClassStateChanged(DROPPING, true);
                event.consume();
            }
        });
        addEventHandler(DragEvent.DRAG_EXITED, _ -> pseudoClassStateChanged(DROPPING, false));
        addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            if (ours(event)) {
                source.drop(event.getDragboard().getFiles().getFirst().toPath());
                event.setDropCompleted(true);
                event.consume();
            }
        });
    }

    /// Anything but a network, which the window opens wherever it is dropped.
    private static boolean ours(DragEvent event) {
        return event.getDragboard().hasFiles()
                && event.getDragboard().getFiles().stream()
                        .noneMatch(file -> file.getName().toLowerCase(Locale.ROOT).matches(".*\\.(lipnet|py|onnx)"));
    }

    /// Whether somebody can see it: nothing is read before.
    public void watch(boolean seen) {
        watching = seen;
        source.watch(seen);
        draft.watch(seen && normalise.isSelected());
    }

    public void focusSource() {
        source.focusField();
    }

    /// Whether the source is read, nothing is being looked for, and every picture shows the latest.
    public boolean settled() {
        return settled && Turns.idle() && session.state() != DataSession.State.READING && session.state() != DataSession.State.EMPTY
                && !session.check().busyProperty().get();
    }

    private void wake() {
        settled = false;
        if (getScene() != null) {
            ticker.start();
        }
    }

    private void frame() {
        long now = System.nanoTime();
        boolean more = false;
        for (Page page : pages) {
            more = page.frame(now) || more;
        }
        if (!more || getScene() == null) {
            settled = !more;
            ticker.stop();
        }
    }
}
