package studio.lipschitz.ui.shell;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.OptionalInt;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;

/// The items that make text smaller, usual and larger, in this order.
final class TextSizeMenu {
    private static final String ID = "menu-text-size";

    private TextSizeMenu() {}

    /// @param menus the one of them that holds the menu of text sizes is led
    static void lead(List<Menu> menus, Commands commands) {
        Menu menu = menus.stream().flatMap(top -> top.getItems().stream()).filter(item -> ID.equals(item.getId())).map(Menu.class::cast)
                .findFirst().orElseThrow();
        MenuItem smaller = menu.getItems().get(0);
        MenuItem normal = menu.getItems().get(1);
        MenuItem larger = menu.getItems().get(2);
        Settings settings = commands.settings();
        smaller.setOnAction(_ -> choose(commands, TextSize.smaller(settings.state().textScale())));
        normal.setOnAction(_ -> choose(commands, OptionalInt.of(TextSize.USUAL)));
        larger.setOnAction(_ -> choose(commands, TextSize.larger(settings.state().textScale())));
        commands.themes().textScaleProperty().map(Number::intValue).subscribe(percent -> {
            smaller.setDisable(TextSize.smaller(percent).isEmpty());
            normal.setDisable(percent == TextSize.USUAL);
            larger.setDisable(TextSize.larger(percent).isEmpty());
        });
    }

    private static void choose(Commands commands, OptionalInt percent) {
        percent.ifPresent(chosen -> {
            commands.settings().update(state -> state.withTextScale(chosen));
            commands.workspace().say(text("shell.textSize.now", chosen));
        });
    }
}
