package studio.lipschitz.ui.playground;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import studio.lipschitz.ui.chart.Ink;
import studio.lipschitz.ui.chart.Legend;
import studio.lipschitz.ui.chart.PlaneSpec;

/// What colours and marks mean, for both pictures.
final class ClassLegend extends FlowPane {
    private List<String> shown = List.of();

    ClassLegend() {
        setId("play-legend");
        getStyleClass().add("play-legend");
        setMinWidth(0);
    }

    void show(PlaygroundModel model) {
        List<String> names = model.drawing() ? model.names() : model.dataProperty().get().map(PlayData::classes).orElse(List.of());
        if (names.equals(shown)) {
            return;
        }
        shown = names;
        getChildren().clear();
        for (int kind = 0; kind < names.size(); kind++) {
            getChildren().add(Legend.entry(PlaneSpec.inkOf(kind), "full", names.get(kind)));
        }
        getChildren().add(Legend.entry(Ink.TEXT, "line", text("playground.legend.boundary")));
        for (String key : new String[] {text("playground.legend.balls"), text("playground.legend.wrong")}) {
            var label = new Label(key);
            label.getStyleClass().add("chart-key");
            label.setMinWidth(USE_PREF_SIZE);
            getChildren().add(label);
        }
    }
}
