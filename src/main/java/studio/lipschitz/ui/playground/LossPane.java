package studio.lipschitz.ui.playground;

import static studio.lipschitz.text.Texts.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.training.Loss;
import studio.lipschitz.training.TrainingPlan;
import studio.lipschitz.ui.chart.Numbers;
import studio.lipschitz.ui.workspace.TrainingSession;
import studio.lipschitz.ui.workspace.TrainingSession.State;
import studio.lipschitz.ui.workspace.Workspace;

/// The two numbers of a loss that shape the decision most. They change the document's plan, and a run that goes on as soon as the hand rests.
final class LossPane extends VBox {
    private static final String ALPHA = "alpha";
    private static final String MARGIN = "min_margin";
    private static final Duration RESTING = Duration.millis(350);

    private final Workspace workspace;
    private final TrainingSession session;
    private final Slider alpha = new Slider(0.02, 0.99, 0.5); // the share of the hinge
    private final Slider margin = new Slider(-2, 1, 0); // a power of ten
    private final Label alphaValue = new Label();
    private final Label marginValue = new Label();
    private final VBox alphaField;
    private final VBox marginField;
    private final Label none = Fields.sentence("play-loss-none", "note");
    private final PauseTransition resting = new PauseTransition(RESTING);
    private boolean showing;

    LossPane(Workspace workspace, TrainingSession session, Runnable more) {
        this.workspace = workspace;
        this.session = session;
        getStyleClass().add("play-part");
        alphaField = Fields.slider("play-alpha", text("playground.loss.alpha"), text("playground.loss.alpha.doc"), alpha, alphaValue);
        marginField = Fields.slider("play-margin", text("playground.loss.margin"), text("playground.loss.margin.doc"), margin, marginValue);
        alpha.valueProperty().addListener((_, _, share) -> change(ALPHA, rounded(share.doubleValue())));
        margin.valueProperty().addListener((_, _, power) -> change(MARGIN, rounded(Math.pow(10, power.doubleValue()))));
        for (VBox field : new VBox[] {alphaField, marginField}) {
            field.managedProperty().bind(field.visibleProperty());
        }
        var link = new Hyperlink(text("playground.loss.more"));
        link.setId("play-more");
        link.getStyleClass().add("plan-more");
        link.setOnAction(_ -> more.run());
        getChildren().addAll(Fields.heading(text("playground.loss")), alphaField, marginField, none, link);
        resting.setOnFinished(_ -> ask());
        workspace.projectProperty().subscribe(project -> show(project.plan()));
    }

    private static double rounded(double value) {
        return new BigDecimal(value).round(new MathContext(2)).doubleValue();
    }

    private static Optional<Double> number(Loss loss, String param) {
        return Loss.CATALOGUE.schema(loss).write(loss).get(param) instanceof Number number
                ? Optional.of(number.doubleValue())
                : Optional.empty();
    }

    private static Loss with(Loss loss, String param, double value) {
        return number(loss, param).isPresent() ? Loss.CATALOGUE.schema(loss).with(loss, param, value) : loss;
    }

    private void show(TrainingPlan plan) {
        showing = true;
        Optional<Double> share = number(plan.loss(), ALPHA);
        Optional<Double> least = number(plan.loss(), MARGIN);
        alphaField.setVisible(share.isPresent());
        marginField.setVisible(least.isPresent());
        share.ifPresent(its -> {
            alphaValue.setText(Numbers.text(its));
            alpha.setValue(its > 1 ? its / (its + 1) : its);
        });
        least.ifPresent(its -> {
            marginValue.setText(Numbers.text(its));
            margin.setValue(Math.log10(its));
        });
        none.setText(share.isEmpty() && least.isEmpty() ? text("playground.loss.none", plan.loss().lossName()) : "");
        showing = false;
    }

    private void change(String param, double value) {
        if (showing) {
            return;
        }
        workspace.apply(Edits.plan(param, plan -> plan.withLoss(with(plan.loss(), param, value))));
        resting.playFromStart();
    }

    /// Of the running plan nothing but these two: the rest of what was typed in the training panel waits for its own button.
    private void ask() {
        if (session.state() != State.RUNNING && session.state() != State.PAUSED) {
            return;
        }
        Loss wanted = workspace.project().plan().loss();
        session.changes().runningProperty().get().ifPresent(running -> {
            Loss changed = running.loss();
            if (changed.getClass() == wanted.getClass()) {
                for (String param : new String[] {ALPHA, MARGIN}) {
                    Optional<Double> value = number(wanted, param);
                    changed = value.isPresent() ? with(changed, param, value.get()) : changed;
                }
            }
            if (!changed.equals(running.loss())) {
                session.changes().ask(running.withLoss(changed));
            }
        });
    }
}
