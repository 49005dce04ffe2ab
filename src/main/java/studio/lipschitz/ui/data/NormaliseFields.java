package studio.lipschitz.ui.data;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import studio.lipschitz.layer.Normalize;
import studio.lipschitz.tensor.Reals;
import studio.lipschitz.ui.workspace.Figures;

/// A row for each channel: what is taken away, what it is divided by, and how much steeper that makes it.
final class NormaliseFields extends GridPane {
    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");
    private static final PseudoClass STEEPEST = PseudoClass.getPseudoClass("steepest");

    private final NormalisationDraft draft;
    private final Label problem;
    private final List<TextField> means = new ArrayList<>();
    private final List<TextField> stds = new ArrayList<>();
    private final List<Label> slopes = new ArrayList<>();
    private boolean showing;

    /// @param problem says what is wrong with what is typed
    NormaliseFields(NormalisationDraft draft, Label problem) {
        this.draft = draft;
        this.problem = problem;
        setId("data-normalise-fields");
        getStyleClass().addAll("lab-fields", "data-normalise-fields");
        draft.wantedProperty().addListener(_ -> show());
    }

    /// @param channels how many
    /// @param together whether one stands for all
    void rows(int channels, boolean together) {
        if (channels != means.size()) {
            getChildren().clear();
            means.clear();
            stds.clear();
            slopes.clear();
            addRow(0, title("data.column.channel"), title("data.normalise.mean"), title("data.normalise.std"),
                    title("data.normalise.slope"));
            for (int channel = 0; channel < channels; channel++) {
                var name = new Label(together ? text("data.channels.all") : String.valueOf(channel));
                var slope = new Label();
                slope.setId("data-slope-" + channel);
                slope.getStyleClass().add("data-slope");
                TextField mean = field("data-mean-" + channel, text("data.normalise.mean.of", name.getText()));
                TextField std = field("data-std-" + channel, text("data.normalise.std.of", name.getText()));
                means.add(mean);
                stds.add(std);
                slopes.add(slope);
                addRow(channel + 1, name, mean, std, slope);
            }
        }
        show();
    }

    private static Label title(String key) {
        var label = new Label(text(key));
        label.getStyleClass().add("plan-label");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private TextField field(String id, String words) {
        var field = new TextField();
        field.setId(id);
        field.setAccessibleText(words);
        field.setPrefColumnCount(8);
        GridPane.setHgrow(field, Priority.SOMETIMES);
        field.textProperty().addListener(_ -> {
            if (!showing) {
                typed();
            }
        });
        return field;
    }

    private void typed() {
        var mean = new ArrayList<Double>();
        var std = new ArrayList<Double>();
        boolean meansRead = read(means, mean, false);
        boolean stdsRead = read(stds, std, true); // each field is marked, whatever the others hold
        if (!meansRead || !stdsRead) {
            problem.setText(text("data.normalise.refused"));
            return;
        }
        try {
            Normalize typed = new Normalize(new Reals(mean), new Reals(std));
            problem.setText("");
            showing = true; // what is typed stays as it is typed
            draft.choose(typed);
            showing = false;
            slopes();
        } catch (IllegalArgumentException e) {
            problem.setText(String.valueOf(e.getMessage()));
        }
    }

    private static boolean read(List<TextField> fields, List<Double> numbers, boolean positive) {
        boolean all = true;
        for (TextField field : fields) {
            double number = Double.NaN;
            try {
                number = Double.parseDouble(field.getText().strip().replace(',', '.'));
            } catch (NumberFormatException e) {
                // marked below
            }
            boolean sound = Double.isFinite(number) && (!positive || number >= Float.MIN_NORMAL);
            field.pseudoClassStateChanged(INVALID, !sound);
            all &= sound;
            numbers.add(number);
        }
        return all;
    }

    private void show() {
        if (showing) {
            return;
        }
        showing = true;
        Optional<Normalize> now = draft.wanted();
        for (int channel = 0; channel < means.size(); channel++) {
            means.get(channel).setText(Digits.field(Normalisation.shift(now, channel)));
            stds.get(channel).setText(Digits.field(Normalisation.scale(now, channel)));
            means.get(channel).pseudoClassStateChanged(INVALID, false);
            stds.get(channel).pseudoClassStateChanged(INVALID, false);
        }
        problem.setText("");
        showing = false;
        slopes();
    }

    private void slopes() {
        Optional<Normalize> now = draft.wanted();
        double most = 0;
        for (int channel = 0; channel < slopes.size(); channel++) {
            most = Math.max(most, Normalisation.slope(now, channel));
        }
        for (int channel = 0; channel < slopes.size(); channel++) {
            double slope = Normalisation.slope(now, channel);
            slopes.get(channel).setText("× " + Figures.upperBound(slope));
            slopes.get(channel).pseudoClassStateChanged(STEEPEST, slope == most && most > 1);
        }
    }
}
