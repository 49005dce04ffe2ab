package studio.lipschitz.ui.palette;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.ui.fx.Fxml;
import studio.lipschitz.ui.fx.TextScale;
import studio.lipschitz.ui.fx.Topics;
import studio.lipschitz.ui.fx.VerdictLook;
import studio.lipschitz.ui.workspace.BlockShelf;
import studio.lipschitz.ui.workspace.ModuleSearch.Entry;
import studio.lipschitz.ui.workspace.Workspace;

/// The compatibility table to take modules from: with the mouse onto the canvas, or with a double click or Enter.
public final class PaletteView extends VBox {
    /// Height at the usual size of text, below which the list needs all of it; tooltips tell the same.
    private static final double ROOM_FOR_BOTH = 440;

    private final PaletteModel model = new PaletteModel();
    private final Workspace workspace;
    private @Nullable BlockShelf shelf;

    @FXML private TextField search;

    @FXML private ListView<PaletteRow> items;

    @FXML private VBox nothing;

    @FXML private Label nothingText;

    @FXML private StackPane about;

    @FXML private Label aboutName;

    @FXML private Label aboutVerdict;

    @FXML private Label aboutSummary;

    @FXML private Label aboutComment;

    public PaletteView(Workspace workspace) {
        this.workspace = workspace;
        Fxml.load("palette", this);
        model.searchProperty().bind(search.textProperty());
        nothingText.textProperty().bind(search.textProperty().map(words -> text("palette.nothing", words.strip())));
        items.setCellFactory(_ -> new PaletteCell(this::item, this::block, this::toggle));
        items.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row instanceof PaletteRow.Module module) {
                describe(Optional.of(module.entry()));
            }
        });
        items.addEventFilter(KeyEvent.KEY_PRESSED, this::keyInList);
        Topics.set(items, () -> items.getSelectionModel().getSelectedItem() instanceof PaletteRow.Module module
                ? Optional.of("layer/" + module.entry().type().name()) : Optional.empty());
        model.rowsProperty().subscribe(this::fill);
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::keyInSearch);
        describe(Optional.empty());
        var text = sceneProperty().flatMap(TextScale::in).orElse(1.0);
        about.visibleProperty().bind(Bindings.createBooleanBinding(
                () -> getHeight() > ROOM_FOR_BOTH * text.getValue().doubleValue(), heightProperty(), text));
        about.managedProperty().bind(about.visibleProperty());
    }

    /// Puts the cursor into the search field.
    public void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    private void fill(List<PaletteRow> rows) {
        PaletteRow selected = items.getSelectionModel().getSelectedItem();
        items.getItems().setAll(rows);
        nothing.setVisible(rows.isEmpty());
        if (model.searching()) {
            items.scrollTo(0);
        }
        if (selected instanceof PaletteRow.Heading heading) { // its other state stands in its place
            rows.stream()
                    .filter(row -> row instanceof PaletteRow.Heading other && other.group() == heading.group())
                    .findFirst()
                    .ifPresent(items.getSelectionModel()::select);
        }
    }

    /// Offers the blocks that are kept, below the modules.
    public void offer(BlockShelf blocks) {
        shelf = blocks;
        model.keptProperty().bind(blocks.blocksProperty());
        blocks.look();
    }

    private KeptItem block() {
        return new KeptItem(workspace.draggedBlockProperty(), this::add, this::remove);
    }

    private void remove(BlockShelf.Kept kept) {
        if (shelf != null) {
            shelf.remove(kept, workspace::say);
        }
    }

    /// That of the right button, for the row that is selected.
    private void openMenu(@Nullable PaletteRow row) {
        if (row instanceof PaletteRow.Kept kept) {
            items.lookupAll(".list-cell").stream().filter(cell -> cell instanceof PaletteCell its && row.equals(its.getItem())).findFirst()
                    .ifPresent(cell -> {
                        Bounds at = cell.localToScreen(cell.getLayoutBounds());
                        KeptItem.menu(kept.kept(), this::remove).show(cell, at.getMinX() + at.getWidth() / 4, at.getCenterY());
                    });
        }
    }

    private void add(BlockShelf.Kept kept) {
        workspace.arrivals().addBlock(kept.part());
        workspace.say(text("palette.said.added", kept.block().name()));
    }

    private void toggle(PaletteRow row) {
        switch (row) {
            case PaletteRow.Heading heading -> model.toggle(heading.group());
            case PaletteRow.Shelf _ -> model.toggleShelf();
            case PaletteRow.Module _,PaletteRow.Kept _ -> {
            }
        }
    }

    private PaletteItem item() {
        var item = new PaletteItem(workspace.draggedModuleProperty(), entry -> add(entry.type()));
        item.hoverProperty().subscribe(hovered -> {
            if (hovered) {
                item.shown().ifPresent(entry -> describe(Optional.of(entry)));
            }
        });
        return item;
    }

    private void add(ModuleType type) {
        workspace.add(type);
        workspace.selection().single().ifPresent(workspace::reveal);
        workspace.say(text("palette.said.added", type.name()));
    }

    private void keyInSearch(KeyEvent event) {
        List<PaletteRow> rows = items.getItems();
        if (event.getCode() == KeyCode.DOWN && !rows.isEmpty()) {
            items.requestFocus();
            items.getSelectionModel().selectFirst();
            items.scrollTo(0);
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && model.searching() && !rows.isEmpty()) {
            use(rows.getFirst());
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && model.searching()) {
            search.clear();
            event.consume();
        }
    }

    /// Enter takes a module; groups open and close as branches of a tree do.
    private void keyInList(KeyEvent event) {
        @Nullable PaletteRow row = items.getSelectionModel().getSelectedItem();
        switch (event.getCode()) {
            case ENTER, SPACE -> {
                if (row != null) {
                    use(row);
                }
            }
            case UP -> {
                if (items.getSelectionModel().getSelectedIndex() > 0) {
                    return;
                }
                search.requestFocus();
            }
            case LEFT, RIGHT -> {
                boolean closes = event.getCode() == KeyCode.LEFT;
                if ((row instanceof PaletteRow.Heading heading && heading.open() == closes)
                        || (row instanceof PaletteRow.Shelf kept && kept.open() == closes)) {
                    toggle(row);
                }
            }
            case DELETE -> {
                if (row instanceof PaletteRow.Kept kept) {
                    remove(kept.kept());
                }
            }
            case CONTEXT_MENU -> openMenu(row);
            case F10 -> {
                if (!event.isShiftDown()) {
                    return;
                }
                openMenu(row);
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void use(PaletteRow row) {
        switch (row) {
            case PaletteRow.Heading _,PaletteRow.Shelf _ -> toggle(row);
            case PaletteRow.Module module -> add(module.entry().type());
            case PaletteRow.Kept kept -> add(kept.kept());
        }
    }

    /// What a module is, at the foot of the palette; without one, how to use the palette.
    private void describe(Optional<Entry> described) {
        about.getStyleClass().removeIf(style -> style.startsWith("verdict-"));
        aboutName.setText(described.map(entry -> entry.type().name()).orElse(text("palette.drag")));
        described.ifPresent(entry -> about.getStyleClass().add(VerdictLook.of(entry.verdict().kind()).styleClass()));
        aboutVerdict.setText(described.map(entry -> VerdictLook.of(entry.verdict().kind()).label()).orElse(""));
        aboutSummary.setText(described.map(entry -> entry.type().info().summary())
                .orElse(text("palette.doubleClick")));
        aboutComment.setText(described.map(PaletteView::comment).orElse(""));
        for (Label optional : List.of(aboutVerdict, aboutComment)) {
            optional.setVisible(!optional.getText().isEmpty());
        }
    }

    private static String comment(Entry entry) {
        var info = entry.type().info();
        String replaced = info.replaces().length == 0 ? "" : text("palette.replaces", String.join(", ", info.replaces())) + " ";
        return (replaced + info.comment()).strip();
    }
}
