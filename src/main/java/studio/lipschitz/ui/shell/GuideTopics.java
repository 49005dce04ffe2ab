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
            Map.entry("runs-side-queue", "view/runs#queue"),
            Map.entry("robustness", "view/robustness"),
            Map.entry("data", "view/data"),
            Map.entry("playground", "view/playground"),
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
            Map.entry("grid-dialog", "view/runs#grid"));

    /// By ids of the tabs at the bottom: their heads belong to none of the panels.
    static final Map<String, String> TABS = Map.of("tab-problems", "view/problems", "tab-training", "view/training", "tab-runs",
            "view/runs", "tab-robustness", "view/robustness", "tab-data", "view/data", "tab-playground", "view/playground");

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
