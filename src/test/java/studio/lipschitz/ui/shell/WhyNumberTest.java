package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.layer.Add;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Linear;
import studio.lipschitz.layer.ReLU;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Project;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.ui.training.Script;

/// The section of the inspector that says why a number is what it is.
class WhyNumberTest extends ShellTest {

    @Test
    void theFormulaItsNumbersAndItsSourceAreThere() {
        fx(() -> workspace.reveal("conv1"));
        String formula = text("formula");
        assertTrue(formula.startsWith("L ≤ σ₁(W)·√(r₁·r₂) = k_coef_lip"), formula);
        assertTrue(formula.endsWith("\nL ≤ 0.333333·√(3·3) = 1"), formula);
        assertTrue(text("source").startsWith("Source: Serrurier et al. 2021, arXiv:2006.06520"), text("source"));
        type("#param-kernel_size", "5");
        assertTrue(text("formula").endsWith("\nL ≤ 0.2·√(5·5) = 1"), text("formula"));
    }

    @Test
    void allOfItIsInSightAndCanBeCopied() {
        fx(() -> workspace.reveal("conv1"));
        fx(() -> {});
        for (String area : List.of("formula", "source")) {
            TextArea shown = find(TextArea.class, "#inspector-why-" + area);
            double inner = get(() -> shown.lookup(".text").getBoundsInParent().getHeight());
            assertTrue(get(shown::getHeight) >= inner, area + " is cut off: " + inner + " of " + get(shown::getHeight));
        }
        TextArea formula = find(TextArea.class, "#inspector-why-formula");
        fx(formula::requestFocus);
        robot.shortcut(KeyCode.A);
        assertEquals(get(formula::getText), get(formula::getSelectedText));
        robot.keys(KeyCode.BACK_SPACE);
        assertTrue(workspace.network().contains("conv1"), "it is only read");
    }

    @Test
    void aShorterTextLeavesNoGap() {
        fx(() -> workspace.reveal("flatten"));
        List<Double> before = heights();
        fx(() -> workspace.reveal("conv1"));
        List<Double> between = heights();
        assertTrue(between.getFirst() > before.getFirst(), between + " for the longer one, " + before);
        fx(() -> workspace.reveal("flatten"));
        assertEquals(before, heights());
    }

    private List<Double> heights() {
        fx(() -> {});
        return Stream.of("formula", "source").map(area -> get(find(TextArea.class, "#inspector-why-" + area)::getHeight)).toList();
    }

    @Test
    void theWayFromTheInputNamesWhoMovesTheConstant() throws IOException {
        fx(() -> workspace.open(branching(), Optional.empty()));
        fx(() -> workspace.reveal("spectrallinear2"));
        assertEquals("L ≤ 6", label("#inspector-why-up-to"));
        assertEquals("Steepest path: input1 → spectrallinear1 ×3 → relu1 → add1 ×2 → spectrallinear2", label("#inspector-why-path"));
        assertEquals("at most 1 by design", label("#inspector-constant"));
        pictures("why");
        fx(() -> workspace.apply(Edits.insert(Edge.of("relu1", "add1"), "free", Linear.DEFAULT, java.util.Map.of())));
        assertEquals("No bound, because of free.", label("#inspector-why-up-to"));
        fx(() -> workspace.reveal("free"));
        assertEquals("no bound by design", label("#inspector-constant"));
        pictures("why-free");
        fx(() -> workspace.reveal("input1"));
        assertFalse(get(() -> find(Node.class, "#inspector-why-up-to").getParent().isVisible()));
    }

    @Test
    void whatTheRunFoundTakesThePlaceOfTheDesignUntilTheNetworkChanges() throws IOException {
        fx(() -> workspace.open(branching(), Optional.empty()));
        fx(() -> workspace.reveal("spectrallinear1"));
        robot.keys(KeyCode.F5);
        await("started", () -> !worker.requests.isEmpty());
        fx(() -> {
            var script = new Script(worker, List.of("spectrallinear1", "spectrallinear2"), 2, 50);
            script.start(1);
            script.steps(1, 100);
        });
        await("an epoch is told", () -> !label("#inspector-constant").startsWith("at most"));
        assertTrue(label("#inspector-constant").matches("(?s)0\\.99\\d+ … 1 as trained\nat most 3 by design"),
                label("#inspector-constant"));
        assertEquals("L ≤ 1", label("#inspector-why-up-to"));
        assertTrue(bound("spectrallinear1").matches("0\\.99\\d+…1"), bound("spectrallinear1"));
        assertEquals("≤ 1", bound("relu1"));
        pictures("why-trained");
        fx(() -> workspace.apply(Edits.setParam("spectrallinear1", "k_coef_lip", 2)));
        assertEquals("at most 2 by design", label("#inspector-constant"));
        fx(workspace::undo);
        assertTrue(label("#inspector-constant").contains("as trained"));
        fx(() -> workspace.open(branching(), Optional.empty())); // the same network, read anew
        fx(() -> workspace.reveal("spectrallinear1"));
        assertTrue(label("#inspector-constant").contains("as trained"));
    }

    private static Project branching() {
        Network chain = Network.chain(
                new Input(Shape.of(64)), dense(3), ReLU.DEFAULT, Add.DEFAULT, new SpectralLinear(OptionalInt.empty(), 1, true, 1));
        return Project.EMPTY.withDrawing(chain.connect(new Edge("spectrallinear1", "add1", 1)));
    }

    private static SpectralLinear dense(double k) {
        return new SpectralLinear(OptionalInt.empty(), 64, true, k);
    }

    private String text(String area) {
        return get(() -> find(TextArea.class, "#inspector-why-" + area).getText());
    }

    private String label(String selector) {
        return get(() -> find(Label.class, selector).getText());
    }

    private String bound(String node) {
        return get(() -> ((Label) find(Node.class, "#node-" + node).lookup(".node-bound")).getText());
    }
}
