package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.exchange.CodeLine;
import studio.lipschitz.exchange.PythonCode;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.layer.Tanh;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.Template;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.ui.code.CodeView;

class CodeTest extends ShellTest {

    @Test
    void theCommandShowsAndHidesIt() {
        CodeView view = find(CodeView.class, "#code");
        assertFalse(get(() -> view.getParent().isVisible()));
        double narrow = get(() -> find(Node.class, "#inspector").getLayoutBounds().getWidth());

        open();

        assertTrue(get(() -> view.getParent().isVisible() && view.getHeight() > 150), () -> "it has " + view.getHeight());
        assertTrue(get(() -> view.getWidth() > 400 && find(Node.class, "#canvas").getLayoutBounds().getWidth() > 500));
        assertTrue(settings.state().code());
        assertEquals(code(), text());

        robot.shortcut(KeyCode.K);

        assertFalse(get(() -> view.getParent().isVisible()));
        assertFalse(settings.state().code());
        assertEquals(narrow, get(() -> find(Node.class, "#inspector").getLayoutBounds().getWidth()), 1);
    }

    @Test
    void aSelectedNodeMarksItsLines() {
        open();
        fx(() -> workspace.selectNodes(Set.of("dense2")));

        assertEquals(List.of("    torchlip.SpectralLinear(256, 1),"), marked());

        fx(() -> workspace.selectNodes(Set.of("dense2", "conv1")));

        assertEquals(2, marked().size());
        assertEquals(Set.of("dense2", "conv1"), workspace.selection().nodes());
    }

    @Test
    void aClickedLineSelectsItsNodeAndSoDoKeys() {
        open();
        robot.click(cell("    nn.Flatten(),"));

        assertEquals(Set.of("flatten"), workspace.selection().nodes());
        assertEquals(List.of("    nn.Flatten(),"), marked());

        robot.keys(KeyCode.DOWN);
        assertEquals(Set.of("dense1"), workspace.selection().nodes());
        robot.keys(KeyCode.SHIFT, KeyCode.DOWN);
        assertEquals(Set.of("dense1", "dense2"), workspace.selection().nodes());
        robot.shortcut(KeyCode.C);
        assertEquals("    torchlip.SpectralLinear(1568, 256),\n    torchlip.SpectralLinear(256, 1),\n", clipboard());
        robot.keys(KeyCode.ESCAPE);
        assertTrue(get(() -> find(Node.class, "#node-dense2").isFocused()));
    }

    @Test
    void anEditChangesTheText() {
        open();
        fx(() -> workspace.selectNodes(Set.of("dense1")));
        Layer wider = Catalogue.find("SpectralLinear").orElseThrow().with(workspace.network().node("dense1").layer(), "out_features", 77);
        fx(() -> workspace.apply(Edits.fix("dense1", studio.lipschitz.layer.Fix.replaceBy(wider))));
        settle();

        assertTrue(text().contains("torchlip.SpectralLinear(1568, 77),\n    torchlip.SpectralLinear(77, 1),"), text());
        assertEquals(List.of("    torchlip.SpectralLinear(1568, 77),"), marked());
        assertEquals(Set.of("dense1"), workspace.selection().nodes());

        fx(workspace::undo);
        settle();

        assertEquals(code(), text());
    }

    @Test
    void allOfItIsCopiedOrSaved() throws IOException {
        open();
        robot.click(find(Node.class, "#code-copy"));
        assertEquals(code(), clipboard());

        Path file = folder.resolve("network.py");
        answers.saveFile = Optional.of(file);
        robot.click(find(Node.class, "#code-save"));
        await("saved", () -> Files.exists(file) && find(Label.class, "#status-message").getText().startsWith("Saved "));
        assertEquals(code(), Files.readString(file));
        assertEquals("code Untitled.py", answers.asked.getLast());
    }

    @Test
    void codeThatStopsIsSaidToDoSo() {
        open();
        Node notice = find(Node.class, "#code-notice");
        assertFalse(get(notice::isVisible));
        fx(() -> workspace.open(
                Project.EMPTY.withDrawing(Network.chain(
                        Input.DEFAULT,
                        Catalogue.find("ScaledAdaptativeL2NormPool2d").orElseThrow().read(java.util.Map.of("output_size", 2)))),
                Optional.empty()));
        settle();
        assertTrue(get(notice::isVisible));
    }

    /// The window answers while it is written; the first frames are not held by its lines.
    @Test
    void aLongNetworkIsShown() {
        open();
        var layers = new ArrayList<Layer>(List.of(new Input(Shape.of(8))));
        for (int i = 0; i < 2_000; i++) {
            layers.add(Tanh.DEFAULT);
        }
        Project project = Project.EMPTY.withDrawing(Network.chain(layers.toArray(Layer[]::new)));
        fx(() -> workspace.open(project, Optional.empty()));
        settle();
        assertEquals(2_008, get(() -> list().getItems().size()));
        fx(() -> workspace.selectNodes(Set.of("tanh1500")));
        assertEquals(1, marked().size());
    }

    @Test
    void itIsDrawnInBothThemes() throws IOException {
        open();
        fx(() -> workspace.selectNodes(Set.of("conv2")));
        pictures("code");
        fx(() -> workspace.open(Template.RESIDUAL.load(), Optional.empty()));
        settle();
        assertEquals(0, get(() -> cells(list()).getFirst().getIndex()), "another document is read from its top");
        fx(() -> workspace.selectNodes(Set.of(workspace.network().nodes().stream().skip(3).findFirst().orElseThrow().id())));
        pictures("code-graph");
        fx(() -> workspace.open(
                Project.EMPTY.withDrawing(Network.chain(
                        Input.DEFAULT,
                        Catalogue.find("ScaledAdaptativeL2NormPool2d").orElseThrow().read(java.util.Map.of("output_size", 2)),
                        SpectralLinear.DEFAULT)),
                Optional.empty()));
        settle();
        assertEquals(0, get(() -> cells(list()).getFirst().getIndex()));
        pictures("code-stops");
        fx(() -> workspace.open(Project.EMPTY, Optional.empty()));
        settle();
        assertTrue(get(() -> find(Node.class, "#code-nothing").isVisible()));
        pictures("code-empty");
    }

    @Test
    void theMenuShowsWhetherItIsOpen() {
        CheckMenuItem item = get(() -> (CheckMenuItem) items(find(MenuBar.class, "#menu")).stream()
                .filter(each -> "menu-code".equals(each.getId())).findFirst().orElseThrow());
        assertFalse(item.isSelected());
        open();
        assertTrue(item.isSelected());
    }

    private static List<MenuItem> items(MenuBar bar) {
        return bar.getMenus().stream().flatMap(menu -> menu.getItems().stream()).toList();
    }

    private void open() {
        robot.shortcut(KeyCode.K);
        settle();
    }

    private void settle() {
        await("the code is written", find(CodeView.class, "#code")::settled);
        fx(() -> {});
    }

    @SuppressWarnings("unchecked")
    private static ListView<CodeLine> list() {
        return find(ListView.class, "#code-list");
    }

    private String code() {
        return PythonCode.of(workspace.analysis()).text();
    }

    private static String text() {
        ListView<CodeLine> list = list();
        return get(() -> String.join("\n", list.getItems().stream().map(CodeLine::text).toList()) + "\n");
    }

    private static ListCell<?> cell(String text) {
        ListView<CodeLine> list = list();
        fx(() -> list.scrollTo(list.getItems().stream().map(CodeLine::text).toList().indexOf(text)));
        return get(() -> cells(list).stream().filter(cell -> text.equals(((CodeLine) cell.getItem()).text())).findFirst().orElseThrow());
    }

    private static List<String> marked() {
        ListView<CodeLine> list = list();
        return get(() -> cells(list).stream().filter(cell -> cell.getPseudoClassStates().contains(PseudoClass.getPseudoClass("marked")))
                .map(cell -> ((CodeLine) cell.getItem()).text()).toList());
    }

    private static List<? extends ListCell<?>> cells(ListView<CodeLine> list) {
        return list.lookupAll(".code-line").stream().map(cell -> (ListCell<?>) cell).filter(cell -> cell.getItem() != null)
                .sorted(java.util.Comparator.comparingInt(ListCell::getIndex)).toList();
    }

    private static String clipboard() {
        return get(() -> Clipboard.getSystemClipboard().getString());
    }
}
