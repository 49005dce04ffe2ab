package studio.lipschitz.ui.training;

import static studio.lipschitz.text.Texts.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import studio.lipschitz.dataset.DataKind;
import studio.lipschitz.dataset.DataPreview;
import studio.lipschitz.dataset.Datasets;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.layer.Input;
import studio.lipschitz.network.Node;
import studio.lipschitz.training.Loss;
import studio.lipschitz.training.TrainingPlan;
import studio.lipschitz.ui.fx.Tasks;
import studio.lipschitz.ui.workspace.DataDialogs;
import studio.lipschitz.ui.workspace.Workspace;

/// What the network trains on: typed or chosen, then read beside the window and described below, or refused there in one sentence.
final class DataField extends VBox {
    private static final Duration TYPING = Duration.millis(400);
    private static final int MOST_RECENT = 8;

    private final Workspace workspace;
    private final DataDialogs dialogs;
    private final Tasks tasks = new Tasks(); // its own: a save must not wait for a folder of images
    private final PauseTransition typing = new PauseTransition(TYPING);
    private final PlanField field;
    private final MenuButton choose = new MenuButton(text("run.data.choose"));
    private final Label about = new Label();
    private final Label problem = new Label();
    private final Hyperlink fit = new Hyperlink();
    private final Hyperlink loss = new Hyperlink();
    private final List<String> recent = new ArrayList<>();
    private String described = "";
    private Optional<DataPreview> preview = Optional.empty();

    DataField(Workspace workspace, TrainingCommands commands) {
        this(workspace, commands, null);
    }

    /// @param dialogs null for those of the desktop
    DataField(Workspace workspace, TrainingCommands commands, @org.jspecify.annotations.Nullable DataDialogs dialogs) {
        this.workspace = workspace;
        this.dialogs = dialogs != null ? dialogs
                : DataDialogs.ofDesktop(() -> getScene() == null ? null : getScene().getWindow());
        getStyleClass().add("plan-data");
        field = new PlanField(
                workspace,
                "data",
                text("run.data"),
                text("run.data.doc"),
                Arrays.stream(DataKind.values()).filter(kind -> !kind.placed()).map(DataKind::word).toList(),
                TrainingPlan::data,
                TrainingPlan::withData);
        choose.setId("plan-data-choose");
        choose.setOnShowing(_ -> fill());
        fill();
        Button normalise = new Button(text("run.data.normalise"));
        normalise.setId("plan-data-normalise");
        normalise.setTooltip(new Tooltip(text("run.data.normalise.does")));
        normalise.setOnAction(_ -> commands.normaliser().normalise());
        normalise.disableProperty().bind(commands.normaliser().busyProperty());
        var row = new HBox(choose, normalise);
        row.getStyleClass().add("plan-data-row");
        about.setId("plan-data-about");
        about.getStyleClass().add("plan-data-about");
        problem.setId("plan-data-problem");
        problem.getStyleClass().add("plan-error");
        fit.setId("plan-data-fit");
        fit.setOnAction(_ -> fitInput());
        loss.setId("plan-data-loss");
        loss.setOnAction(_ -> severalClasses().ifPresent(better -> workspace.apply(Edits.plan("loss", plan -> plan.withLoss(better)))));
        for (var label : List.of(about, problem, fit, loss)) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
            label.visibleProperty().bind(label.textProperty().isNotEmpty());
        }
        about.managedProperty().bind(problem.textProperty().isEmpty()); // it keeps its place: what is below must not move when it comes
        problem.managedProperty().bind(problem.visibleProperty());
        fit.managedProperty().bind(fit.visibleProperty());
        loss.managedProperty().bind(loss.visibleProperty());
        getChildren().addAll(field, row, about, problem, fit, loss);
        typing.setOnFinished(_ -> describe());
        workspace.projectProperty().subscribe(project -> {
            changed(project.plan().data());
            showFit();
        });
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                changed(workspace.project().plan().data());
            }
        });
    }

    /// The text field, to be refreshed with the others of the plan.
    PlanField field() {
        return field;
    }

    private void changed(String source) {
        if (getScene() != null && !source.equals(described)) {
            typing.playFromStart();
        }
    }

    private void describe() {
        String source = workspace.project().plan().data();
        described = source;
        show(Optional.empty(), text("run.data.reading", source), "");
        tasks.start(
                () -> Datasets.preview(source),
                read -> {
                    if (described.equals(source)) {
                        show(Optional.of(read), read.words().replace(" × ", "\u00a0×\u00a0"), "");
                        remember(source);
                    }
                },
                e -> {
                    if (described.equals(source)) {
                        String message = Objects.requireNonNullElse(e.getMessage(), e.toString());
                        show(Optional.empty(), "", message.endsWith(".") ? message : message + ".");
                    }
                });
    }

    private void show(Optional<DataPreview> read, String words, String refusal) {
        preview = read;
        about.setText(words);
        problem.setText(refusal);
        showFit();
    }

    /// Links to mend an Input that these samples do not fit, and a loss that is for two classes.
    private void showFit() {
        boolean misfit = preview.isPresent()
                && input().map(node -> !((Input) node.layer()).shape().equals(preview.get().shape())).orElse(false);
        fit.setText(misfit ? text("run.data.fit",
                input().map(node -> ((Input) node.layer()).shape().toString()).orElse(""), preview.get().shape()) : "");
        loss.setText(severalClasses().map(better -> text("run.data.loss", preview.orElseThrow().classes().size(), better.lossName()))
                .orElse(""));
    }

    /// The loss to offer where that of the plan looks at each output alone and the data have more than two classes.
    private Optional<Loss> severalClasses() {
        return preview.filter(read -> read.classes().size() > 2).flatMap(_ -> workspace.project().plan().loss().ofSeveralClasses());
    }

    private void fitInput() {
        preview.ifPresent(read -> input().ifPresent(node -> workspace.apply(
                Edits.setParam(node.id(), "shape", read.shape().dims()))));
    }

    private Optional<Node> input() {
        return workspace.network().nodes().stream().filter(node -> node.layer() instanceof Input).findFirst();
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
                choose.getItems().add(item("data-" + kind.word(), text("run.data.kind", kind.word(), kind.doc()), () -> take(kind.word())));
            }
        }
        choose.getItems().addAll(
                new SeparatorMenuItem(),
                item("data-images", text("run.data.images"), () -> folder(text("run.data.images.title"), path -> "images:" + path)),
                item("data-file", text("run.data.file"), () -> dialogs.file().ifPresent(path -> take(
                        (path.toString().toLowerCase(Locale.ROOT).endsWith(".npz") ? "npz:" : "csv:") + path))),
                item("data-idx", text("run.data.idx"), () -> folder(text("run.data.idx.title"), path -> "idx:" + path)));
        List<String> others = recent.stream().filter(source -> source.contains(":") || source.contains("?")).toList();
        if (!others.isEmpty()) {
            choose.getItems().add(new SeparatorMenuItem());
            others.forEach(source -> choose.getItems().add(item("data-recent", source, () -> take(source))));
        }
    }

    private static MenuItem item(String id, String text, Runnable action) {
        var item = new MenuItem(text);
        item.setId(id);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void folder(String title, Function<Path, String> source) {
        dialogs.folder(title).map(source).ifPresent(this::take);
    }

    private void take(String source) {
        // A question mark in a path would be taken for that of the options: the last one counts.
        boolean odd = source.contains(":") && source.contains("?") && !recent.contains(source);
        String spelled = odd ? source + "?seed=0" : source;
        workspace.apply(Edits.plan("data", plan -> plan.withData(spelled)));
    }
}
