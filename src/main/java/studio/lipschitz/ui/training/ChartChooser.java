package studio.lipschitz.ui.training;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;

/// A button over the charts that lists all there are; those that are ticked are shown.
final class ChartChooser extends Button {
    private final ReadOnlyObjectWrapper<List<ChartKind>> chosen = new ReadOnlyObjectWrapper<>(ChartKind.USUAL);
    private final ContextMenu menu = new ContextMenu();
    private final Map<ChartKind, CheckMenuItem> items = new EnumMap<>(ChartKind.class);
    private Consumer<List<String>> keep = _ -> {};

    ChartChooser() {
        setId("charts-choice");
        setText(text("run.charts"));
        setGraphic(new FontIcon(Material2AL.INSERT_CHART_OUTLINED));
        getStyleClass().addAll("flat", "small");
        setTooltip(new Tooltip(text("run.charts.does")));
        setAccessibleText(text("run.charts.does"));
        setOnAction(_ -> filled().show(this, Side.BOTTOM, 0, 0));
    }

    /// @param words those that are shown from now on, as they were kept; none that is known: the usual ones
    /// @param kept told what is chosen then
    void remember(List<String> words, Consumer<List<String>> kept) {
        List<ChartKind> known = ChartKind.of(words);
        chosen.set(known.isEmpty() ? ChartKind.USUAL : known);
        keep = kept;
    }

    ReadOnlyObjectProperty<List<ChartKind>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /// Its items are made when they are first asked for.
    ContextMenu filled() {
        if (menu.getItems().isEmpty()) {
            for (ChartKind kind : ChartKind.values()) {
                var item = new CheckMenuItem(kind.title());
                item.setId("show-" + kind.word());
                item.setOnAction(_ -> show(kind, item.isSelected()));
                items.put(kind, item);
                menu.getItems().add(item);
            }
            var usual = new MenuItem(text("run.charts.usual"));
            usual.setId("show-usual");
            usual.setOnAction(_ -> choose(ChartKind.USUAL));
            menu.getItems().addAll(new SeparatorMenuItem(), usual);
            menu.setOnShowing(_ -> tick());
        }
        tick();
        return menu;
    }

    private void tick() {
        items.forEach((kind, item) -> item.setSelected(chosen.get().contains(kind)));
    }

    private void show(ChartKind kind, boolean shown) {
        var words = new ArrayList<>(chosen.get().stream().map(ChartKind::word).toList());
        words.remove(kind.word());
        if (shown) {
            words.add(kind.word());
        }
        choose(ChartKind.of(words));
    }

    private void choose(List<ChartKind> kinds) {
        chosen.set(kinds);
        keep.accept(kinds.stream().map(ChartKind::word).toList());
    }
}
