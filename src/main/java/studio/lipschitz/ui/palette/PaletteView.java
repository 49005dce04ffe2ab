package studio.lipschitz.ui.palette;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import studio.lipschitz.layer.Group;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.ui.fx.Fxml;
import studio.lipschitz.ui.fx.VerdictLook;
import studio.lipschitz.ui.palette.PaletteModel.Entry;
import studio.lipschitz.ui.workspace.Workspace;

/// The compatibility table to take modules from: with the mouse onto the canvas, or with a double click or Enter.
public final class PaletteView extends VBox {
    private final PaletteModel model = new PaletteModel();
    private final Workspace workspace;

    @FXML private TextField search;

    @FXML private ScrollPane scroll;

    @FXML private VBox items;

    @FXML private VBox nothing;

    @FXML private Label nothingText;

    @FXML private VBox about;

    @FXML private Label aboutName;

    @FXML private Label aboutVerdict;

    @FXML private Label aboutSummary;

    @FXML private Label aboutComment;

    public PaletteView(Workspace workspace) {
        this.workspace = workspace;
        Fxml.load("palette", this);
        model.searchProperty().bind(search.textProperty());
        nothingText.textProperty().bind(search.textProperty().map(words -> "No module matches “" + words.strip() + "”."));
        model.entriesProperty().subscribe(this::fill);
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::keyInSearch);
        describe(Optional.empty());
    }

    /// Puts the cursor into the search field.
    public void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    private void fill(List<Entry> entries) {
        var rows = new ArrayList<Node>();
        Optional<Group> group = Optional.empty();
        for (Entry entry : entries) {
            Group its = entry.type().info().group();
            if (!model.searching() && !group.equals(Optional.of(its))) {
                var heading = new Label(its.title());
                heading.getStyleClass().addAll("palette-group", VerdictLook.groupStyle(its));
                rows.add(heading);
                group = Optional.of(its);
            }
            rows.add(item(entry));
        }
        items.getChildren().setAll(rows);
        nothing.setVisible(entries.isEmpty());
        scroll.setVvalue(0);
    }

    private PaletteItem item(Entry entry) {
        var item = new PaletteItem(entry, workspace.draggedModuleProperty());
        item.setOnAdd(() -> add(entry.type()));
        item.hoverProperty().subscribe(hovered -> {
            if (hovered) {
                describe(Optional.of(entry));
            }
        });
        item.focusedProperty().subscribe(focused -> {
            if (focused) {
                describe(Optional.of(entry));
                bringIntoView(item);
            }
        });
        item.addEventHandler(KeyEvent.KEY_PRESSED, event -> keyOnItem(event, item));
        return item;
    }

    private void add(ModuleType type) {
        workspace.add(type);
        workspace.selection().single().ifPresent(workspace::reveal);
        workspace.say("Added " + type.name() + ".");
    }

    private void keyInSearch(KeyEvent event) {
        List<PaletteItem> found = shown();
        if (event.getCode() == KeyCode.DOWN && !found.isEmpty()) {
            found.getFirst().requestFocus();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && model.searching() && !found.isEmpty()) {
            add(found.getFirst().entry().type());
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && model.searching()) {
            search.clear();
            event.consume();
        }
    }

    private void keyOnItem(KeyEvent event, PaletteItem item) {
        List<PaletteItem> found = shown();
        int next = found.indexOf(item) + (event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0);
        switch (event.getCode()) {
            case ENTER, SPACE -> add(item.entry().type());
            case DOWN, UP -> (next < 0 ? search : found.get(Math.min(next, found.size() - 1))).requestFocus();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private List<PaletteItem> shown() {
        return items.getChildren().stream().filter(PaletteItem.class::isInstance).map(PaletteItem.class::cast).toList();
    }

    private void bringIntoView(Node item) {
        Bounds bounds = item.getBoundsInParent();
        double height = scroll.getViewportBounds().getHeight();
        double hidden = items.getHeight() - height;
        double top = scroll.getVvalue() * hidden;
        if (hidden > 0 && (bounds.getMinY() < top || bounds.getMaxY() > top + height)) {
            scroll.setVvalue(Math.clamp((bounds.getCenterY() - height / 2) / hidden, 0, 1));
        }
    }

    /// What a module is, at the foot of the palette; without one, how to use the palette.
    private void describe(Optional<Entry> described) {
        about.getStyleClass().removeIf(style -> style.startsWith("verdict-"));
        aboutName.setText(described.map(entry -> entry.type().name()).orElse("Drag a module onto the canvas"));
        described.ifPresent(entry -> about.getStyleClass().add(VerdictLook.of(entry.verdict().kind()).styleClass()));
        aboutVerdict.setText(described.map(entry -> VerdictLook.of(entry.verdict().kind()).label()).orElse(""));
        aboutSummary.setText(described.map(entry -> entry.type().info().summary())
                .orElse("Or double-click it to add it below the selected node."));
        aboutComment.setText(described.map(PaletteView::comment).orElse(""));
        for (Label optional : List.of(aboutVerdict, aboutComment)) {
            optional.setVisible(!optional.getText().isEmpty());
        }
    }

    private static String comment(Entry entry) {
        var info = entry.type().info();
        String replaced = info.replaces().length == 0 ? "" : "In place of " + String.join(", ", info.replaces()) + ". ";
        return (replaced + info.comment()).strip();
    }
}
