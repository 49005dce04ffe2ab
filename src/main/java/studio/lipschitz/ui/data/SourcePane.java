package studio.lipschitz.ui.data;

import static studio.lipschitz.text.Texts.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import studio.lipschitz.dataset.DataKind;
import studio.lipschitz.dataset.DroppedData;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.layer.Input;
import studio.lipschitz.network.Node;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.ui.fx.Hint;
import studio.lipschitz.ui.fx.Tasks;
import studio.lipschitz.ui.workspace.DataDialogs;
import studio.lipschitz.ui.workspace.Workspace;

/// Which source is looked at: that of the plan, or one that is typed, chosen or dropped; and the way from there into the plan.
final class SourcePane extends VBox {
    private static final Duration TYPING = Duration.millis(500);
    private static final int MOST_RECENT = 8;

    private final Workspace workspace;
    private final DataSession session;
    private final DataDialogs dialogs;
    private final Tasks tasks;
    private final TextField field = new TextField();
    private final MenuButton choose = new MenuButton(text("run.data.choose"));
    private final Button use = new Button(text("data.use"));
    private final Label plan = new Label();
    private final Label about = new Label();
    private final Label problem = new Label();
    private final Hyperlink fit = new Hyperlink(); // mends an Input that the plan's data do not fit
    private final Button again = new Button(text("data.again"));
    private final Button skip = new Button(text("data.skip"));
    private final PauseTransition typing = new PauseTransition(TYPING);
    private final List<String> recent = new ArrayList<>();
    private String followed = "";
    private boolean watching;

    /// @param tasks looks at what is dropped
    SourcePane(Workspace workspace, DataSession session, DataDialogs dialogs, Tasks tasks) {
        this.workspace = workspace;
        this.session = session;
        this.dialogs = dialogs;
        this.tasks = tasks;
        getStyleClass().addAll("training-controls", "data-controls");
        var label = new Label(text("data.source"));
        label.getStyleClass().add("plan-label");
        label.setLabelFor(field);
        field.setId("data-source");
        field.setAccessibleText(text("data.source"));
        Hint.install(field, text("run.data.doc"));
        field.textProperty().addListener((_, _, typed) -> {
            if (!typed.strip().equals(session.sourceProperty().get())) {
                typing.playFromStart();
            }
        });
        typing.setOnFinished(_ -> take(field.getText().strip()));
        field.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                take(field.getText().strip());
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE && !field.getText().equals(session.sourceProperty().get())) {
                field.setText(session.sourceProperty().get());
                event.consume();
            }
        });
        choose.setId("data-choose");
        choose.setOnShowing(_ -> fill());
        fill();
        use.setId("data-use");
        use.getStyleClass().add("accent");
        use.setTooltip(new Tooltip(text("data.use.does")));
        use.setOnAction(_ -> use());
        for (var button : List.of(choose, use)) {
            button.setMinWidth(USE_PREF_SIZE);
            button.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(button, Priority.ALWAYS);
        }
        var row = new HBox(choose, use);
        row.getStyleClass().add("run-buttons");
        plan.setId("data-plan");
        plan.getStyleClass().add("plan-note");
        about.setId("data-about");
        about.getStyleClass().add("data-about");
        problem.setId("data-problem");
        problem.getStyleClass().add("run-failure");
        fit.setId("data-fit");
        fit.setOnAction(_ -> fitInput());
        for (Labeled words : List.of(plan, about, problem, fit)) {
            words.setWrapText(true);
            words.setMinHeight(USE_PREF_SIZE);
            words.setMaxWidth(Double.MAX_VALUE);
            words.visibleProperty().bind(words.textProperty().isNotEmpty());
            words.managedProperty().bind(words.visibleProperty());
        }
        again.setId("data-again");
        again.setOnAction(_ -> session.again());
        skip.setId("data-skip");
        skip.setTooltip(new Tooltip(text("data.skip.does")));
        skip.setOnAction(_ -> session.skip());
        for (Button button : List.of(again, skip)) {
            button.setVisible(false);
            button.setMinWidth(USE_PREF_SIZE);
            button.managedProperty().bind(button.visibleProperty());
        }
        var mend = new FlowPane(8, 8, again, skip);
        mend.managedProperty().bind(again.visibleProperty());
        var drop = new Label(text("data.drop"), new FontIcon(Material2OutlinedAL.FOLDER_OPEN));
        drop.setId("data-drop");
        drop.getStyleClass().add("data-drop");
        drop.setWrapText(true);
        drop.setMinHeight(USE_PREF_SIZE);
        drop.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(new VBox(4, label, field), row, plan, about, fit, problem, mend, drop);
        about.textProperty().bind(Bindings.createStringBinding(
                () -> session.state() == DataSession.State.REFUSED ? "" : session.messageProperty().get().replace(" × ", "\u00a0×\u00a0"),
                session.messageProperty(), session.stateProperty()));
        session.sourceProperty().subscribe(source -> {
            if (!field.getText().strip().equals(source)) {
                field.setText(source);
            }
            typing.stop();
            tell();
        });
        session.lookProperty().subscribe(_ -> tell());
        session.stateProperty().subscribe(state -> {
            again.setVisible(state == DataSession.State.REFUSED);
            skip.setVisible(state == DataSession.State.REFUSED && session.skippable());
            if (state == DataSession.State.REFUSED) {
                problem.setText(session.messageProperty().get());
            } else if (state != DataSession.State.EMPTY) {
                problem.setText("");
            }
            if (state == DataSession.State.READY) {
                remember(session.sourceProperty().get());
            }
            tell();
        });
        workspace.projectProperty().subscribe(_ -> {
            follow();
            tell();
        });
    }

    /// While somebody looks the plan's data are followed, unless others are looked at.
    void watch(boolean seen) {
        watching = seen;
        follow();
    }

    private void follow() {
        String planned = workspace.project().plan().data();
        if (!watching || planned.equals(followed)) {
            return;
        }
        boolean with = followed.isEmpty() || field.getText().strip().equals(followed);
        followed = planned;
        if (session.sourceProperty().get().isEmpty()) {
            take(planned);
        } else if (with && !planned.equals(session.sourceProperty().get())) {
            field.setText(planned); // read when its typing in the plan is over
        }
    }

    private void tell() {
        String planned = workspace.project().plan().data();
        boolean other = !session.sourceProperty().get().isEmpty() && !planned.equals(session.sourceProperty().get());
        boolean readable = session.state() != DataSession.State.REFUSED;
        plan.setText(other ? text(readable ? "data.plan.other" : "data.plan.refused", planned) : "");
        use.setDisable(!other || !readable);
        String input = input().map(node -> ((Input) node.layer()).shape().toString()).orElse("");
        String wanted = samples().map(Shape::toString).orElse(input);
        fit.setText(other || input.isEmpty() || input.equals(wanted) ? ""
                : text("run.data.fit", input, wanted).replace(" × ", "\u00a0×\u00a0"));
    }

    private void use() {
        String source = session.sourceProperty().get();
        followed = source;
        boolean first = workspace.network().nodes().isEmpty();
        workspace.apply(session.look().map(look -> Edits.learnFrom(source, look.data().shape()))
                .orElseGet(() -> Edits.plan("data", its -> its.withData(source))));
        boolean begun = first && !workspace.network().nodes().isEmpty();
        if (begun) {
            input().ifPresent(node -> workspace.selectNodes(Set.of(node.id()))); // the first layer is added below it
        }
        workspace.say(text(begun ? "data.used.input" : "data.used", source));
    }

    private Optional<Node> input() {
        return workspace.network().nodes().stream().filter(node -> node.layer() instanceof Input).findFirst();
    }

    private Optional<Shape> samples() {
        return session.look().map(look -> look.data().shape());
    }

    private void fitInput() {
        samples().ifPresent(shape -> input().ifPresent(node -> workspace.apply(Edits.setParam(node.id(), "shape", shape.dims()))));
    }

    /// Looks at a source.
    private void take(String source) {
        typing.stop();
        boolean refused = session.state() == DataSession.State.REFUSED; // its files may have been mended
        if (!source.isEmpty() && (refused || !source.equals(session.sourceProperty().get()))) {
            session.open(source);
        }
    }

    /// Looks at a file or a folder, or says why not.
    void drop(Path path) {
        tasks.start(() -> DroppedData.source(path), this::take, e -> {
            String why = Objects.requireNonNullElse(e.getMessage(), e.toString());
            problem.setText(why.endsWith(".") ? why : why + ".");
        });
    }

    void focusField() {
        field.requestFocus();
    }

    private void remember(String source) {
        recent.remove(source);
        recent.addFirst(source);
        if (recent.size() > MOST_RECENT) {
            recent.removeLast();
        }
    }

    private void fill() {
        choose.getItems().clear();
        for (DataKind kind : DataKind.values()) {
            if (!kind.placed()) {
                choose.getItems().add(
                        item("data-take-" + kind.word(), text("run.data.kind", kind.word(), kind.doc()), () -> take(kind.word())));
            }
        }
        choose.getItems().addAll(
                new SeparatorMenuItem(),
                item("data-take-images", text("run.data.images"), () -> dialogs.folder(text("data.choose.images")).ifPresent(this::drop)),
                item("data-take-file", text("run.data.file"), () -> dialogs.file().ifPresent(this::drop)),
                item("data-take-idx", text("run.data.idx"), () -> dialogs.folder(text("data.choose.idx")).ifPresent(this::drop)));
        List<String> others = recent.stream().filter(source -> source.contains(":") || source.contains("?")).toList();
        if (!others.isEmpty()) {
            choose.getItems().add(new SeparatorMenuItem());
            others.forEach(source -> choose.getItems().add(item("data-take-recent", source, () -> take(source))));
        }
    }

    private static MenuItem item(String id, String text, Runnable action) {
        var item = new MenuItem(text);
        item.setId(id);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
