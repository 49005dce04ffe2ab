package studio.lipschitz.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.TabPane;
import org.junit.jupiter.api.Test;
import studio.lipschitz.ui.data.DataView;
import studio.lipschitz.ui.testing.CutOff;
import studio.lipschitz.ui.testing.Screenshots;

/// The data view in French: nothing is cut off. Pictures are left in `target/screenshots`.
class DataInFrenchTest extends ShellTest {
    @Override
    String language() {
        return "fr";
    }

    @Override
    Locale desktop() {
        return Locale.FRANCE;
    }

    @Test
    void everySideOfTheDataIsRead() throws Exception {
        command("menu-data");
        for (String side : List.of("samples", "classes", "channels", "normalise", "problems")) {
            fx(() -> {
                TabPane tabs = find(TabPane.class, "#data-tabs");
                tabs.getSelectionModel().select(
                        tabs.getTabs().stream().filter(tab -> tab.getId().equals("data-" + side + "-tab")).findFirst().orElseThrow());
            });
            await("the data are shown", () -> find(DataView.class, "#data").settled());
            fx(() -> {});
            await("the pictures are drawn", () -> find(DataView.class, "#data").settled());
            Screenshots.save(stage, Path.of("target", "screenshots", "french-data-" + side + ".png"));
            CutOff.none(find(Node.class, "#data"));
        }
    }
}
