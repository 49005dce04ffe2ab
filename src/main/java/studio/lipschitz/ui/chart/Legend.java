package studio.lipschitz.ui.chart;

import static studio.lipschitz.text.Texts.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.ui.workspace.Figures;

/// The head of a chart: its title, then names, colours and latest values of its curves, in as many rows as it takes.
public final class Legend extends FlowPane {
    private record Entry(String name, Ink ink, ChartSpec.Look look, HBox box, Label value) {}

    private static final PseudoClass HIDDEN = PseudoClass.getPseudoClass("hidden");

    private final List<Entry> entries = new ArrayList<>();
    private List<ChartSpec.Level> levels = List.of();

    private final Label heading;
    private final List<Node> tail;
    private boolean hidden;
    private @Nullable Choice choice;

    /// What the reader wants of one curve.
    public interface Choice {
        void toggle(String name);

        void solo(String name);
    }

    /// @param heading stands first
    /// @param tail what follows the curves
    public Legend(Label heading, Node... tail) {
        this.heading = heading;
        this.tail = List.of(tail);
        getChildren().add(heading);
        getChildren().addAll(tail);
        getStyleClass().add("chart-legend");
        setMinWidth(0);
        setPrefWrapLength(1200); // one row where there is room
    }

    /// Keeps to the heading, where that says already what the chart shows.
    public void hideEntries() {
        hidden = true;
    }

    /// Makes the entries answer to mouse and keys: a click or Space hides a curve or shows it again, with Alt or Ctrl, or twice, it alone is shown.
    public void setChoice(Choice chosen) {
        choice = chosen;
    }

    /// See [#show(ChartSpec)].
    ///
    /// @param names of curves that are hidden
    void show(ChartSpec spec, Set<String> names) {
        show(spec);
        entries.forEach(entry -> entry.box.pseudoClassStateChanged(HIDDEN, names.contains(entry.name)));
    }

    /// Curves that accompany another of their name stand under its entry; brackets name their places on the axis instead.
    public void show(ChartSpec spec) {
        List<ChartSpec.Trace> named = spec.traces().stream()
                .filter(trace -> !hidden && !trace.name().isEmpty() && trace.look() != ChartSpec.Look.BRACKET)
                .filter(trace -> !trace.points().isEmpty())
                .toList();
        List<ChartSpec.Level> wanted = hidden || spec.isEmpty() ? List.of() : spec.levels();
        if (!matches(named) || !levels.equals(wanted)) {
            levels = wanted;
            rebuild(named);
        }
        for (int i = 0; i < named.size(); i++) {
            String latest = value(named.get(i), named.get(i).points().lastY(), spec.percent());
            if (!entries.get(i).value.getText().equals(latest)) {
                entries.get(i).value.setText(latest);
            }
        }
    }

    private boolean matches(List<ChartSpec.Trace> named) {
        if (named.size() != entries.size()) {
            return false;
        }
        for (int i = 0; i < named.size(); i++) {
            Entry entry = entries.get(i);
            if (!entry.name.equals(named.get(i).name()) || entry.ink != named.get(i).ink() || entry.look != named.get(i).look()) {
                return false;
            }
        }
        return true;
    }

    private void rebuild(List<ChartSpec.Trace> named) {
        entries.clear();
        getChildren().setAll(heading);
        for (ChartSpec.Trace trace : named) {
            var value = new Label();
            value.getStyleClass().add("chart-legend-value");
            HBox entry = entry(trace.ink(), trace.look() == ChartSpec.Look.FAINT ? "faint" : "full", trace.name());
            entry.getChildren().add(value);
            entries.add(new Entry(trace.name(), trace.ink(), trace.look(), entry, value));
            Choice chosen = choice;
            if (chosen != null) {
                answer(entry, trace.name(), chosen);
            }
            getChildren().add(entry);
        }
        levels.forEach(level -> getChildren().add(entry(Ink.MUTED, "level", level.label())));
        getChildren().addAll(tail);
    }

    private static void answer(HBox entry, String name, Choice choice) {
        entry.getStyleClass().add("answers");
        entry.setFocusTraversable(true);
        entry.setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
        entry.setAccessibleText(text("chart.legend.entry", name));
        Tooltip.install(entry, new Tooltip(text("chart.legend.does")));
        entry.setOnMouseClicked(event -> {
            if (event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress()) {
                return;
            }
            entry.requestFocus();
            if (event.getClickCount() == 2) {
                choice.toggle(name); // takes back what its first click did
                choice.solo(name);
            } else if (event.isAltDown() || event.isShortcutDown()) {
                choice.solo(name);
            } else {
                choice.toggle(name);
            }
        });
        entry.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER) {
                if (event.isAltDown() || event.isShortcutDown()) {
                    choice.solo(name);
                } else {
                    choice.toggle(name);
                }
                event.consume();
            }
        });
    }

    /// @param look `full`, `faint`, `level` or `line`, as the stylesheet knows it
    public static HBox entry(Ink ink, String look, String text) {
        var swatch = new Region();
        swatch.getStyleClass().addAll("chart-swatch", look);
        swatch.setStyle((look.equals("level") ? "-fx-border-color: " : "-fx-background-color: ") + ink.token());
        var name = new Label(text);
        name.getStyleClass().add("chart-legend-name");
        var entry = new HBox(swatch, name);
        entry.getStyleClass().add("chart-legend-entry");
        entry.setAlignment(Pos.CENTER_LEFT);
        entry.setMinWidth(Region.USE_PREF_SIZE);
        return entry;
    }

    /// A value of this curve: a bound rounded upward to four decimals, so that what is read is still one.
    public static String value(ChartSpec.Trace trace, double value, boolean percent) {
        return trace.bound() ? bound(value) : value(value, percent);
    }

    public static String bound(double value) {
        return !Double.isFinite(value) || Math.abs(value) >= 1e5
                ? value(value, false)
                : new BigDecimal(value).setScale(4, RoundingMode.CEILING).toPlainString();
    }

    /// A value with the digits that a reader compares: `98.72 %` (downward, as everywhere), `0.0134`, `1.0003`.
    public static String value(double value, boolean percent) {
        if (Double.isNaN(value)) {
            return text("run.value.noNumber");
        }
        if (Double.isInfinite(value)) {
            return text("run.value.infinite");
        }
        if (percent) {
            return Figures.shareDown(value);
        }
        double size = Math.abs(value);
        return size != 0 && (size < 1e-3 || size >= 1e5)
                ? String.format(Locale.ROOT, "%.2e", value)
                : String.format(Locale.ROOT, size >= 100 ? "%.1f" : "%.4f", value);
    }
}
