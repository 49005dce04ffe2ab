package studio.lipschitz.ui.shell;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.util.Subscription;
import studio.lipschitz.ui.canvas.CanvasView;

/// The items whose tick is a preference: it holds in every window at once, and at the next start.
final class PreferenceMenu {

    private PreferenceMenu() {}

    /// @return ends it
    static Subscription lead(List<Menu> menus, Commands commands) {
        Settings settings = commands.settings();
        CanvasView canvas = commands.canvas();
        return Subscription.combine(
                tick(item(menus, "menu-wheel"), settings, Settings.State::wheelZooms, Settings.State::withWheelZooms,
                        canvas.wheelZoomsProperty()),
                tick(item(menus, "menu-minimap"), settings, state -> !state.mapHidden(), Settings.State::withMap, canvas.mapProperty()),
                tick(item(menus, "menu-snap"), settings, state -> !state.unsnapped(), Settings.State::withSnap, canvas.snapsProperty()),
                tick(item(menus, "menu-tell"), settings, state -> !state.quiet(), Settings.State::withNews, new SimpleBooleanProperty()));
    }

    private static Subscription tick(
            CheckMenuItem item, Settings settings, Predicate<Settings.State> chosen,
            BiFunction<Settings.State, Boolean, Settings.State> choose, BooleanProperty follows) {
        item.setOnAction(_ -> settings.update(state -> choose.apply(state, item.isSelected())));
        follows.bind(item.selectedProperty());
        return settings.stateProperty().map(chosen::test).subscribe(item::setSelected);
    }

    private static CheckMenuItem item(List<Menu> menus, String id) {
        return menus.stream().flatMap(menu -> menu.getItems().stream()).filter(item -> id.equals(item.getId()))
                .map(CheckMenuItem.class::cast)
                .findFirst().orElseThrow();
    }
}
