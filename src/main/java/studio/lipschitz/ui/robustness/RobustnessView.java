package studio.lipschitz.ui.robustness;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.layout.StackPane;
import studio.lipschitz.ui.chart.Drawing;
import studio.lipschitz.ui.chart.ThemeTokens;
import studio.lipschitz.ui.fx.Fxml;
import studio.lipschitz.ui.fx.Ticker;
import studio.lipschitz.ui.fx.Uncached;
import studio.lipschitz.ui.workspace.TrainingSession;
import studio.lipschitz.ui.workspace.Workspace;

/// The robustness lab: what is judged on the left, and its sides on the right, each made when it is first looked at.
public final class RobustnessView extends SplitPane {
    private final List<Page> pages = new ArrayList<>();
    private final Ticker ticker = Ticker.frames(this::frame);
    private boolean settled = true;

    @FXML private ScrollPane side;

    @FXML private StackPane content;

    @FXML private Tab overview;

    @FXML private Tab samples;

    @FXML private Tab attack;

    @FXML private Tab inside;

    @FXML private Tab limits;

    /// @param dialogs ask for a run's folder
    public RobustnessView(Workspace workspace, TrainingSession training, LabSession session, RunDialogs dialogs) {
        Fxml.load("robustness", this);
        Uncached.viewports(side);
        for (String sheet : List.of("training", "robustness")) {
            getStylesheets().add(
                    Objects.requireNonNull(RobustnessView.class.getResource("/styles/" + sheet + ".css")).toExternalForm());
        }
        SplitPane.setResizableWithParent(side, false);
        side.setContent(new SetupPane(training, session, dialogs));
        ExecutorService thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("lab-charts").factory());
        var tokens = new ThemeTokens(() -> pages.forEach(Page::redraw));
        content.getChildren().addFirst(tokens);
        var drawing = new Drawing(tokens::read, thread, this::wake);
        page(overview, drawing, d -> new OverviewPage(session, d));
        page(samples, drawing, d -> new SamplesPage(session, d));
        page(attack, drawing, d -> new AttackPage(session, d));
        page(inside, drawing, d -> new InsidePage(workspace, session, d));
        page(limits, drawing, _ -> new LimitsPage(session));
        sceneProperty().addListener(_ -> pages.forEach(Page::redraw));
    }

    private <P extends Node & Page> void page(Tab tab, Drawing drawing, Function<Drawing, P> maker) {
        tab.selectedProperty().subscribe(selected -> {
            if (selected && tab.getContent() == null) {
                P page = maker.apply(drawing);
                tab.setContent(page);
                pages.add(page);
            }
        });
    }

    /// Whether every picture shows the latest figures.
    public boolean settled() {
        return settled;
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
