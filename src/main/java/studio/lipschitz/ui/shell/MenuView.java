package studio.lipschitz.ui.shell;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.beans.value.ObservableValue;
import javafx.event.ActionEvent;
import javafx.fxml.FXML;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.util.Subscription;
import studio.lipschitz.ui.fx.Fxml;

/// The menu bar. Its accelerators are the window's keys.
final class MenuView extends MenuBar {
    private final Commands commands;
    private final RecentFiles recentFiles;
    private final Subscription settings; // what it follows of them

    @FXML private Menu recent;

    @FXML private Menu exports;

    @FXML private MenuItem allCommands;

    @FXML private MenuItem undo;

    @FXML private MenuItem redo;

    @FXML private List<MenuItem> needSelection;

    @FXML private Menu arrange;

    @FXML private MenuItem layOut;

    @FXML private Menu training;

    @FXML private CheckMenuItem code;

    @FXML private Menu language;

    @FXML private ToggleGroup themes;

    MenuView(Commands commands) {
        this.commands = commands;
        Fxml.load("menu", this);
        var workspace = commands.workspace();
        label(undo, text("shell.menu.undo"), what -> text("shell.history.undo", what), workspace.undoLabelProperty());
        label(redo, text("shell.menu.redo"), what -> text("shell.history.redo", what), workspace.redoLabelProperty());
        workspace.selectionProperty().subscribe(selection -> needSelection.forEach(item -> item.setDisable(selection.isEmpty())));
        ArrangeMenu.lead(arrange, commands);
        BlockMenu.lead(arrange, commands);
        TextSizeMenu.lead(getMenus(), commands);
        workspace.projectProperty().subscribe(project -> layOut.setDisable(project.drawing().nodes().size() < 2));
        commands.themes().choiceProperty().subscribe(choice -> themes.getToggles()
                .forEach(item -> item.setSelected(choice.name().equals(item.getUserData()))));
        Subscription languages = LanguageMenu.lead(language, commands);
        TrainMenu.lead(training, commands);
        ExportMenu.lead(exports, commands);
        recentFiles = new RecentFiles(recent, commands);
        settings = PreferenceMenu.lead(getMenus(), commands).and(languages);
        code.selectedProperty().bindBidirectional(commands.code());
    }

    /// Stops following what is chosen in other windows.
    void leave() {
        settings.unsubscribe();
    }

    private static void label(MenuItem item, String verb, UnaryOperator<String> named, ObservableValue<Optional<String>> edit) {
        item.textProperty().bind(edit.map(label -> label.map(named).orElse(verb)));
        item.disableProperty().bind(edit.map(Optional::isEmpty));
    }

    @FXML
    void newDocument() {
        commands.newDocument();
    }

    @FXML
    void newWindow() {
        commands.another().run();
    }

    @FXML
    void open() {
        commands.open();
    }

    @FXML
    void recentFiles() {
        commands.earlier().files();
    }

    @FXML
    void versions() {
        commands.earlier().versions();
    }

    @FXML
    void save() {
        commands.save();
    }

    @FXML
    void saveAs() {
        commands.saveAs();
    }

    @FXML
    void close() {
        commands.close().run();
    }

    @FXML
    void undo() {
        commands.undo();
    }

    @FXML
    void redo() {
        commands.redo();
    }

    @FXML
    void cut() {
        commands.canvas().cutSelection();
    }

    @FXML
    void copy() {
        commands.canvas().copySelection();
    }

    @FXML
    void paste() {
        commands.canvas().paste();
    }

    @FXML
    void pasteWithInputs() {
        commands.canvas().pasteWithInputs();
    }

    @FXML
    void dissolve() {
        commands.canvas().dissolveSelection();
    }

    @FXML
    void duplicate() {
        commands.canvas().duplicateSelection();
    }

    @FXML
    void duplicateWithInputs() {
        commands.canvas().duplicateWithInputs();
    }

    @FXML
    void connect() {
        commands.canvas().connectByName();
    }

    @FXML
    void copyCode() {
        commands.copyCode().run();
    }

    @FXML
    void delete() {
        commands.canvas().deleteSelection();
    }

    @FXML
    void selectAll() {
        commands.canvas().selectAll();
    }

    @FXML
    void add() {
        commands.canvas().quickAdd();
    }

    @FXML
    void search() {
        commands.search().run();
    }

    @FXML
    void find() {
        commands.finders().nodes();
    }

    @FXML
    void commands() {
        recentFiles.fill();
        commands.finders().commands(MenuCommands.of(getMenus(), Set.of(allCommands)));
    }

    @FXML
    void zoomIn() {
        commands.canvas().zoomIn();
    }

    @FXML
    void zoomOut() {
        commands.canvas().zoomOut();
    }

    @FXML
    void zoomReset() {
        commands.canvas().zoomReset();
    }

    @FXML
    void fit() {
        commands.canvas().fitAll();
    }

    @FXML
    void fitSelection() {
        commands.canvas().fitSelection();
    }

    @FXML
    void code() {} // its tick is the command

    /// That of the item which was chosen.
    @FXML
    void theme(ActionEvent chosen) {
        commands.themes().choose(ThemeChoice.valueOf(((MenuItem) chosen.getSource()).getUserData().toString()));
    }

    @FXML
    void layOut() {
        commands.canvas().layOut();
    }

    @FXML
    void playground() {
        commands.playground().run();
    }

    @FXML
    void about() {
        commands.about().run();
    }
}
