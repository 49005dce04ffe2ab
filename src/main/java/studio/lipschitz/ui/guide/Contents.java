package studio.lipschitz.ui.guide;

import static studio.lipschitz.text.Texts.text;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.guide.Guide;
import studio.lipschitz.guide.Page;
import studio.lipschitz.guide.Section;
import studio.lipschitz.layer.Group;
import studio.lipschitz.layer.Verdict;
import studio.lipschitz.ui.fx.TextScale;
import studio.lipschitz.ui.fx.VerdictLook;

/// The table of contents: chapters, and under that of the modules their families.
final class Contents extends TreeView<Contents.Entry> {
    /// Pages that stand below a page, by the folder of their ids.
    private static final Map<String, String> CHOICES = Map.of("loss", "training/losses", "optimizer", "training/optimizers", "schedule",
            "training/schedules");

    private static final double ROW = 24; // pixels at the usual size of text

    private final Map<String, TreeItem<Entry>> items = new HashMap<>();
    private final Consumer<String> open;
    private boolean following;

    /// A line of the contents.
    ///
    /// @param page empty for a chapter or a family
    record Entry(String title, Optional<String> page, Optional<Verdict.Kind> verdict) {}

    /// @param open gets the id of a page that is chosen
    Contents(Consumer<String> open) {
        this.open = open;
        setId("guide-contents");
        getStyleClass().add("guide-contents");
        setAccessibleText(text("guide.contents"));
        setShowRoot(false);
        setCellFactory(_ -> new Cell());
        // said and not measured: filled before it has its styles, a tree of rows without a height adds rows for ever
        fixedCellSizeProperty().bind(sceneProperty().flatMap(TextScale::in).map(scale -> ROW * scale.doubleValue()).orElse(ROW));
        getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (item != null && !following) {
                item.getValue().page().ifPresent(open);
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            TreeItem<Entry> item = getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && item != null && !item.isLeaf()) {
                item.setExpanded(!item.isExpanded());
                event.consume();
            }
        });
    }

    void fill(Guide guide) {
        var root = new TreeItem<Entry>();
        var chapters = new EnumMap<Section, TreeItem<Entry>>(Section.class);
        var families = new EnumMap<Group, TreeItem<Entry>>(Group.class);
        for (Page page : guide.pages()) {
            TreeItem<Entry> above = chapters.computeIfAbsent(page.section(), section -> branch(root, section.title()));
            if (page.mark().isPresent()) {
                TreeItem<Entry> chapter = above;
                above = families.computeIfAbsent(page.mark().get().group(), group -> branch(chapter, group.title()));
            }
            above = Optional.ofNullable(items.get(CHOICES.getOrDefault(page.id().substring(0, page.id().indexOf('/')), ""))).orElse(above);
            var item = new TreeItem<>(new Entry(page.title(), Optional.of(page.id()), page.mark().map(Page.Mark::verdict)));
            above.getChildren().add(item);
            items.put(page.id(), item);
        }
        root.getChildren().stream().limit(2).forEach(chapter -> chapter.setExpanded(true));
        setRoot(root);
    }

    /// Marks the page that is shown, and unfolds the way to it.
    void follow(String page) {
        @Nullable TreeItem<Entry> item = items.get(page);
        if (item == null || item.equals(getSelectionModel().getSelectedItem())) {
            return;
        }
        following = true;
        for (TreeItem<Entry> above = item.getParent(); above != null; above = above.getParent()) {
            above.setExpanded(true);
        }
        getSelectionModel().select(item);
        int row = getRow(item);
        scrollTo(Math.max(0, row - 4));
        following = false;
    }

    private static TreeItem<Entry> branch(TreeItem<Entry> above, String title) {
        var item = new TreeItem<>(new Entry(title, Optional.empty(), Optional.empty()));
        above.getChildren().add(item);
        return item;
    }

    private final class Cell extends TreeCell<Entry> {
        Cell() {
            getStyleClass().add("guide-contents-cell");
            setPrefWidth(0); // as wide as the list
            setOnMouseClicked(event -> { // what is selected already can be asked for again
                if (getItem() != null && getItem().page().isPresent() && isSelected()) {
                    open.accept(getItem().page().get());
                } else if (getTreeItem() != null && !getTreeItem().isLeaf() && event.getClickCount() == 1 && !onArrow(event.getTarget())) {
                    getTreeItem().setExpanded(!getTreeItem().isExpanded());
                }
            });
        }

        private boolean onArrow(Object target) {
            javafx.scene.@Nullable Node arrow = getDisclosureNode();
            return arrow != null && target instanceof javafx.scene.Node node && (arrow.equals(node) || arrow.equals(node.getParent()));
        }

        @Override
        protected void updateItem(Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            getStyleClass().removeIf(style -> style.startsWith("verdict-"));
            setText(empty || entry == null ? null : entry.title());
            setGraphic(null);
            setAccessibleText(null);
            if (!empty && entry != null) {
                entry.verdict().ifPresent(kind -> {
                    var look = VerdictLook.of(kind);
                    getStyleClass().add(look.styleClass());
                    setGraphic(look.newIcon());
                    setAccessibleText(text("guide.module", entry.title(), look.label()));
                });
            }
        }
    }
}
