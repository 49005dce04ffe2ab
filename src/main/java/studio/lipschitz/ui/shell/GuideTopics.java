package studio.lipschitz.ui.shell;

import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TabPane;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.guide.Guide;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.ui.fx.Topics;
import studio.lipschitz.ui.workspace.Workspace;

/// Which page of the guide tells about a part of the window: what the part itself says, or else what its id or that of something around it stands for.
final class GuideTopics {
    private static final String NODE = "node-"; // before the id of a node, in the id of what shows it
    private static final String MODULE = "palette-";

    /// By ids of parts; the nearest one counts.
    static final Map<String, String> PAGES = Map.ofEntries(
            Map.entry("canvas", "view/canvas"),
            Map.entry("minimap", "view/canvas#map"),
            Map.entry("breadcrumb", "view/blocks"),
            Map.entry("palette", "view/palette"),
            Map.entry("inspector", "view/inspector"),
            Map.entry("code", "view/code"),
            Map.entry("problems", "view/problems"),
            Map.entry("training", "view/training"),
            Map.entry("plan-data", "reference/data"),
            Map.entry("plan-form", "view/training#plan"),
            Map.entry("plan-normalization", "theory/layers#normalisation"),
            Map.entry("plan-epsilon", "theory/constant#radius"),
            Map.entry("charts", "view/charts"),
            Map.entry("boundary-chart", "view/charts#boundary"),
            Map.entry("runs", "view/runs"),
            Map.entry("plan-change", "view/training#change"),
            Map.entry("runs-search", "view/runs#search"),
            Map.entry("runs-side-curves", "view/runs#compare"),
            Map.entry("runs-overlay", "view/runs#compare"),
            Map.entry("runs-side-differences", "view/runs#compare"),
            Map.entry("runs-differences", "view/runs#compare"),
            Map.entry("runs-side-pareto", "view/runs#grid"),
            Map.entry("runs-pareto", "view/runs#grid"),
            Map.entry("runs-side-about", "view/runs#order"),
            Map.entry("runs-about", "view/runs#order"),
            Map.entry("runs-side-queue", "view/runs#queue"),
            Map.entry("runs-queue", "view/runs#queue"),
            Map.entry("robustness", "view/robustness"),
            Map.entry("data", "view/data"),
            Map.entry("data-source", "reference/data"),
            Map.entry("playground", "view/playground"),
            Map.entry("play-draw-tools", "view/playground#points"),
            Map.entry("play-balls", "view/playground#balls"),
            Map.entry("play-twin", "view/playground#twin"),
            Map.entry("menu", "start/keys"),
            Map.entry("toolbar", "view/window"),
            Map.entry("status", "view/window#status"),
            Map.entry("shell", "view/window"),
            Map.entry("welcome", "view/welcome"),
            Map.entry("welcome-devices", "view/welcome#devices"),
            Map.entry("tour", "start/tour"),
            // dialogs
            Map.entry("report", "help/crash"),
            Map.entry("new-dialog", "view/welcome#begin"),
            Map.entry("recent-dialog", "view/files"),
            Map.entry("version-dialog", "view/files"),
            Map.entry("question", "view/files"),
            Map.entry("keymap", "start/keys"),
            Map.entry("gpu-dialog", "help/gpu#get"),
            Map.entry("about", Guide.HOME),
            Map.entry("licences", Guide.HOME),
            Map.entry("grid-dialog", "view/runs#grid"));

    /// By ids of tabs, of the panel at the bottom and within panels: what is on a tab and tells nothing of its own is told with it.
    static final Map<String, String> TABS = Map.ofEntries(
            Map.entry("tab-problems", "view/problems"),
            Map.entry("tab-training", "view/training"),
            Map.entry("tab-runs", "view/runs"),
            Map.entry("tab-robustness", "view/robustness"),
            Map.entry("tab-data", "view/data"),
            Map.entry("tab-playground", "view/playground"),
            Map.entry("lab-overview", "view/robustness#overview"),
            Map.entry("lab-samples-tab", "view/robustness#samples"),
            Map.entry("lab-attack", "view/robustness#attack"),
            Map.entry("lab-inside", "view/robustness#inside"),
            Map.entry("lab-limits", "view/robustness#limits"),
            Map.entry("data-samples-tab", "view/data#samples"),
            Map.entry("data-classes-tab", "view/data#classes"),
            Map.entry("data-channels-tab", "view/data#channels"),
            Map.entry("data-normalise-tab", "view/data#normalisation"),
            Map.entry("data-problems-tab", "view/data#check"));

    private final Workspace workspace;

    GuideTopics(Workspace workspace) {
        this.workspace = workspace;
    }

    /// Of what has the focus; where nothing has, of the selected node.
    String of(Scene scene) {
        @Nullable Node owner = scene.getFocusOwner();
        return owner == null ? selected().orElse(Guide.HOME) : of(owner);
    }

    String of(Node part) {
        for (Node node = part; node != null; node = node.getParent()) {
            Optional<String> page = Topics.of(node);
            if (page.isEmpty() && node.getId() != null) {
                page = named(node, node.getId());
            }
            if (page.isPresent()) {
                return page.get();
            }
        }
        return Guide.HOME;
    }

    private Optional<String> named(Node node, String id) {
        if (id.startsWith(NODE) && workspace.network().contains(id.substring(NODE.length()))) {
            return module(id.substring(NODE.length()));
        }
        if (id.startsWith(MODULE) && Catalogue.find(id.substring(MODULE.length())).isPresent()) {
            return Optional.of("layer/" + id.substring(MODULE.length()));
        }
        if (node instanceof TabPane tabs) {
            return Optional.ofNullable(tabs.getSelectionModel().getSelectedItem())
                    .flatMap(tab -> Optional.ofNullable(TABS.get(tab.getId())));
        }
        if (id.equals("inspector") && workspace.selection().isEmpty()) {
            return Optional.of("view/inspector#network");
        }
        boolean ofNode = id.equals("canvas") || id.equals("inspector");
        return (ofNode ? selected() : Optional.<String>empty()).or(() -> Optional.ofNullable(PAGES.get(id)));
    }

    private Optional<String> selected() {
        Optional<String> block = workspace.selection().block(workspace.project().blocks()).map(_ -> "view/blocks");
        return block.or(() -> workspace.selection().single().flatMap(this::module));
    }

    private Optional<String> module(String node) {
        String module = workspace.network().node(node).layer().module();
        return Optional.of(Catalogue.find(module).isPresent() ? "layer/" + module : "view/verdicts#unknown");
    }
}
