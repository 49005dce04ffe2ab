package studio.lipschitz.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Tooltip;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.layer.Unresolved;
import studio.lipschitz.layer.Why;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.project.Template;
import studio.lipschitz.ui.testing.Screenshots;

class HoverTest extends CanvasTest {

    @Test
    void everyModuleIsExplainedWithTheSourceOfItsConstant() {
        for (ModuleType type : Catalogue.all()) {
            Analysis analysis = Analysis.of(Network.of(List.of(new Node("a", type.defaults())), List.of()));
            Why why = analysis.why("a");
            String text = Hover.documentation(analysis, "a");
            assertTrue(text.startsWith(type.info().summary()), text);
            assertTrue(text.contains(type.info().comment()) && text.contains(why.formula()), text);
            assertTrue(text.endsWith("Source: " + why.source()) && !why.source().isBlank(), text);
        }
    }

    @Test
    void aModuleThatNobodyKnowsHasNothingToSay() {
        Analysis analysis = Analysis
                .of(Network.of(List.of(new Node("a", new Unresolved("Attention", java.util.Map.of(), "not known", false))), List.of()));
        assertEquals("", Hover.documentation(analysis, "a"));
        assertEquals("", Hover.documentation(analysis, "b"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void restingOnANodeTellsWhatItIsAndFollowsItsParameters(boolean dark) throws IOException {
        open(Template.DOCUMENTATION.load(), dark);
        String id = workspace.network().nodes().stream().map(Node::id).toList().get(1);
        robot.moveTo(node(id));
        await("the tip is there", () -> shown().isPresent());
        String text = get(() -> shown().orElseThrow().getText());
        assertTrue(text.contains(workspace.network().node(id).layer().module()) && text.contains("Source: "), text);
        Screenshots.save(get(() -> shown().orElseThrow().getScene()),
                Path.of("target", "screenshots", "hover-" + (dark ? "dark" : "light") + ".png"));
        robot.moveTo(get(() -> canvas.localToScreen(5, 5)));
        await("the tip is gone", () -> shown().isEmpty());

        fx(() -> workspace.apply(Edits.setParam(id, "k_coef_lip", 3.0)));
        robot.moveTo(node(id));
        await("the tip is there again", () -> shown().isPresent());
        String after = get(() -> shown().orElseThrow().getText());
        assertTrue(after.contains("≤ 3") && !text.contains("≤ 3"), after);
        robot.moveTo(get(() -> canvas.localToScreen(5, 5)));
        await("the tip is gone again", () -> shown().isEmpty()); // or the next test's would be one of a window that is closed
    }

    /// Of a chain of ones too, whose labels tell shapes alone.
    @Test
    void restingOnAnEdgeTellsItsShapeAndTheConstantUpToThere() {
        open(column());
        robot.moveTo(edge("input1", "spectralconv2d1"));
        await("the tip is there", () -> shown().isPresent());
        assertEquals("input1 → spectralconv2d1\n1 × 28 × 28 · L ≤ 1 from the input up to here", get(() -> shown().orElseThrow().getText()));
        fx(() -> workspace.apply(Edits.setParam("spectralconv2d1", "k_coef_lip", 3.0)));
        robot.moveTo(edge("spectralconv2d1", "maxpool2d1"));
        await("the other's is there", () -> shown().filter(tip -> tip.getText().startsWith("spectralconv2d1")).isPresent());
        assertTrue(get(() -> shown().orElseThrow().getText()).endsWith("· L ≤ 3 from the input up to here"));
        robot.moveTo(get(() -> canvas.localToScreen(5, 5)));
        await("the tip is gone", () -> shown().isEmpty());
    }

    private static Optional<Tooltip> shown() {
        return Window.getWindows().stream().filter(Tooltip.class::isInstance).map(Tooltip.class::cast).filter(Window::isShowing)
                .findFirst();
    }
}
