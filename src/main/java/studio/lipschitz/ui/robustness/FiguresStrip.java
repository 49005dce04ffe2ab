package studio.lipschitz.ui.robustness;

import static studio.lipschitz.text.Texts.text;

import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import studio.lipschitz.lipschitz.Judgement;
import studio.lipschitz.ui.chart.Legend;
import studio.lipschitz.ui.chart.Radii;
import studio.lipschitz.ui.fx.Hint;

/// The figures of the whole set in a row, while there are some.
final class FiguresStrip extends FlowPane {
    private final LabSession session;

    FiguresStrip(LabSession session) {
        this.session = session;
        getStyleClass().add("lab-figures");
        setMinHeight(USE_PREF_SIZE);
        figure(text("lab.figures.samples"), "lab-samples", j -> String.valueOf(j.size()));
        figure(text("lab.figures.accuracy"), "lab-accuracy", j -> Legend.value(j.accuracy(), true));
        figure(text("lab.figures.certified"), "lab-certified", j -> text(
                "lab.figures.certifiedAt", Legend.value(j.certified(epsilon()), true), Legend.value(epsilon(), false)));
        figure(text("lab.figures.mean"), "lab-mean", j -> Radii.proved(j.meanRadius()));
        figure(text("lab.figures.median"), "lab-median", j -> Radii.proved(j.medianRadius()));
        figure(text("lab.figures.constant"), "lab-constant",
                _ -> session.judgedProperty().get().map(judged -> Radii.found(judged.subject().constant())).orElse(""));
        visibleProperty().bind(Bindings.createBooleanBinding(() -> session.judgement().size() > 0, session.judgementProperty()));
        managedProperty().bind(visibleProperty());
        Hint.install(this, text("lab.figures.radii"));
    }

    private double epsilon() {
        return session.judgedProperty().get().map(judged -> judged.run().plan().epsilon()).orElse(0.0);
    }

    private void figure(String name, String id, Function<Judgement, String> read) {
        var label = new Label(name);
        label.getStyleClass().add("run-figure-name");
        var value = new Label();
        value.setId(id);
        value.getStyleClass().add("lab-figure-value");
        for (Label each : new Label[] {label, value}) {
            each.setMinWidth(Region.USE_PREF_SIZE);
        }
        value.textProperty().bind(Bindings.createStringBinding(
                () -> session.judgement().size() == 0 ? "" : read.apply(session.judgement()), session.judgementProperty(),
                session.judgedProperty()));
        getChildren().add(new VBox(label, value));
    }
}
