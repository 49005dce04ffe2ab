package studio.lipschitz.ui.robustness;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import studio.lipschitz.lipschitz.JudgedSample;
import studio.lipschitz.tensor.HostArray;
import studio.lipschitz.ui.chart.Drawing;
import studio.lipschitz.ui.fx.FxThread;
import studio.lipschitz.ui.fx.Turns;
import studio.lipschitz.worker.LabEvent;
import studio.lipschitz.worker.Question;

/// Classes against decisions, and the samples at both ends: where a person chooses what to look at.
final class SamplesPage extends SplitPane implements Page {
    /// Samples of a gallery: what can be looked through.
    private static final int SHOWN = 18;

    private final LabSession session;
    private final Drawing drawing;
    private final ConfusionPane confusion;
    private final FlowPane worst = gallery("worst");
    private final FlowPane best = gallery("best");
    private final Label about = new Label();
    private final Button all = new Button(text("lab.samples.all"));
    private final Map<Integer, HostArray> seen = new LinkedHashMap<>();
    private Optional<ConfusionPane.Cell> filter = Optional.empty();
    private boolean choosing; // the first samples, once they are ordered
    private long asked; // the latest wish for pictures

    SamplesPage(LabSession session, Drawing drawing) {
        this.session = session;
        this.drawing = drawing;
        confusion = new ConfusionPane(session, this::filter, drawing);
        var left = new VBox(confusion);
        left.getStyleClass().add("lab-page");
        VBox.setVgrow(confusion, Priority.ALWAYS);
        about.setId("samples-about");
        about.getStyleClass().add("chart-title");
        about.setWrapText(true);
        all.setId("samples-all");
        all.setMinWidth(Region.USE_PREF_SIZE);
        all.setOnAction(_ -> {
            confusion.clear();
            filter(Optional.empty());
        });
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var head = new HBox(about, space, all);
        head.getStyleClass().add("lab-row");
        var galleries = new VBox(head, title("lab.samples.worst"), worst, title("lab.samples.best"), best);
        galleries.getStyleClass().add("lab-galleries");
        var scroll = new ScrollPane(galleries);
        scroll.setId("galleries");
        scroll.getStyleClass().add("panel-scroll");
        scroll.setFitToWidth(true);
        getStyleClass().add("lab-split");
        getItems().addAll(left, scroll);
        setDividerPositions(0.36);
        session.judgedProperty().addListener(_ -> {
            seen.clear();
            filter = Optional.empty();
            confusion.clear();
        });
        session.judgementProperty().subscribe(_ -> confusion.redraw());
        session.stateProperty().subscribe(_ -> fill());
        session.chosenProperty().addListener(_ -> mark());
    }

    private static FlowPane gallery(String id) {
        var pane = new FlowPane();
        pane.setId(id);
        pane.getStyleClass().add("lab-gallery");
        return pane;
    }

    private static Label title(String key) {
        var label = new Label(text(key));
        label.getStyleClass().add("lab-heading");
        return label;
    }

    /// Samples of a cell are shown, and the first of them are chosen.
    private void filter(Optional<ConfusionPane.Cell> cell) {
        filter = cell;
        choosing = cell.isPresent();
        fill();
    }

    /// Numbers of the samples shown, the least certified first: wrong ones by their margin, then right ones by their radius.
    private static List<Integer> ordered(List<JudgedSample> samples, Optional<ConfusionPane.Cell> filter) {
        return IntStream.range(0, samples.size())
                .filter(i -> filter.map(cell -> cell.holds(samples.get(i))).orElse(true))
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> samples.get(i).right() ? samples.get(i).radius() : -1)
                        .thenComparingDouble(i -> samples.get(i).margin()))
                .toList();
    }

    private void fill() {
        worst.getChildren().clear();
        best.getChildren().clear();
        all.setVisible(filter.isPresent());
        if (session.state() != LabSession.State.READY) {
            about.setText(text(session.state() == LabSession.State.JUDGING ? "lab.samples.soon" : "lab.empty"));
            return;
        }
        List<JudgedSample> samples = session.judgement().samples();
        Optional<ConfusionPane.Cell> cell = filter;
        long mine = ++asked;
        drawing.thread().execute(() -> { // a whole training set takes longer than a frame
            List<Integer> ordered = ordered(samples, cell);
            FxThread.later(() -> {
                if (mine == asked) {
                    fill(ordered);
                }
            });
        });
    }

    private void fill(List<Integer> ordered) {
        if (choosing) {
            choosing = false;
            session.choose(ordered);
        }
        about.setText(filter.flatMap(cell -> session.judgedProperty().get().map(judged -> text(
                "lab.samples.filtered", ordered.size(), Names.of(judged.subject(), cell.kind()),
                Names.of(judged.subject(), cell.decision()))))
                .orElseGet(() -> text("lab.samples.count", ordered.size())));
        List<Integer> first = ordered.stream().limit(SHOWN).toList();
        List<Integer> last = ordered.reversed().stream().filter(i -> session.judgement().samples().get(i).right()).limit(SHOWN).toList();
        var wanted = new ArrayList<>(first);
        last.stream().filter(i -> !wanted.contains(i)).forEach(wanted::add);
        wanted.removeIf(seen::containsKey);
        long mine = ++asked;
        if (wanted.isEmpty()) {
            show(first, last);
            return;
        }
        session.ask(new Question.Samples(wanted), answer -> {
            if (answer instanceof LabEvent.Samples(List<HostArray> samples)) {
                for (int i = 0; i < wanted.size(); i++) {
                    seen.put(wanted.get(i), samples.get(i));
                }
            }
            if (mine == asked) {
                show(first, last);
            }
        });
    }

    private void show(List<Integer> first, List<Integer> last) {
        worst.getChildren().setAll(cards("worst", first));
        Turns.take(best, () -> { // a frame later: cards take a while to be styled
            best.getChildren().setAll(cards("best", last));
            mark();
        });
        mark();
    }

    private List<SampleCard> cards(String gallery, List<Integer> samples) {
        return session.judgedProperty().get().map(judged -> samples.stream()
                .filter(seen::containsKey)
                .map(i -> new SampleCard(
                        gallery, judged.subject(), i, session.judgement().samples().get(i), java.util.Objects.requireNonNull(seen.get(i)),
                        session))
                .toList()).orElse(List.of());
    }

    private void mark() {
        List<Integer> chosen = session.chosenProperty().get();
        for (FlowPane gallery : List.of(worst, best)) {
            gallery.getChildren().forEach(card -> ((SampleCard) card).mark(chosen));
        }
    }

    @Override
    public void redraw() {
        confusion.redraw();
    }

    @Override
    public boolean frame(long now) {
        return confusion.frame(now);
    }
}
