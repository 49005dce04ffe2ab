package studio.lipschitz.ui.robustness;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.lipschitz.Explained;
import studio.lipschitz.tensor.HostArray;
import studio.lipschitz.ui.chart.Drawing;
import studio.lipschitz.ui.chart.Radii;
import studio.lipschitz.ui.workspace.Workspace;
import studio.lipschitz.worker.LabEvent;
import studio.lipschitz.worker.Question;

/// Inside the network: what a node makes of the chosen sample, its weights, and where the decision is sensitive.
final class InsidePage extends SplitPane implements Page {
    private static final double SIDE = 60;

    private final LabSession session;
    private final ListView<String> nodes = new ListView<>();
    private final ToggleGroup views = new ToggleGroup();
    private final ComboBox<String> weight = new ComboBox<>();
    private final TilesPane tiles;
    private final Label title = new Label();
    private final StackPane sample = new StackPane();
    private Map<String, HostArray> weights = Map.of();
    private long asked; // the latest wish

    private enum View {
        MAPS, WEIGHTS, SALIENCY
    }

    InsidePage(Workspace workspace, LabSession session, Drawing drawing) {
        this.session = session;
        tiles = new TilesPane("inside-tiles", text("lab.inside.empty"), drawing);
        nodes.setId("inside-nodes");
        nodes.setAccessibleText(text("lab.inside.nodes"));
        nodes.setCellFactory(_ -> new NodeCell());
        nodes.getSelectionModel().selectedItemProperty().addListener(_ -> look());
        var buttons = new HBox(
                view(View.MAPS, text("lab.inside.maps")), view(View.WEIGHTS, text("lab.inside.weights")),
                view(View.SALIENCY, text("lab.inside.saliency")), weight);
        buttons.getStyleClass().add("lab-row");
        views.selectToggle(views.getToggles().getFirst());
        views.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) {
                views.selectToggle(before); // one of them always is
            } else {
                look();
            }
        });
        weight.setId("inside-weight");
        weight.setAccessibleText(text("lab.inside.weight"));
        weight.visibleProperty().bind(Bindings.createBooleanBinding(() -> weight.getItems().size() > 1, weight.getItems()));
        weight.managedProperty().bind(weight.visibleProperty());
        weight.getSelectionModel().selectedItemProperty().addListener(_ -> showWeight());
        title.setId("inside-title");
        title.getStyleClass().add("chart-title");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        sample.getStyleClass().add("sample-picture");
        sample.setId("inside-sample");
        var head = new HBox(new VBox(8, buttons, title), sample);
        HBox.setHgrow(head.getChildren().getFirst(), Priority.ALWAYS);
        head.getStyleClass().add("lab-row");
        VBox.setVgrow(tiles, Priority.ALWAYS);
        var right = new VBox(head, tiles);
        right.getStyleClass().add("lab-page");
        getStyleClass().add("lab-split");
        getItems().addAll(nodes, right);
        setDividerPositions(0.2);
        SplitPane.setResizableWithParent(nodes, false);
        session.judgedProperty().subscribe(judged -> nodes.getItems()
                .setAll(judged.map(each -> each.run().analysis().order()).orElse(List.of())));
        session.stateProperty().subscribe(state -> {
            if (state == LabSession.State.READY && nodes.getSelectionModel().isEmpty()) {
                select(workspace.selection().single().orElse(""));
            }
            look();
        });
        session.chosenProperty().addListener(_ -> look());
        workspace.selectionProperty().addListener((_, _, selection) -> selection.single().ifPresent(this::select));
    }

    private ToggleButton view(View view, String name) {
        var button = new ToggleButton(name);
        button.setId("inside-" + view.name().toLowerCase(java.util.Locale.ROOT));
        button.setUserData(view);
        button.setToggleGroup(views);
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    /// The node that is selected on the canvas, if the run has it; else the first that computes something.
    private void select(String id) {
        List<String> all = nodes.getItems();
        if (all.contains(id)) {
            nodes.getSelectionModel().select(id);
            nodes.scrollTo(id);
        } else if (nodes.getSelectionModel().isEmpty() && !all.isEmpty()) {
            nodes.getSelectionModel().select(Math.min(1, all.size() - 1));
        }
    }

    private void look() {
        long mine = ++asked;
        weights = Map.of();
        weight.getItems().clear();
        sample.getChildren().clear();
        View view = (View) views.getSelectedToggle().getUserData();
        List<Integer> chosen = session.chosenProperty().get();
        @Nullable String node = nodes.getSelectionModel().getSelectedItem();
        boolean ready = session.state() == LabSession.State.READY;
        nodes.setDisable(view == View.SALIENCY);
        if (!ready || (view != View.SALIENCY && node == null) || (view != View.WEIGHTS && chosen.isEmpty())) {
            tiles.clear();
            title.setText(!ready ? session.awaited().get()
                    : text(chosen.isEmpty() && view != View.WEIGHTS ? "lab.choose" : "lab.inside.empty"));
            return;
        }
        String of = Objects.requireNonNullElse(node, "");
        if (view != View.WEIGHTS) {
            session.ask(new Question.Samples(List.of(chosen.getFirst())), answer -> {
                if (mine == asked && answer instanceof LabEvent.Samples(List<HostArray> samples)) {
                    sample.getChildren().setAll(SampleView.of(samples.getFirst(), SIDE));
                }
            });
        }
        session.ask(switch (view) {
            case MAPS -> new Question.Maps(chosen.getFirst(), of);
            case WEIGHTS -> new Question.Weights(of);
            case SALIENCY -> new Question.Explain(chosen.getFirst());
        }, answer -> {
            if (mine == asked) {
                show(of, answer);
            }
        });
    }

    private void show(String node, LabEvent answer) {
        switch (answer) {
            case LabEvent.Maps(HostArray maps) -> {
                title.setText(text("lab.inside.mapsOf", node, module(node), shape(maps.shape())));
                tiles.show(Tiles.ofMaps(maps), text("lab.inside.scale"));
            }
            case LabEvent.Weights(Map<String, HostArray> byName) -> {
                weights = byName;
                if (byName.isEmpty()) {
                    tiles.clear();
                    title.setText(text("lab.inside.noWeights", node, module(node)));
                    return;
                }
                weight.getItems().setAll(byName.keySet());
                weight.getSelectionModel().selectFirst();
            }
            case LabEvent.Explains(Explained explained) -> {
                title.setText(saliency(explained));
                title.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("wrong"), explained.refutes());
                tiles.show(Tiles.ofMaps(explained.gradient()), text("lab.inside.gradient"));
            }
            case LabEvent.Refused(String reason) -> {
                tiles.clear();
                title.setText(reason.isEmpty() ? text("lab.cancelled") : reason);
            }
            default -> throw new IllegalStateException("no answer to a look inside: " + answer);
        }
    }

    private String saliency(Explained explained) {
        String steepness = Radii.value(explained.steepness());
        String slope = Radii.found(explained.slope());
        if (explained.refutes()) {
            return text("lab.inside.refuted", explained.sample(), steepness, slope);
        }
        return session.judgedProperty().get().map(judged -> text(
                "lab.inside.steepness", Names.of(judged.subject(), explained.decision()),
                Names.of(judged.subject(), explained.rival()), steepness, slope)).orElse("");
    }

    private void showWeight() {
        String name = weight.getSelectionModel().getSelectedItem();
        String node = nodes.getSelectionModel().getSelectedItem();
        HostArray value = name == null ? null : weights.get(name);
        if (value == null || node == null) {
            return;
        }
        title.setText(text("lab.inside.weightOf", node + "." + name, module(node), shape(value.shape())));
        tiles.show(
                Tiles.ofWeight(value, session.judgedProperty().get().flatMap(judged -> judged.run().imageBefore(node))),
                text("lab.inside.scale"));
    }

    private String module(String node) {
        return session.judgedProperty().get().map(judged -> judged.run().nodeOf(node).layer().module()).orElse("");
    }

    private static String shape(List<Integer> shape) {
        return String.join(" × ", shape.stream().map(String::valueOf).toList());
    }

    private static final class NodeCell extends ListCell<String> {
        @Override
        protected void updateItem(@Nullable String id, boolean empty) {
            super.updateItem(id, empty);
            setText(empty || id == null ? "" : id);
        }
    }

    @Override
    public void redraw() {
        tiles.redraw();
    }

    @Override
    public boolean frame(long now) {
        return tiles.frame(now);
    }
}
