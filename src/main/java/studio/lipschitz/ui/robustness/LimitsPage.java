package studio.lipschitz.ui.robustness;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import studio.lipschitz.lipschitz.BoundReport;
import studio.lipschitz.lipschitz.JudgedSample;
import studio.lipschitz.worker.LabEvent;
import studio.lipschitz.worker.Question;

/// What it would take to raise the radius: of the whole set, of the bound, of the plan and of the chosen samples.
final class LimitsPage extends VBox implements Page {
    private final LabSession session;
    private final VBox set = section("limits-set");
    private final VBox bounds = section("limits-bounds");
    private final VBox plan = section("limits-plan");
    private final VBox samples = section("limits-samples");
    private final Button measure = new Button(text("lab.limits.measure"));
    private final Label empty = line("");
    private long asked; // the latest chosen

    LimitsPage(LabSession session) {
        this.session = session;
        getStyleClass().add("lab-page");
        empty.textProperty().bind(session.awaited());
        measure.setId("limits-measure");
        measure.setMinWidth(Region.USE_PREF_SIZE);
        measure.setOnAction(_ -> measure());
        measure.disableProperty().bind(Bindings.createBooleanBinding(
                () -> session.state() != LabSession.State.READY || session.askingProperty().get(), session.stateProperty(),
                session.askingProperty()));
        var all = new VBox(
                empty, part("lab.limits.set", set), part("lab.limits.plan", plan), part("lab.limits.samples", samples),
                part("lab.limits.bounds", bounds));
        all.getStyleClass().add("lab-limits");
        var scroll = new ScrollPane(all);
        scroll.setId("limits-scroll");
        scroll.getStyleClass().add("panel-scroll");
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().add(scroll);
        session.stateProperty().subscribe(_ -> judged());
        session.chosenProperty().subscribe(_ -> chosen());
    }

    private static VBox section(String id) {
        var box = new VBox();
        box.setId(id);
        box.getStyleClass().add("limits-section");
        return box;
    }

    private VBox part(String key, VBox section) {
        var title = new Label(text(key));
        title.getStyleClass().add("chart-title");
        var head = new HBox(title);
        head.getStyleClass().add("lab-row");
        if (section.equals(bounds)) {
            head.getChildren().add(measure);
        }
        var part = new VBox(head, section);
        part.getStyleClass().add("limits-part");
        part.visibleProperty().bind(empty.visibleProperty().not());
        part.managedProperty().bind(part.visibleProperty());
        return part;
    }

    private static Label line(String words) {
        var label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("limits-line");
        return label;
    }

    private static void say(VBox section, List<String> words) {
        section.getChildren().setAll(words.stream().map(LimitsPage::line).toList());
    }

    private void judged() {
        boolean ready = session.state() == LabSession.State.READY;
        empty.setVisible(!ready);
        empty.setManaged(!ready);
        Optional<LabSession.Judged> judged = session.judgedProperty().get();
        if (ready && judged.isPresent()) {
            say(set, Advice.ofSet(judged.get().subject(), session.judgement()));
            List<String> advice = Advice.ofPlan(judged.get().run(), session.judgement());
            say(plan, advice.isEmpty() ? List.of(text("lab.limits.noAdvice")) : advice);
            say(bounds, List.of(text("lab.limits.unmeasured")));
            chosen();
        }
    }

    private void measure() {
        say(bounds, List.of(text("lab.limits.measuring")));
        session.ask(new Question.Limits(), answer -> {
            switch (answer) {
                case LabEvent.Limits(BoundReport report) -> session.judgedProperty().get()
                        .ifPresent(judged -> say(bounds, Advice.ofBounds(judged.run(), report)));
                case LabEvent.Refused(String reason) -> say(bounds, List.of(reason.isEmpty() ? text("lab.cancelled") : reason));
                default -> throw new IllegalStateException("no answer to what limits: " + answer);
            }
        });
    }

    private void chosen() {
        long mine = ++asked;
        samples.getChildren().clear();
        List<Integer> chosen = session.chosenProperty().get();
        if (session.state() != LabSession.State.READY || chosen.isEmpty()) {
            say(samples, List.of(text("lab.choose")));
            return;
        }
        for (int number : chosen) {
            JudgedSample sample = session.judgement().samples().get(number);
            Optional<String> refusal = Advice.refusal(number, sample);
            if (refusal.isPresent()) {
                samples.getChildren().add(line(refusal.get()));
                continue;
            }
            session.ask(new Question.Explain(number), answer -> {
                if (mine == asked && answer instanceof LabEvent.Explains explains) {
                    session.judgedProperty().get().ifPresent(judged -> Advice
                            .ofSample(judged.subject(), sample, explains.explained(), judged.run().plan().epsilon())
                            .forEach(words -> samples.getChildren().add(line(words))));
                }
            });
        }
    }

    @Override
    public void redraw() {
        // words only: the stylesheets colour them
    }

    @Override
    public boolean frame(long now) {
        return false;
    }
}
