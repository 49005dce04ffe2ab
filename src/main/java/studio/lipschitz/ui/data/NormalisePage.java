package studio.lipschitz.ui.data;

import static studio.lipschitz.text.Texts.text;

import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.dataset.ChannelFigures;
import studio.lipschitz.layer.Normalize;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.ui.data.Normalisation.Effect;
import studio.lipschitz.ui.fx.Hint;
import studio.lipschitz.ui.workspace.Figures;
import studio.lipschitz.ui.workspace.Workspace;

/// The editor of the normalisation: a preset or numbers of one's own, and beside them what they make of the network's constant and of certified radii,
/// in units of the data, before anything is changed.
final class NormalisePage extends SplitPane implements Page {
    private final Workspace workspace;
    private final DataSession session;
    private final NormalisationDraft draft;
    private final ComboBox<Preset> preset = new ComboBox<>();
    private final Label problem = words("data-normalise-problem", "plan-error");
    private final Label steepest = words("data-normalise-steepest", "limits-line");
    private final Label note = words("data-normalise-note", "run-refusal");
    private final Label[] figures = {figure("constant-before"), figure("constant-after"), figure("radius-before"), figure("radius-after")};
    private final NormaliseFields fields;
    private final Button apply = new Button(text("data.normalise.apply"));
    private final Button reset = new Button(text("data.normalise.reset"));
    private boolean showing;

    NormalisePage(Workspace workspace, DataSession session, NormalisationDraft draft) {
        this.workspace = workspace;
        this.session = session;
        this.draft = draft;
        fields = new NormaliseFields(draft, problem);
        var label = new Label(text("data.preset"));
        label.getStyleClass().add("plan-label");
        label.setLabelFor(preset);
        preset.setId("data-preset");
        preset.setAccessibleText(text("data.preset"));
        preset.setMaxWidth(Double.MAX_VALUE);
        preset.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Preset value) {
                return value == null ? "" : value.words();
            }

            @Override
            public Preset fromString(String spelled) {
                throw new UnsupportedOperationException("it is chosen, not typed");
            }
        });
        preset.valueProperty().addListener((_, _, chosen) -> {
            if (!showing && chosen != null) {
                session.look().ifPresent(look -> draft.choose(chosen, look.figures()));
            }
        });
        Hint.install(preset, text("data.preset.does"));
        var left = new VBox(new VBox(4, label, preset), fields, problem);
        left.getStyleClass().add("data-normalise-left");
        var scroll = new ScrollPane(left);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("panel-scroll");
        var card = new VBox(effect());
        card.getStyleClass().add("lab-page");
        var right = new ScrollPane(card);
        right.setFitToWidth(true);
        right.getStyleClass().add("panel-scroll");
        getStyleClass().add("lab-split");
        getItems().addAll(scroll, right);
        setDividerPositions(0.5);
        session.lookProperty().subscribe(_ -> fill());
        draft.wantedProperty().addListener(_ -> show());
        draft.presetProperty().addListener(_ -> show());
        draft.effectProperty().subscribe(_ -> show());
        workspace.projectProperty().addListener(_ -> show());
    }

    private Node effect() {
        var title = new Label(text("data.effect"));
        title.getStyleClass().add("chart-title");
        var grid = new GridPane();
        grid.setId("data-effect");
        grid.getStyleClass().addAll("data-effect");
        grid.addRow(0, new Label(), head("data.effect.now"), head("data.effect.then"));
        grid.addRow(1, name("data.effect.constant"), figures[0], figures[1]);
        grid.addRow(2, name("data.effect.radius"), figures[2], figures[3]);
        var about = words("data-effect-about", "note");
        about.setText(text("data.effect.about"));
        apply.setId("data-normalise-apply");
        apply.getStyleClass().add("accent");
        apply.setOnAction(_ -> draft.apply());
        reset.setId("data-normalise-reset");
        reset.setOnAction(_ -> draft.reset());
        var buttons = new HBox(apply, reset);
        buttons.getStyleClass().add("run-buttons");
        var box = new VBox(title, grid, steepest, note, buttons, about);
        box.getStyleClass().addAll("chart-pane", "data-effect-card");
        return box;
    }

    private static Label words(String id, String style) {
        var label = new Label();
        label.setId(id);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    private static Label figure(String id) {
        var label = new Label();
        label.setId("data-" + id);
        label.getStyleClass().add("lab-figure-value");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static Label head(String key) {
        var label = new Label(text(key));
        label.getStyleClass().add("run-figure-name");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static Label name(String key) {
        var label = new Label(text(key));
        label.getStyleClass().add("run-figure-name");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private void fill() {
        session.look().ifPresent(look -> {
            ChannelFigures now = look.figures();
            showing = true;
            preset.getItems().setAll(Preset.of(now.together() ? -1 : now.channels().size()));
            showing = false;
            fields.rows(now.channels().size(), now.together());
            show();
        });
    }

    private void show() {
        showing = true;
        preset.setValue(draft.presetProperty().get());
        showing = false;
        Optional<Effect> effect = draft.effectProperty().get();
        figures[0].setText(effect.map(its -> constant(its.before())).orElse("…"));
        figures[1].setText(effect.map(its -> constant(its.after())).orElse("…"));
        figures[2].setText(effect.map(its -> radius(its.before())).orElse("…"));
        figures[3].setText(effect.map(its -> radius(its.after())).orElse("…"));
        steepest.setText(steepest());
        Optional<String> refusal = refusal();
        note.setText(refusal.orElseGet(this::otherData));
        apply.setDisable(refusal.isPresent() || !draft.changed());
        reset.setDisable(!draft.changed());
    }

    private static String constant(OptionalDouble bound) {
        return bound.isPresent() ? "≤ " + Figures.upperBound(bound.getAsDouble()) : text("data.effect.none");
    }

    private static String radius(OptionalDouble bound) {
        return bound.isPresent() && bound.getAsDouble() > 0 ? "≥ " + Digits.radius(bound.getAsDouble()) : text("data.effect.noRadius");
    }

    private String steepest() {
        int channels = session.look().map(look -> look.figures().channels().size()).orElse(0);
        int most = 0;
        for (int channel = 1; channel < channels; channel++) {
            if (Normalisation.slope(draft.wanted(), channel) > Normalisation.slope(draft.wanted(), most)) {
                most = channel;
            }
        }
        double slope = Normalisation.slope(draft.wanted(), most);
        if (draft.wanted().isEmpty()) {
            return text("data.effect.nothing");
        }
        String std = Digits.value(Normalisation.scale(draft.wanted(), most));
        boolean one = channels == 1;
        return slope <= 1 ? text("data.effect.flat")
                : one ? text("data.effect.steep", std, Figures.upperBound(slope))
                        : text("data.effect.steepest", most, std, Figures.upperBound(slope));
    }

    /// Why it can't be put into the network.
    private Optional<String> refusal() {
        Optional<Shape> input = workspace.analysis().inputShape();
        if (input.isEmpty()) {
            return Optional.of(text("data.normalise.noInput"));
        }
        Optional<Normalize> wanted = draft.wanted();
        return wanted.isPresent() && !Normalisation.fits(wanted.get(), input.get().dim(0))
                ? Optional.of(text("data.normalise.misfit", input.get(),
                        session.look().map(look -> look.data().shape().toString()).orElse("")))
                : Optional.empty();
    }

    private String otherData() {
        String planned = workspace.project().plan().data();
        return planned.equals(session.sourceProperty().get()) ? "" : text("data.normalise.otherData", planned);
    }

    @Override
    public void redraw() {}

    @Override
    public boolean frame(long now) {
        return false;
    }
}
