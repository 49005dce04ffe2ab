package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.TabPane;
import org.junit.jupiter.api.Test;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.network.Edge;
import studio.lipschitz.project.Position;
import studio.lipschitz.ui.testing.Screenshots;

/// Pictures of the whole window in both themes, for people to look at: `target/screenshots`.
class ShellPicturesTest extends ShellTest {
    private static final Path PICTURES = Path.of("target", "screenshots");

    @Test
    void theWindowIsDrawnInBothThemes() throws IOException {
        picture("window");
        fx(() -> workspace.reveal("conv1"));
        picture("node");
        fx(() -> {
            workspace.apply(Edits.add("avgpool2d1", Catalogue.find("AvgPool2d").orElseThrow().defaults(), new Position(600, 200)));
            workspace.apply(Edits.connect(Edge.of("flatten", "avgpool2d1")));
            workspace.apply(Edits.add("linear1", Catalogue.find("Linear").orElseThrow().defaults(), new Position(600, 400)));
            workspace.apply(Edits.connect(Edge.of("flatten", "linear1")));
            workspace.reveal("linear1");
        });
        picture("problems");
        fx(() -> find(TabPane.class, "#bottom").getSelectionModel().select(1));
        picture("training");
    }

    private void picture(String name) throws IOException {
        for (ThemeChoice theme : new ThemeChoice[] {ThemeChoice.LIGHT, ThemeChoice.DARK}) {
            turn(theme);
            Path file = PICTURES.resolve(name + "-" + theme.name().toLowerCase(java.util.Locale.ROOT) + ".png");
            Screenshots.save(stage, file);
            assertTrue(Files.size(file) > 20_000, file + " is nearly empty");
        }
    }
}
