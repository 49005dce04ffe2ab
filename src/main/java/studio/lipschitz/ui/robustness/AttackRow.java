package studio.lipschitz.ui.robustness;

import static studio.lipschitz.text.Texts.text;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.lipschitz.lipschitz.AttackedSample;
import studio.lipschitz.lipschitz.Subject;
import studio.lipschitz.ui.chart.ChartTheme;
import studio.lipschitz.ui.chart.Radii;

/// One attacked sample: original, what was found and their difference beside the certificate, and what it says of it.
final class AttackRow extends HBox {
    private static final double SIDE = 96;

    /// What came of an attack, as it is told and coloured.
    enum Verdict {
        /// Within the proved radius the decision held.
        HELD("mdmz-verified_user"),
        /// It changed, farther away than what is proved.
        FELL("mdal-flag"),
        /// Nothing was found, where nothing is proved.
        NOT_FOUND("mdmz-search_off"),
        /// It changed within what is proved: a fault of this program.
        REFUTED("mdal-error");

        private final String icon;

        Verdict(String icon) {
            this.icon = icon;
        }

        static Verdict of(AttackedSample sample) {
            return sample.refutes() ? REFUTED : sample.fell() ? FELL : sample.epsilon() <= sample.held() ? HELD : NOT_FOUND;
        }

        String style() {
            return "attack-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    AttackRow(Subject subject, AttackedSample sample, ChartTheme theme) {
        getStyleClass().add("attack-row");
        setId("attacked-" + sample.sample());
        double most = SampleView.most(sample.difference());
        boolean image = SampleView.isImage(sample.difference());
        var range = SampleView.Range.of(sample.original(), sample.adversarial()); // the same greys for the same values
        String found = Names.of(subject, sample.now());
        getChildren().addAll(
                picture(
                        text("lab.attack.original"), Names.of(subject, sample.decision()), SampleView.of(sample.original(), range, SIDE)),
                picture(
                        text("lab.attack.adversarial"),
                        image && !range.usual()
                                ? text("lab.attack.range", found, Radii.value(range.least()), Radii.value(range.greatest()))
                                : found,
                        SampleView.of(sample.adversarial(), range, SIDE)),
                picture(
                        text("lab.attack.difference"),
                        image ? text("lab.attack.amplified", factor(most), Radii.value(most)) : "",
                        SampleView.difference(sample.difference(), most, theme, SIDE)),
                words(subject, sample));
    }

    /// How much stronger the difference is shown than it is: its largest value gets the full colour, as a difference of 1 would.
    private static String factor(double most) {
        return most > 0 ? String.format(Locale.ROOT, 1 / most >= 10 ? "%.0f" : "%.1f", 1 / most) : "1";
    }

    private static Node picture(String title, String about, Node picture) {
        var heading = new Label(title);
        heading.getStyleClass().add("lab-heading");
        var below = new Label(about);
        below.getStyleClass().add("note");
        var frame = new StackPane(picture);
        frame.getStyleClass().add("sample-picture");
        frame.setAccessibleText(about.isEmpty() ? title : title + ", " + about);
        var box = new VBox(heading, frame, below);
        box.getStyleClass().add("attack-picture");
        box.setMinWidth(Region.USE_PREF_SIZE);
        return box;
    }

    private static Node words(Subject subject, AttackedSample sample) {
        Verdict verdict = Verdict.of(sample);
        var icon = new FontIcon(verdict.icon);
        var sentence = new Label(sentence(verdict, subject, sample), icon);
        sentence.setId("attack-verdict-" + sample.sample());
        sentence.getStyleClass().addAll("attack-verdict", verdict.style());
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        sentence.setMaxWidth(Double.MAX_VALUE);
        var figures = new GridPane();
        figures.getStyleClass().add("run-figures");
        figure(figures, 0, text("lab.attack.certificate"), sample.held() > 0 ? Radii.proved(sample.held()) : text("lab.none"));
        figure(figures, 1, text("lab.attack.searched"), Radii.proved(sample.epsilon()));
        figure(figures, 2, text("lab.attack.distance"),
                sample.fell() ? Radii.found(sample.distance()) : Radii.proved(sample.distance()));
        figure(figures, 3, text("lab.attack.before"), Radii.value(sample.before()));
        figure(figures, 4, text("lab.attack.after"), Radii.value(sample.after()));
        var box = new VBox(sentence, figures);
        box.getStyleClass().add("attack-words");
        box.setMinWidth(260);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    private static String sentence(Verdict verdict, Subject subject, AttackedSample sample) {
        String decision = Names.of(subject, sample.decision());
        return switch (verdict) {
            case HELD -> text("lab.attack.held", decision, 100 * (1 - sample.after() / sample.before()));
            case FELL -> sample.held() > 0
                    ? text("lab.attack.fell", decision, Names.of(subject, sample.now()), Radii.found(sample.distance()),
                            sample.distance() / sample.held())
                    : text("lab.attack.fellUnproved", decision, Names.of(subject, sample.now()), Radii.found(sample.distance()));
            case NOT_FOUND -> text("lab.attack.notFound", decision, Radii.proved(sample.held()));
            case REFUTED -> text("lab.attack.refuted", sample.sample(), Radii.found(sample.distance()), Radii.proved(sample.held()));
        };
    }

    private static void figure(GridPane grid, int row, String name, String value) {
        var label = new Label(name);
        label.getStyleClass().add("run-figure-name");
        label.setMinWidth(Region.USE_PREF_SIZE);
        var told = new Label(value);
        told.getStyleClass().add("run-figure-value");
        told.setMinWidth(Region.USE_PREF_SIZE);
        grid.addRow(row, label, told);
    }
}
