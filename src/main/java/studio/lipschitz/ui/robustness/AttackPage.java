package studio.lipschitz.ui.robustness;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import studio.lipschitz.lipschitz.AttackedSample;
import studio.lipschitz.lipschitz.JudgedSample;
import studio.lipschitz.ui.chart.Drawing;
import studio.lipschitz.ui.chart.Radii;
import studio.lipschitz.worker.LabEvent;
import studio.lipschitz.worker.Question;

/// The chosen samples under attack, within balls from inside their radius to far beyond it.
final class AttackPage extends VBox implements Page {
    private static final double LEAST = 0.1; // in radii
    private static final double MOST = 5;
    private static final double FIRST = 1;

    private final LabSession session;
    private final Drawing drawing;
    private final Slider slider = new Slider(LEAST, MOST, FIRST);
    private final Label size = new Label();
    private final Button attack = new Button(text("lab.attack.start"));
    private final VBox rows = new VBox();
    private final Label note = new Label();
    private List<AttackedSample> found = List.of();

    AttackPage(LabSession session, Drawing drawing) {
        this.session = session;
        this.drawing = drawing;
        getStyleClass().add("lab-page");
        slider.setId("attack-epsilon");
        slider.setAccessibleText(text("lab.attack.epsilon"));
        slider.setMajorTickUnit(1);
        slider.setBlockIncrement(0.1);
        slider.setShowTickMarks(true);
        HBox.setHgrow(slider, Priority.ALWAYS);
        slider.setMaxWidth(360);
        size.setId("attack-size");
        size.setMinWidth(Region.USE_PREF_SIZE);
        size.textProperty().bind(Bindings.createStringBinding(this::words, slider.valueProperty(), session.chosenProperty(),
                session.judgementProperty()));
        attack.setId("attack-start");
        attack.setMinWidth(Region.USE_PREF_SIZE);
        attack.getStyleClass().add("accent");
        attack.setOnAction(_ -> attack());
        attack.disableProperty().bind(Bindings.createBooleanBinding(
                () -> chosen().isEmpty() || session.askingProperty().get(), session.chosenProperty(), session.askingProperty(),
                session.stateProperty()));
        var name = new Label(text("lab.attack.epsilon"));
        name.setMinWidth(Region.USE_PREF_SIZE);
        name.setLabelFor(slider);
        var head = new HBox(name, slider, size, attack);
        head.getStyleClass().add("lab-row");
        note.setId("attack-note");
        note.getStyleClass().add("note");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        note.managedProperty().bind(note.visibleProperty());
        note.visibleProperty().bind(note.textProperty().isNotEmpty());
        rows.getStyleClass().add("attack-rows");
        rows.setId("attack-rows");
        var scroll = new ScrollPane(new VBox(note, rows));
        scroll.getStyleClass().add("panel-scroll");
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
        session.chosenProperty().subscribe(_ -> clear());
        session.stateProperty().subscribe(_ -> clear());
    }

    private void clear() {
        found = List.of();
        rows.getChildren().clear();
        note.setText(session.state() != LabSession.State.READY ? session.awaited().get()
                : session.chosenProperty().get().isEmpty() ? text("lab.choose")
                        : chosen().isEmpty() ? text("lab.attack.undecided") : text("lab.attack.hint"));
    }

    /// Samples that have a decision to be changed.
    private List<Integer> chosen() {
        List<JudgedSample> samples = session.judgement().samples();
        return session.state() != LabSession.State.READY ? List.of()
                : session.chosenProperty().get().stream().filter(i -> samples.get(i).decision() != JudgedSample.UNDECIDED).toList();
    }

    /// Radius of the ball that a sample is attacked in: a multiple of what is proved, or of the plan's epsilon where nothing is.
    private double epsilon(int sample) {
        double held = session.judgement().samples().get(sample).held();
        double plan = session.judgedProperty().get().map(judged -> judged.run().plan().epsilon()).filter(e -> e > 0).orElse(1.0);
        double share = slider.getValue();
        return held > 0 && Double.isFinite(held) ? share == FIRST ? held : share * held : share * plan;
    }

    private String words() {
        List<Integer> chosen = chosen();
        String share = String.format(Locale.ROOT, "%.2f", slider.getValue());
        if (chosen.size() != 1) {
            return text("lab.attack.share", share);
        }
        double held = session.judgement().samples().get(chosen.getFirst()).held();
        return held > 0
                ? text("lab.attack.shareOf", Radii.proved(epsilon(chosen.getFirst())), share, Radii.proved(held))
                : text("lab.attack.uncertified", Radii.value(epsilon(chosen.getFirst())));
    }

    private void attack() {
        List<Integer> chosen = chosen();
        note.setText(text("lab.attack.running"));
        rows.getChildren().clear();
        session.ask(new Question.Attack(chosen, chosen.stream().map(this::epsilon).toList()), answer -> {
            if (!session.chosenProperty().get().containsAll(chosen)) {
                return; // others are chosen by now
            }
            switch (answer) {
                case LabEvent.Attacked(List<AttackedSample> samples) -> {
                    found = samples;
                    note.setText("");
                    redraw();
                }
                case LabEvent.Refused(String reason) -> note.setText(reason.isEmpty() ? text("lab.cancelled") : reason);
                default -> throw new IllegalStateException("no answer to an attack: " + answer);
            }
        });
    }

    @Override
    public void redraw() {
        Optional<LabSession.Judged> judged = session.judgedProperty().get();
        rows.getChildren().setAll(found.stream()
                .<Node>flatMap(sample -> judged.stream().map(of -> new AttackRow(of.subject(), sample, drawing.theme().get())))
                .toList());
    }

    @Override
    public boolean frame(long now) {
        return false;
    }
}
