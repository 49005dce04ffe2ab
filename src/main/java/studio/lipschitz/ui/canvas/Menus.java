package studio.lipschitz.ui.canvas;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import studio.lipschitz.edit.Arrange;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.layer.Fix;
import studio.lipschitz.network.Block;
import studio.lipschitz.network.Edge;
import studio.lipschitz.ui.workspace.Selection;
import studio.lipschitz.ui.workspace.Workspace;

/// The menus of the right button: on a node, on an edge, on the empty canvas.
final class Menus {
    private final Board board;
    private final Commands commands;
    private final QuickAdd quickAdd;
    private final Runnable fit;
    private final ContextMenu menu = new ContextMenu();

    Menus(Board board, Commands commands, QuickAdd quickAdd, Runnable fit) {
        this.board = board;
        this.commands = commands;
        this.quickAdd = quickAdd;
        this.fit = fit;
        menu.setId("canvas-menu");
    }

    /// @param card of a node or a folded block, or the frame of one
    void onNode(String card, Node owner, double screenX, double screenY) {
        Workspace workspace = board.workspace();
        Set<String> its = board.diagram().shown().nodes(card);
        if (!workspace.selection().nodes().containsAll(its)) {
            board.selectNodes(its);
        }
        String id = its.iterator().next();
        var items = new ArrayList<MenuItem>();
        if (workspace.selection().single().isPresent()) {
            var fixes = new LinkedHashSet<Fix>();
            workspace.analysis().problemsOf(id).forEach(problem -> fixes.addAll(problem.fixes()));
            for (Fix fix : fixes) {
                items.add(item("menu-fix-" + items.size(), fix.label(), Material2AL.BUILD, () -> workspace.apply(Edits.fix(id, fix))));
            }
            if (!items.isEmpty()) {
                items.add(new SeparatorMenuItem());
            }
        }
        int cards = board.diagram().shown().cardsOf(workspace.selection().nodes()).size();
        if (cards > 1) {
            items.add(align(cards));
        }
        items.addAll(blockItems());
        items.add(item("menu-duplicate", text("canvas.menu.duplicate"), Material2AL.CONTENT_COPY, commands::duplicate));
        items.add(item("menu-dissolve", text("canvas.menu.dissolve"), Material2AL.CALL_MERGE, commands::dissolve));
        items.add(item("menu-delete", text("canvas.menu.delete"), Material2AL.DELETE_OUTLINE, commands::deleteSelection));
        show(items, owner, screenX, screenY);
    }

    /// What can be done with the selected block, or to make one.
    private List<MenuItem> blockItems() {
        var items = new ArrayList<MenuItem>();
        Set<String> nodes = board.workspace().selection().nodes();
        Optional<Block> current = commands.blocks().current();
        Optional<Block> whole = current.filter(block -> block.nodes().equals(nodes));
        if (nodes.size() > 1 && whole.isEmpty()) {
            items.add(item("menu-group", text("block.menu.group"), Material2MZ.SELECT_ALL, commands.blocks()::group));
        }
        current.ifPresent(block -> items.add(item("menu-fold", text(block.folded() ? "block.menu.unfold" : "block.menu.fold", block.name()),
                block.folded() ? Material2MZ.UNFOLD_MORE : Material2MZ.UNFOLD_LESS, commands.blocks()::toggle)));
        if (whole.isPresent()) {
            items.add(item("menu-edit-block", text("block.menu.edit"), Material2AL.EDIT, commands::edit));
            items.add(item("menu-keep", text("block.menu.keep"), Material2AL.BOOKMARK_BORDER, commands.blocks()::keep));
            items.add(item("menu-save-block", text("block.menu.save"), Material2MZ.SAVE, commands.blocks()::save));
            items.add(item("menu-ungroup", text("block.menu.ungroup"), Material2AL.FILTER_NONE, commands.blocks()::ungroup));
        }
        if (commands.blocks().canMoveInto()) {
            items.add(item("menu-move-into", text("walk.menu.into"), Material2AL.CALL_RECEIVED, commands.blocks()::moveInto));
        }
        if (current.isPresent() && whole.isEmpty()) {
            items.add(item("menu-take-out", text("block.menu.takeOut", current.get().name()), Material2AL.CALL_MADE,
                    commands.blocks()::takeOut));
        }
        if (!items.isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        return items;
    }

    void onEdge(Edge edge, Node owner, double screenX, double screenY) {
        board.selectEdge(edge);
        show(List.of(
                item("menu-insert", text("walk.menu.insert"), Material2AL.ADD, quickAdd::here),
                item("menu-delete", text("canvas.menu.deleteEdge"), Material2AL.DELETE_OUTLINE, commands::deleteSelection)), owner,
                screenX, screenY);
    }

    void onCanvas(Node owner, double screenX, double screenY) {
        MenuItem paste = item("menu-paste", text("canvas.menu.paste"), Material2AL.CONTENT_PASTE, commands::paste);
        paste.setDisable(!commands.canPaste());
        MenuItem layOut = item("menu-lay-out", text("canvas.menu.layOut"), Material2AL.ACCOUNT_TREE, commands::layOutAll);
        layOut.setDisable(board.workspace().network().nodes().size() < 2);
        show(
                List.of(
                        item("menu-add", text("canvas.menu.add"), Material2AL.ADD, () -> {
                            Point2D at = owner.screenToLocal(screenX, screenY);
                            quickAdd.at(at.getX(), at.getY());
                        }),
                        paste,
                        item("menu-select-all", text("canvas.menu.selectAll"), Material2MZ.SELECT_ALL, commands::selectAll),
                        item("menu-fit", text("canvas.menu.fit"), Material2AL.FULLSCREEN, fit),
                        layOut),
                owner,
                screenX,
                screenY);
    }

    /// Of what is selected, at its place.
    void onSelection(Region owner) {
        Selection selection = board.workspace().selection();
        Optional<String> card = selection.nodes().stream().reduce((_, last) -> last).map(board.diagram().shown()::card);
        Optional<Edge> edge = selection.edge().filter(its -> board.middle(its).isPresent());
        if (card.isPresent()) {
            board.bringIntoSight(card.get());
            Bounds area = board.diagram().areaOf(card.get()).orElseThrow();
            Point2D at = screen(owner, new Point2D(area.getMinX() + area.getWidth() / 4, area.getCenterY()));
            onNode(card.get(), owner, at.getX(), at.getY());
        } else if (edge.isPresent()) {
            Point2D middle = board.middle(edge.get()).orElseThrow();
            board.bringIntoSight(middle);
            Point2D at = screen(owner, middle);
            onEdge(edge.get(), owner, at.getX(), at.getY());
        } else {
            Point2D at = owner.localToScreen(owner.getWidth() / 2, owner.getHeight() / 2);
            onCanvas(owner, at.getX(), at.getY());
        }
    }

    private Point2D screen(Node owner, Point2D ofDrawing) {
        return owner.localToScreen(board.view().get().toScreen(ofDrawing.getX(), ofDrawing.getY()));
    }

    private Menu align(int nodes) {
        var align = new Menu(text("canvas.menu.align"), new FontIcon(icon(Arrange.LEFT)));
        align.setId("menu-align");
        for (Arrange how : Arrange.values()) {
            if (how.takes(nodes)) {
                String id = "menu-" + how.name().toLowerCase(Locale.ROOT);
                align.getItems().add(item(id, how.label(), icon(how), () -> commands.arrange(how)));
            }
        }
        return align;
    }

    private static Ikon icon(Arrange how) {
        return switch (how) {
            case LEFT -> Material2AL.ALIGN_HORIZONTAL_LEFT;
            case CENTRE -> Material2AL.ALIGN_HORIZONTAL_CENTER;
            case RIGHT -> Material2AL.ALIGN_HORIZONTAL_RIGHT;
            case TOP -> Material2AL.ALIGN_VERTICAL_TOP;
            case MIDDLE -> Material2AL.ALIGN_VERTICAL_CENTER;
            case BOTTOM -> Material2AL.ALIGN_VERTICAL_BOTTOM;
            case ACROSS -> Material2AL.HORIZONTAL_DISTRIBUTE;
            case DOWN -> Material2MZ.VERTICAL_DISTRIBUTE;
        };
    }

    void hide() {
        menu.hide();
    }

    private void show(List<MenuItem> items, Node owner, double screenX, double screenY) {
        menu.hide();
        menu.getItems().setAll(items);
        menu.show(owner, screenX, screenY);
    }

    private static MenuItem item(String id, String text, Ikon icon, Runnable action) {
        var item = new MenuItem(text, new FontIcon(icon));
        item.setId(id);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
