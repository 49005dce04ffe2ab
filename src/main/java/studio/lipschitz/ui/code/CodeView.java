package studio.lipschitz.ui.code;

import static studio.lipschitz.text.Texts.text;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import studio.lipschitz.exchange.CodeLine;
import studio.lipschitz.exchange.PythonCode;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.ui.fx.Differing;
import studio.lipschitz.ui.fx.Fxml;
import studio.lipschitz.ui.fx.Hint;
import studio.lipschitz.ui.fx.Tasks;
import studio.lipschitz.ui.fx.Turns;
import studio.lipschitz.ui.workspace.Workspace;

/// The present version as Python code, written beside the FX thread after each edit while it is looked at.
///
/// Selected nodes mark their lines, selected lines select their nodes. Each side tells the other only what a person did on it.
public final class CodeView extends VBox {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final Workspace workspace;
    private final Tasks tasks;
    private final ObservableBooleanValue wanted;
    private final Consumer<String> save;
    private final ObjectProperty<Set<String>> marked = new SimpleObjectProperty<>(Set.of());
    private PythonCode code = new PythonCode(List.of(), java.util.Optional.empty());
    private long version; // of what was asked for last
    private boolean another; // document than the one shown
    private boolean telling; // a change of the list's own selection comes from here, or goes to the workspace

    @FXML private Label notice;

    @FXML private Button copy;

    @FXML private Button saveAs;

    @FXML private ListView<CodeLine> list;

    @FXML private VBox nothing;

    /// @param wanted whether somebody looks at it
    /// @param save asks where code shall go, and writes it there
    public CodeView(Workspace workspace, Tasks tasks, ObservableBooleanValue wanted, Consumer<String> save) {
        this.workspace = workspace;
        this.tasks = tasks;
        this.wanted = wanted;
        this.save = save;
        Fxml.load("code", this);
        Hint.install(copy, text("code.copy.does"));
        Hint.install(saveAs, text("code.save.does"));
        list.setCellFactory(_ -> new CodeCell(marked));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.getSelectionModel().getSelectedItems().addListener((ListChangeListener<CodeLine>) _ -> tell());
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        list.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getClickCount() == 2) {
                reveal();
            }
        });
        workspace.selectionProperty().addListener(_ -> Turns.take(list, this::mark));
        workspace.analysisProperty().addListener(_ -> write());
        workspace.openedProperty().addListener((_, _, _) -> another = true);
        wanted.addListener(_ -> write());
        write();
    }

    /// Whether it shows the code of the present version.
    public boolean settled() {
        return !wanted.get() || (version == 0 && Turns.idle());
    }

    private void write() {
        if (!wanted.get()) {
            return;
        }
        version++;
        long asked = version;
        Analysis analysis = workspace.analysis();
        tasks.start(
                () -> PythonCode.of(analysis),
                written -> {
                    if (asked == version) {
                        Turns.take(this, () -> show(written, asked));
                    }
                },
                failed -> {
                    throw new IllegalStateException(failed);
                });
    }

    private void show(PythonCode written, long asked) {
        code = written;
        telling = true;
        if (!list.getItems().equals(written.lines())) {
            list.getSelectionModel().clearSelection();
            if (another) {
                list.setItems(FXCollections.observableArrayList()); // a list keeps the place where it was looked at
                list.layout();
            }
            Differing.fill(list.getItems(), written.lines());
        }
        telling = false;
        another = false;
        boolean some = !written.lines().isEmpty();
        notice.setText(written.notice().orElse(""));
        notice.setVisible(written.notice().isPresent());
        list.setVisible(some);
        nothing.setVisible(!some);
        copy.setDisable(!some);
        saveAs.setDisable(!some);
        mark();
        if (asked == version) {
            version = 0;
        }
    }

    /// Marks the lines of what is selected; the first comes into sight unless the selection was made here.
    private void mark() {
        Set<String> nodes = workspace.selection().nodes();
        boolean changed = !nodes.equals(marked.get());
        marked.set(nodes);
        boolean ours = nodes.equals(nodesOf(list.getSelectionModel().getSelectedItems()));
        if (!changed || ours) {
            return;
        }
        telling = true;
        list.getSelectionModel().clearSelection();
        telling = false;
        for (int line = 0; line < list.getItems().size(); line++) {
            if (list.getItems().get(line).node().filter(nodes::contains).isPresent()) {
                bringIntoSight(line);
                return;
            }
        }
    }

    private void bringIntoSight(int line) {
        list.scrollTo(Math.max(0, line - 2)); // with what stands before it
    }

    private void tell() {
        Set<String> nodes = nodesOf(list.getSelectionModel().getSelectedItems());
        if (!telling && !nodes.isEmpty() && !nodes.equals(workspace.selection().nodes())) {
            workspace.selectNodes(nodes);
        }
    }

    private static Set<String> nodesOf(List<CodeLine> lines) {
        return lines.stream().filter(Objects::nonNull).flatMap(line -> line.node().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void key(KeyEvent event) {
        if (COPY.match(event)) {
            List<Integer> chosen = list.getSelectionModel().getSelectedIndices().stream().sorted().toList();
            if (!chosen.isEmpty()) {
                put(chosen.stream().map(line -> list.getItems().get(line).text() + "\n").collect(Collectors.joining()));
                event.consume();
            }
        } else if (event.getCode() == KeyCode.ENTER) {
            reveal();
            event.consume();
        }
    }

    private void reveal() {
        CodeLine line = list.getSelectionModel().getSelectedItem();
        if (line != null) {
            line.node().ifPresent(workspace::reveal);
        }
    }

    @FXML
    void copy() {
        put(code.text());
        workspace.say(text("code.said.copied"));
    }

    /// Copies the code of the present version, whether or not it is shown.
    public void copyAll() {
        Analysis analysis = workspace.analysis();
        tasks.start(() -> PythonCode.of(analysis), written -> {
            boolean some = !written.lines().isEmpty();
            if (some) {
                put(written.text());
            }
            workspace.say(text(some ? "code.said.copied" : "code.nothing"));
        }, failed -> {
            throw new IllegalStateException(failed);
        });
    }

    @FXML
    void saveAs() {
        save.accept(code.text());
    }

    private static void put(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
