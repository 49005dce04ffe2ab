package studio.lipschitz.ui.playground;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.material2.Material2AL;
import studio.lipschitz.ui.workspace.Workspace;

/// Which points: made by a formula, with their noise, number and seed, or drawn.
final class DataPane extends VBox {
    private static final List<Integer> COUNTS = List.of(100, 250, 500, 1000, 2500, 5000);

    private final PlaygroundModel model;
    private final ToggleGroup kinds = new ToggleGroup();
    private final ToggleButton draw;
    private final Slider noise = new Slider(0, 1, 0);
    private final Label noiseValue = new Label();
    private final ComboBox<Integer> samples = new ComboBox<>();
    private final TextField seed = new TextField();
    private final VBox formula;
    private boolean showing;

    DataPane(PlaygroundModel model, Workspace workspace, DrawPane drawPane) {
        this.model = model;
        getStyleClass().add("play-part");
        var choice = new GridPane();
        choice.getStyleClass().add("play-choice");
        for (int i = 0; i < 2; i++) {
            var half = new ColumnConstraints();
            half.setPercentWidth(50);
            choice.getColumnConstraints().add(half);
        }
        int place = 0;
        for (ToySource.Kind kind : ToySource.Kind.values()) {
            ToggleButton button = choose("play-" + kind.name().toLowerCase(Locale.ROOT),
                    text("playground.data.kind." + kind.name().toLowerCase(Locale.ROOT)));
            button.setUserData(kind);
            button.setOnAction(_ -> take(kind));
            choice.add(button, place % 2, place / 2);
            place++;
        }
        draw = choose("play-draw", text("playground.data.kind.draw"));
        draw.setOnAction(_ -> {
            model.draw();
            show();
        });
        choice.add(draw, place % 2, place / 2);
        noise.valueProperty().addListener((_, _, _) -> change(toy -> toy.withNoise(noise.getValue())));
        samples.setId("play-samples");
        samples.getItems().setAll(COUNTS);
        samples.setMaxWidth(Double.MAX_VALUE);
        samples.setConverter(new StringConverter<>() {
            @Override
            public String toString(Integer count) {
                return count == null ? "" : String.valueOf(count);
            }

            @Override
            public Integer fromString(String typed) {
                throw new UnsupportedOperationException("it is chosen, not typed");
            }
        });
        samples.valueProperty().addListener((_, _, count) -> {
            if (count != null) {
                change(toy -> toy.withSamples(count));
            }
        });
        seed.setId("play-seed");
        seed.setPrefColumnCount(5);
        seed.setPromptText(text("playground.data.seed.usual"));
        seed.textProperty().addListener((_, _, typed) -> {
            if (typed.strip().matches("-?\\d{1,18}")) {
                change(toy -> toy.withSeed(Long.parseLong(typed.strip())));
            }
        });
        var dice = Fields.icon("play-dice", Material2AL.CASINO, text("playground.data.dice"),
                () -> seed.setText(String.valueOf(PlaygroundModel.dice())));
        var seedRow = new HBox(seed, dice);
        seedRow.getStyleClass().add("play-row");
        HBox.setHgrow(seed, Priority.ALWAYS);
        var fields = new GridPane();
        fields.getStyleClass().add("play-grid");
        fields.addRow(0, Fields.label(text("playground.data.samples"), samples), samples);
        fields.addRow(1, Fields.label(text("playground.data.seed"), seed), seedRow);
        GridPane.setHgrow(samples, Priority.ALWAYS);
        GridPane.setHgrow(seedRow, Priority.ALWAYS);
        formula = new VBox(
                Fields.slider("play-noise", text("playground.data.noise"), text("playground.data.noise.doc"), noise, noiseValue), fields);
        formula.getStyleClass().add("play-part");
        formula.managedProperty().bind(formula.visibleProperty());
        Label problem = Fields.sentence("play-data-problem", "run-refusal");
        problem.textProperty().bind(model.problemProperty());
        Label about = Fields.sentence("play-data-about", "note");
        about.textProperty().bind(Bindings.createStringBinding(
                () -> model.drawing() ? "" // the tools count them
                        : model.dataProperty().get()
                                .map(its -> text("playground.data.about", its.all(), String.join(", ", its.classes()))).orElse(""),
                model.dataProperty(), model.drawingProperty()));
        getChildren().addAll(Fields.heading(text("playground.data")), choice, formula, drawPane, problem, about);
        drawPane.managedProperty().bind(drawPane.visibleProperty());
        model.drawingProperty().subscribe(drawing -> drawPane.setVisible(drawing));
        model.drawingProperty().addListener(_ -> show());
        workspace.projectProperty().subscribe(_ -> show());
    }

    private ToggleButton choose(String id, String name) {
        var button = new ToggleButton(name);
        button.setId(id);
        button.setToggleGroup(kinds);
        button.setMaxWidth(Double.MAX_VALUE);
        button.getStyleClass().add("play-toggle");
        return button;
    }

    private void take(ToySource.Kind kind) {
        Optional<ToySource> present = model.toy().filter(toy -> toy.kind() == kind);
        model.take(present.orElseGet(() -> ToySource.usual(kind, model.classes())));
        show();
    }

    private interface Change {
        ToySource of(ToySource toy);
    }

    private void change(Change change) {
        if (!showing) {
            model.toy().map(change::of).ifPresent(model::take);
        }
    }

    /// As the document has it.
    private void show() {
        showing = true;
        Optional<ToySource> toy = model.drawing() ? Optional.empty() : model.toy();
        kinds.getToggles().forEach(toggle -> toggle.setSelected(
                toggle.equals(draw) ? model.drawing() : toy.filter(its -> its.kind() == toggle.getUserData()).isPresent()));
        formula.setVisible(toy.isPresent());
        toy.ifPresent(its -> {
            noise.setMax(its.kind().most());
            noise.setValue(its.noise());
            noiseValue.setText(String.format(Locale.ROOT, "%.2f", its.noise()));
            int count = its.samples().orElse(2500);
            if (!samples.getItems().contains(count)) {
                samples.getItems().add(count);
            }
            samples.setValue(count);
            if (!seed.isFocused() || !its.seed().equals(seed.getText().strip())) {
                seed.setText(its.seed());
            }
        });
        showing = false;
    }
}
