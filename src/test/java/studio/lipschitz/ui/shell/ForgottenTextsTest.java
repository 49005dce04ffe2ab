package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.network.Edge;
import studio.lipschitz.project.Position;
import studio.lipschitz.training.Loss;
import studio.lipschitz.training.Optimizer;
import studio.lipschitz.training.Schedule;
import studio.lipschitz.ui.data.DataView;
import studio.lipschitz.ui.runs.RunsView;
import studio.lipschitz.ui.testing.Fx;
import studio.lipschitz.ui.testing.ShownTexts;
import studio.lipschitz.ui.testing.ShownTexts.Shown;

/// Shows the window with every text in ⟦ ⟧: what stands outside them has no text of its own and would be English in every language.
class ForgottenTextsTest extends ShellTest {
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
    private static final Pattern BRACKETS = Pattern.compile("⟦[^⟦⟧]*⟧");

    /// What is no word of ours: names of modules, parameters and keys, and what JavaFX itself says in German.
    private final Set<String> names = new HashSet<>();
    private final Map<String, String> forgotten = new TreeMap<>(); // when each was first seen
    private int seen;

    @Override
    String language() {
        return "en-brackets";
    }

    @Override
    Locale desktop() {
        return Locale.GERMAN;
    }

    @BeforeEach
    void nameThem() {
        names.addAll(
                Set.of("Lipschitz", "Studio", "Ctrl", "Shift", "Alt", "Esc", "Delete", "Insert", "Python", "Schließen", "Abbrechen"));
        Catalogue.all().forEach(type -> {
            names.add(type.name());
            type.params().forEach(param -> names.addAll(List.of(param.name(), param.name().replace('_', ' '))));
        });
        Stream.of(Loss.CATALOGUE, Optimizer.CATALOGUE, Schedule.CATALOGUE).forEach(catalogue -> {
            names.addAll(catalogue.names());
            catalogue.names().forEach(name -> catalogue.find(name).orElseThrow().params().forEach(param -> names.add(param.name())));
        });
    }

    @Test
    void nothingIsShownThatHasNoText() {
        fx(() -> {
            workspace.apply(Edits.add("avgpool2d1", Catalogue.find("AvgPool2d").orElseThrow().defaults(), new Position(600, 200)));
            workspace.apply(Edits.connect(Edge.of("flatten", "avgpool2d1")));
            workspace.apply(Edits.add("linear1", Catalogue.find("Linear").orElseThrow().defaults(), new Position(600, 400)));
            workspace.reveal("linear1");
        });
        look("the window");
        fx(() -> menus().forEach(Menu::show));
        look("the menus");
        fx(() -> menus().forEach(Menu::hide));
        robot.rightClick(find(Node.class, "#node-linear1"));
        lookAtMenu("the menu of a node");
        robot.keys(KeyCode.ESCAPE);
        fx(() -> workspace.selectNodes(Set.of("linear1", "avgpool2d1")));
        robot.rightClick(find(Node.class, "#node-linear1"));
        lookAtMenu("the menu of two nodes");
        robot.keys(KeyCode.ESCAPE);
        robot.rightClick(robot.at(find(Node.class, "#canvas"), 0.1, 0.5));
        lookAtMenu("the menu of the canvas");
        robot.keys(KeyCode.ESCAPE);
        command("menu-runs");
        await("the runs are looked for", find(RunsView.class, "#runs")::settled);
        look("the runs");
        for (String side : List.of("differences", "about", "queue", "pareto")) {
            fx(() -> ((ButtonBase) stage.getScene().lookup("#runs-side-" + side)).fire());
            look("the runs, " + side);
        }
        command("menu-data");
        await("the data are read", () -> find(DataView.class, "#data").settled());
        for (String side : List.of("samples", "classes", "channels", "normalise", "problems")) {
            fx(() -> {
                TabPane tabs = find(TabPane.class, "#data-tabs");
                tabs.getSelectionModel().select(
                        tabs.getTabs().stream().filter(tab -> tab.getId().equals("data-" + side + "-tab")).findFirst().orElseThrow());
            });
            await("the data are shown", () -> find(DataView.class, "#data").settled());
            look("the data, " + side);
        }
        command("menu-playground");
        find(Node.class, "#playground");
        look("the playground");
        fx(() -> find(TabPane.class, "#bottom").getSelectionModel()
                .select(find(TabPane.class, "#bottom").getTabs().stream().filter(tab -> "tab-robustness".equals(tab.getId())).findFirst()
                        .orElseThrow()));
        find(Node.class, "#robustness");
        look("the robustness tab");
        finders();
        dialogs();
        sayings();
        assertTrue(seen > 300, () -> "only " + seen + " texts were looked at");
        assertTrue(forgotten.isEmpty(), () -> "without a text of their own:\n" + forgotten.entrySet().stream()
                .map(each -> each.getKey() + " (" + each.getValue() + ")").collect(Collectors.joining("\n")));
    }

    private void finders() {
        for (String item : List.of("menu-commands", "menu-find", "menu-add")) {
            choose(item);
            look(item);
            robot.keys(KeyCode.ESCAPE);
        }
        fx(() -> workspace.selectNodes(Set.of("linear1")));
        robot.keys(KeyCode.C);
        look("connecting by name");
        robot.keys(KeyCode.ESCAPE);
    }

    private void dialogs() {
        var questions = get(() -> new AlertQuestions(stage));
        List<Runnable> asked = List.of(
                () -> questions.unsaved("7"),
                () -> questions.replace(folder.resolve("7")),
                questions::training,
                () -> questions.discardRun(folder.resolve("7")),
                () -> questions.destroyRuns(7),
                () -> questions.startingPoint(StartingPoint.all()));
        for (Runnable question : asked) {
            Fx.post(question);
            look("a question");
            robot.keys(KeyCode.ESCAPE);
        }
        choose("menu-keymap");
        await("the keys are listed",
                () -> Window.getWindows().stream().anyMatch(w -> w.getScene().lookup("#keymap-list .keymap-row") != null));
        look("the keys");
        fx(() -> ((ButtonBase) Window.getWindows().getLast().getScene().lookup("#keymap-change")).fire());
        look("the keys, waiting");
        robot.keys(KeyCode.C);
        look("the keys, refusing");
        robot.keys(KeyCode.ESCAPE);
        robot.keys(KeyCode.ESCAPE);
        choose("menu-about");
        look("about");
        robot.keys(KeyCode.ESCAPE);
    }

    /// Passing words of the status bar.
    private void sayings() {
        for (String item : List.of("menu-undo", "menu-redo", "menu-versions", "menu-recent-files", "menu-layout", "menu-language-fr")) {
            choose(item);
            if (!item.equals("menu-language-fr")) { // that is said in French
                look(item);
            }
        }
    }

    private List<Menu> menus() {
        return find(MenuBar.class, "#menu").getMenus();
    }

    private void choose(String id) {
        Fx.post(() -> MenuCommands.choose(menus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .flatMap(item -> item instanceof Menu below ? below.getItems().stream() : Stream.of(item))
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow()));
        fx(() -> {});
    }

    private void lookAtMenu(String what) {
        assertTrue(get(() -> Window.getWindows().stream().anyMatch(ContextMenu.class::isInstance)), what);
        look(what);
    }

    private void look(String when) {
        fx(() -> {});
        List<Shown> all = get(ShownTexts::now);
        seen += all.size();
        all.stream().filter(shown -> !words(shown.text()).isEmpty())
                .forEach(shown -> forgotten.putIfAbsent(String.join(" > ", shown.owners()) + ": " + shown.text(), when));
    }

    /// Those outside the brackets that are no names.
    private List<String> words(String text) {
        String left = text;
        for (String before = ""; !before.equals(left);) {
            before = left;
            left = BRACKETS.matcher(left).replaceAll(" ");
        }
        Set<String> ids = new HashSet<>();
        get(() -> workspace.network()).nodes().forEach(node -> ids.add(node.id()));
        return WORD.matcher(left).results().map(found -> found.group())
                .filter(word -> word.matches(".*\\p{L}{2}.*") && !names.contains(word) && !ids.contains(word))
                .toList();
    }

    @Test
    void aForgottenTextIsFound() {
        assertEquals(List.of("Forgotten"), words("Forgotten ⟦text of ⟦7⟧ nodes⟧ Conv2d · 3×3 conv1"));
    }
}
