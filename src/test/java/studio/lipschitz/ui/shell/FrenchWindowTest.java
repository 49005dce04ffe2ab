package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.network.Edge;
import studio.lipschitz.project.Position;
import studio.lipschitz.project.Project;
import studio.lipschitz.ui.shell.CommandSearch.Command;
import studio.lipschitz.ui.testing.CutOff;
import studio.lipschitz.ui.testing.Fx;
import studio.lipschitz.ui.testing.Screenshots;

/// The window in French: its texts, what is found by name, and pictures of everything for people to look at, in `target/screenshots/french-*.png`.
class FrenchWindowTest extends ShellTest {

    private final Set<String> cut = new TreeSet<>();

    @Override
    String language() {
        return "fr";
    }

    @Override
    Locale desktop() {
        return Locale.FRANCE;
    }

    @Test
    void theMenusSpeakFrench() {
        assertEquals(List.of("Fichier", "Édition", "Affichage", "Disposition", "Entraînement", "Aide"),
                get(() -> menus().stream().map(MenuCommands::text).toList()));
        add("Linear");
        assertTrue(get(() -> MenuCommands.text(item("menu-undo"))).startsWith("Annuler\u00a0: "));
        await("the problems are counted", () -> find(TabPane.class, "#bottom").getTabs().getFirst().getText().startsWith("Problèmes ("));
        fx(workspace::undo);
        await("the size is told", () -> find(Label.class, "#status-parameters").getText()
                .matches("\\d.* paramètres · \\d.* multiplications-additions · \\d.* de sorties"));
    }

    @Test
    void noTwoItemsOfAMenuShareALetter() {
        get(this::menus).forEach(menu -> {
            var letters = new ArrayList<String>();
            get(() -> List.copyOf(menu.getItems())).stream().filter(MenuItem::isMnemonicParsing).map(MenuItem::getText)
                    .filter(text -> text != null && text.contains("_"))
                    .forEach(text -> letters.add(text.substring(text.indexOf('_') + 1, text.indexOf('_') + 2).toLowerCase(Locale.ROOT)));
            assertEquals(letters.stream().distinct().toList(), letters, menu.getText());
        });
    }

    @Test
    void aCommandIsFoundByItsFrenchAndItsEnglishName() {
        List<Command> all = get(() -> MenuCommands.of(menus(), Set.of()));
        assertEquals("menu-save", CommandSearch.find(all, List.of(), "enregistrer").getFirst().key());
        assertEquals("menu-save", CommandSearch.find(all, List.of(), "save").getFirst().key());
        assertEquals("menu-zoom-in", CommandSearch.find(all, List.of(), "zoom in").getFirst().key());
        MenuKeys keys = get(() -> new MenuKeys(find(MenuBar.class, "#menu"), stage.getScene(), settings));
        var editor = new KeymapEditor(keys.keymapProperty()::get, keys::change);
        assertEquals(List.of("zoom-in"), editor.find("zoom avant").stream().map(Keymap.Command::id).toList());
        assertEquals(List.of("zoom-in"), editor.find("zoom in").stream().map(Keymap.Command::id).toList());
        fx(keys::close);
    }

    @Test
    void theWindowIsDrawn() throws IOException {
        picture("window");
        fx(() -> {
            workspace.apply(Edits.add("avgpool2d1", Catalogue.find("AvgPool2d").orElseThrow().defaults(), new Position(600, 200)));
            workspace.apply(Edits.connect(Edge.of("flatten", "avgpool2d1")));
            workspace.apply(Edits.add("linear1", Catalogue.find("Linear").orElseThrow().defaults(), new Position(600, 400)));
            workspace.reveal("linear1");
        });
        picture("problems");
        fx(() -> find(TabPane.class, "#bottom").getSelectionModel().select(1));
        picture("training");
        robot.rightClick(find(Node.class, "#node-linear1"));
        picture("menu-node");
        robot.keys(KeyCode.ESCAPE);
        fx(() -> workspace.open(Project.EMPTY, Optional.empty()));
        picture("empty");
        robot.rightClick(robot.at(find(Node.class, "#canvas"), 0.1, 0.2));
        assertTrue(get(() -> Window.getWindows().stream().anyMatch(ContextMenu.class::isInstance)));
        picture("menu-canvas");
        robot.keys(KeyCode.ESCAPE);
        nothingIsCut();
    }

    @Test
    void theMenusAreDrawn() throws IOException {
        for (Menu menu : get(this::menus)) {
            fx(menu::show);
            if (menu.getId().equals("menu-view")) {
                robot.keys(KeyCode.UP); // the last one: the languages
                robot.keys(KeyCode.RIGHT);
            }
            picture(menu.getId());
            fx(menu::hide);
        }
        for (String id : List.of("menu-commands", "menu-find", "menu-add")) {
            if (id.equals("menu-add")) {
                nothingIsCut(); // what modules do is told in full where one is chosen
            }
            fx(() -> MenuCommands.choose(item(id)));
            picture(id);
            robot.keys(KeyCode.ESCAPE);
        }
    }

    @Test
    void theDialogsAreDrawn() throws IOException {
        List<StartingPoint> points = StartingPoint.all();
        var questions = get(() -> new AlertQuestions(stage));
        dialog("new-dialog", () -> questions.startingPoint(points), "every card has its picture",
                () -> find(Node.class, "#new-dialog").lookupAll(".miniature").size() == points.size());
        dialog("question", () -> questions.unsaved("chiffres"), "it is there", () -> true);
        dialog("question", questions::training, "it is there", () -> true);
        dialog("question", () -> questions.discardRun(folder.resolve("chiffres-1")), "it is there", () -> true);
        dialog("question", () -> questions.replace(folder.resolve("chiffres.lipnet")), "it is there", () -> true);
        dialog("about", () -> MenuCommands.choose(item("menu-about")), "it is there", () -> true);
        dialog("keymap", () -> MenuCommands.choose(item("menu-keymap")), "the keys are listed",
                () -> find(Node.class, "#keymap").lookupAll(".keymap-row").size() > 8);
        dialog("keymap", () -> MenuCommands.choose(item("menu-keymap")), "the keys of the last menus are shown", () -> {
            TextField search = find(TextField.class, "#keymap-search");
            search.setText("affichage");
            Parent pane = find(Parent.class, "#keymap");
            ListView<?> list = (ListView<?>) pane.lookup("#keymap-list");
            list.scrollTo(list.getItems().size() - 1);
            return pane.lookupAll(".keymap-menu").stream().anyMatch(label -> "Affichage > Langue".equals(((Label) label).getText()));
        });
        dialog("report", () -> new Notes(stage, "lipschitz-studio (test)").report(new IllegalStateException("a planted bug")),
                "it is there",
                () -> true);
        nothingIsCut();
    }

    @Test
    void versionsAndRecoveryAreDrawn() throws IOException {
        fx(() -> workspace.say("")); // a line of its own
        var view = get(() -> new RecoveryView(new Recovery(folder.resolve("left"), workspace, tasks), Runnable::run, () -> {}, _ -> {}));
        fx(() -> {
            ((javafx.scene.layout.VBox) stage.getScene().lookup("#menu").getParent()).getChildren().add(view);
            view.offer(List
                    .of(new Recovery.Leftover(folder.resolve("left/7.lipnet"), Optional.of(Path.of("chiffres.lipnet")), Instant.now())));
        });
        picture("recovery");
        nothingIsCut();
    }

    private interface Shown {
        boolean now();
    }

    private int dialogs;

    private void dialog(String id, Runnable open, String what, Shown shown) throws IOException {
        Fx.post(open);
        fx(() -> {});
        await(what, shown::now);
        fx(() -> {});
        Path file = Path.of("target", "screenshots", "french-" + id + "-" + ++dialogs + ".png");
        Screenshots.save(get(() -> find(Node.class, "#" + id).getScene()), file);
        lookForCuts();
        String close = id.equals("new-dialog") || id.equals("question") ? "Annuler" : "Fermer"; // JavaFX's own word
        assertTrue(find(Node.class, "#" + id).lookupAll(".button").stream().anyMatch(button -> close.equals(((Labeled) button).getText())),
                id);
        robot.keys(KeyCode.ESCAPE);
    }

    private void picture(String name) throws IOException {
        fx(() -> {});
        Screenshots.save(stage, Path.of("target", "screenshots", "french-" + name + ".png"));
        lookForCuts();
    }

    private void lookForCuts() {
        get(() -> Window.getWindows().stream().map(window -> window.getScene().getRoot()).toList())
                .forEach(root -> cut.addAll(CutOff.lasting(root)));
    }

    private void nothingIsCut() {
        assertTrue(cut.isEmpty(), () -> String.join("\n", cut));
    }

    private List<Menu> menus() {
        return find(MenuBar.class, "#menu").getMenus();
    }

    private MenuItem item(String id) {
        return menus().stream().flatMap(menu -> menu.getItems().stream())
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow();
    }
}
