package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import studio.lipschitz.guide.Guide;
import studio.lipschitz.guide.Markdown;
import studio.lipschitz.guide.Page.Target;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.ui.fx.Turns;
import studio.lipschitz.ui.guide.GuideTesting;
import studio.lipschitz.ui.testing.Fx;

/// F1 on anything opens the page that is meant: every part that the keyboard or the mouse can reach, part by part, not the first page of the guide.
class F1EverywhereTest extends ShellTest {
    private final Guide guide = new Guide();
    private final List<String> wrong = new ArrayList<>();
    private int asked;

    /// Everything that can be reached within a part tells one of these pages; one that ends with `*` is a beginning.
    private void within(String part, String... pages) {
        Node root = find(Node.class, part);
        fx(() -> reachable(root).forEach(node -> ask(node, part, pages)));
    }

    private void ask(Node node, String part, String... pages) {
        String told = new GuideTopics(workspace).of(node);
        asked++;
        Predicate<String> fits = page -> page.endsWith("*") ? told.startsWith(page.substring(0, page.length() - 1)) : told.equals(page);
        if (Stream.of(pages).noneMatch(fits)) {
            wrong.add(part + ": " + node + " opens " + told + ", not " + List.of(pages));
        }
        Target target = Target.of(told);
        boolean there = guide.find(target.page())
                .filter(page -> target.anchor().isEmpty() || Markdown.anchors(page.markdown()).contains(target.anchor())).isPresent();
        if (!there) {
            wrong.add(part + ": the guide has no " + told);
        }
    }

    private static Stream<Node> reachable(Node node) {
        if (!node.isVisible()) {
            return Stream.empty();
        }
        Stream<Node> below = node instanceof Parent parent ? parent.getChildrenUnmodifiable().stream().flatMap(F1EverywhereTest::reachable)
                : Stream.empty();
        return node.isFocusTraversable() ? Stream.concat(Stream.of(node), below) : below;
    }

    private void noneWrong(int least) {
        assertEquals("", String.join("\n", new TreeSet<>(wrong)));
        assertTrue(asked >= least, "only " + asked + " parts were asked");
    }

    private void settle() {
        await("all is made", Turns::idle);
        fx(() -> {});
    }

    @Test
    void inTheWindowAndItsPanels() {
        within("#head", "start/keys", "view/window");
        within("#toolbar", "view/window");
        within("#menu", "start/keys");
        within("#status", "view/window#status");
        within("#palette", "view/palette", "layer/*");
        ListView<?> items = find(ListView.class, "#palette-items");
        var layers = new TreeSet<String>();
        for (int i = 0; i < get(items.getItems()::size); i++) {
            int row = i;
            fx(() -> {
                items.getSelectionModel().select(row);
                ask(items, "#palette", "view/palette", "layer/*");
                layers.add(new GuideTopics(workspace).of(items));
            });
        }
        List<String> all = Catalogue.all().stream().map(type -> "layer/" + type.name()).toList();
        assertTrue(layers.containsAll(all),
                () -> "of the palette opens no page: " + all.stream().filter(each -> !layers.contains(each)).toList());
        within("#canvas", "view/canvas", "view/canvas#map", "layer/*");
        within("#inspector", "view/inspector#network");
        for (String id : List.of("conv1", "pool1", "dense2")) {
            fx(() -> workspace.selectNodes(Set.of(id)));
            settle();
            String layer = "layer/" + get(() -> workspace.network().node(id).layer().module());
            within("#inspector", layer);
            fx(() -> ask(find(Node.class, "#node-" + id), "#canvas", layer));
        }
        fx(() -> workspace.selectNodes(Set.of()));
        robot.shortcut(KeyCode.K);
        settle();
        within("#code", "view/code");
        command("menu-welcome");
        settle();
        within("#welcome", "view/welcome", "view/welcome#devices", "view/welcome#begin");
        noneWrong(60);
    }

    @Test
    void onEveryTabBelow() {
        tab("tab-problems");
        within("#bottom", "view/problems", "view/verdicts*");
        tab("tab-training");
        within("#training", "view/training*", "view/charts*", "reference/data", "loss/*", "optimizer/*", "schedule/*",
                "theory/layers#normalisation", "theory/constant#radius");
        within("#charts", "view/charts*");
        within("#plan-loss", "loss/HKRLoss");
        tab("tab-runs");
        within("#runs", "view/runs*");
        Map<String, String> sides = Map.of("curves", "compare", "pareto", "grid", "differences", "compare", "about", "order", "queue",
                "queue");
        sides.forEach((side, anchor) -> {
            ToggleButton toggle = find(ToggleButton.class, "#runs-side-" + side);
            fx(() -> toggle.setSelected(true));
            settle();
            fx(() -> ask(toggle, "#runs", "view/runs#" + anchor));
            if (side.equals("queue")) {
                within("#runs-queue", "view/runs#queue");
            }
        });
        tab("tab-robustness");
        within("#robustness", "view/robustness*");
        subtabs("#lab-tabs", Map.of("lab-overview", "view/robustness#overview", "lab-samples-tab", "view/robustness#samples", "lab-attack",
                "view/robustness#attack", "lab-inside", "view/robustness#inside", "lab-limits", "view/robustness#limits"));
        tab("tab-data");
        within("#data", "view/data*", "reference/data");
        subtabs("#data-tabs", Map.of("data-samples-tab", "view/data#samples", "data-classes-tab", "view/data#classes", "data-channels-tab",
                "view/data#channels", "data-normalise-tab", "view/data#normalisation", "data-problems-tab", "view/data#check"));
        tab("tab-playground");
        within("#playground", "view/playground*", "loss/*");
        within("#play-draw-tools", "view/playground#points");
        noneWrong(100);
    }

    private void tab(String id) {
        TabPane bottom = find(TabPane.class, "#bottom");
        fx(() -> bottom.getSelectionModel()
                .select(bottom.getTabs().stream().filter(tab -> id.equals(tab.getId())).findFirst().orElseThrow()));
        settle();
        fx(() -> ask(bottom, id, Optional.ofNullable(GuideTopics.TABS.get(id)).orElseThrow()));
    }

    private void subtabs(String tabs, Map<String, String> pages) {
        TabPane pane = find(TabPane.class, tabs);
        assertEquals(pages.keySet(), Set.copyOf(get(() -> pane.getTabs().stream().map(tab -> String.valueOf(tab.getId())).toList())),
                "a tab without a page");
        pages.forEach((id, page) -> {
            fx(() -> pane.getSelectionModel()
                    .select(pane.getTabs().stream().filter(tab -> id.equals(tab.getId())).findFirst().orElseThrow()));
            settle();
            within(tabs, page);
        });
    }

    @Test
    void inEveryDialog() {
        var questions = new AlertQuestions(stage);
        dialog("new", () -> questions.startingPoint(StartingPoint.all()), "view/welcome#begin");
        dialog("question", () -> questions.unsaved("digits"), "view/files");
        dialog("about", () -> new Notes(stage, "lipschitz-studio (test)").about(), Guide.HOME);
        dialog("crash", () -> new Notes(stage, "lipschitz-studio (test)").report(new IllegalStateException("a planted bug")), "help/crash");
        dialog("keymap", () -> item(stage, "menu-keymap").fire(), "start/keys");
        dialog("grid", () -> item(stage, "menu-grid").fire(), "view/runs#grid");
        dialog("gpu", () -> item(stage, "menu-gpu").fire(), "help/gpu#get");
        noneWrong(20);
    }

    /// What the key itself opens, of what has the focus then, is what was asked; then everything else in the dialog.
    private void dialog(String name, Runnable open, String page) {
        Set<Window> before = Set.copyOf(get(Window::getWindows));
        Fx.post(open);
        await(name + " is open", () -> !before.contains(front()));
        Stage dialog = get(F1EverywhereTest::front);
        fx(() -> reachable(dialog.getScene().getRoot()).forEach(node -> ask(node, name, page)));
        robot.keys(KeyCode.F1);
        await("its page stands above it", () -> guideAbove(dialog).isPresent());
        String title = guide.find(Target.of(page).page()).orElseThrow().title();
        await("the page of " + name, () -> title.equals(title(guideAbove(dialog).orElseThrow())));
        fx(() -> guideAbove(dialog).ifPresent(Stage::hide));
        fx(dialog::requestFocus);
        robot.keys(KeyCode.ESCAPE);
        fx(() -> {
            if (dialog.isShowing()) {
                dialog.hide();
            }
        });
    }

    private static Optional<Stage> guideAbove(Stage dialog) {
        return Window.getWindows().stream().filter(Stage.class::isInstance).map(Stage.class::cast)
                .filter(each -> dialog.equals(each.getOwner()) && each.getScene().lookup("#guide") != null
                        && GuideTesting.ready(each.getScene().lookup("#guide")))
                .findFirst();
    }

    private static String title(Stage guide) {
        return guide.getScene().lookup("#guide-page-title") instanceof Label label ? label.getText() : "";
    }

    private static Stage front() {
        return Window.getWindows().stream().filter(Stage.class::isInstance).map(Stage.class::cast).filter(Stage::isFocused).findFirst()
                .orElseThrow();
    }
}
