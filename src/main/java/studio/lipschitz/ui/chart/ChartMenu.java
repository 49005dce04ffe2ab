package studio.lipschitz.ui.chart;

import static studio.lipschitz.text.Texts.text;

import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2MZ;

/// What can be done with a chart, at its head: axis, smoothing, what is shown, export.
final class ChartMenu extends Button {

    private final ContextMenu menu = new ContextMenu();
    private final String chart;
    private final Supplier<ChartView> view;
    private final Consumer<ChartView> look;
    private final Runnable export;

    /// @param chart id of the chart
    /// @param title of the chart, for who hears the window
    /// @param look changes how it is looked at
    ChartMenu(String chart, String title, Supplier<ChartView> view, Consumer<ChartView> look, Runnable export) {
        this.chart = chart;
        this.view = view;
        this.look = look;
        this.export = export;
        setId(chart + "-menu");
        getStyleClass().addAll("button-icon", "flat", "small");
        setGraphic(new FontIcon(Material2MZ.MORE_VERT));
        String what = text("chart.menu", title);
        setAccessibleText(what);
        setTooltip(new Tooltip(what));
        setOnAction(_ -> filled().show(this, Side.BOTTOM, 0, 0));
    }

    /// Most charts never need their items: they are made when they are first asked for.
    ContextMenu filled() {
        if (menu.getItems().isEmpty()) {
            fill();
        }
        return menu;
    }

    private void fill() {
        var log = new CheckMenuItem(text("chart.menu.log"));
        log.setId(chart + "-log");
        log.setOnAction(_ -> look.accept(view.get().withLog(log.isSelected())));
        var smoothing = new Menu(text("chart.menu.smoothing"));
        var group = new ToggleGroup();
        for (int points : ChartView.SMOOTHINGS) {
            var item = new RadioMenuItem(points == 0 ? text("chart.menu.unsmoothed") : text("chart.menu.points", points));
            item.setId(chart + "-smoothing-" + points);
            item.setToggleGroup(group);
            item.setUserData(points);
            item.setOnAction(_ -> look.accept(view.get().withSmoothing(points)));
            smoothing.getItems().add(item);
        }
        MenuItem all = item(chart + "-all-curves", text("chart.menu.allCurves"), () -> look.accept(view.get().withHidden(Set.of())));
        MenuItem follow = item(chart + "-show-all", text("chart.menu.follow"), () -> look.accept(view.get().following()));
        menu.getItems().setAll(log, smoothing, new SeparatorMenuItem(), all, follow, new SeparatorMenuItem(),
                item(chart + "-export", text("chart.menu.export"), export));
        menu.setOnShowing(_ -> { // it may have been changed by a key
            log.setSelected(view.get().log());
            group.getToggles().forEach(toggle -> toggle.setSelected(toggle.getUserData().equals(view.get().smoothing())));
            all.setDisable(view.get().hidden().isEmpty());
            follow.setDisable(view.get().window().isEmpty());
        });
    }

    private static MenuItem item(String id, String words, Runnable action) {
        var item = new MenuItem(words);
        item.setId(id);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
