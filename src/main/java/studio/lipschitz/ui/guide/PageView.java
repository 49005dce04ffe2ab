package studio.lipschitz.ui.guide;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.guide.Page;
import studio.lipschitz.ui.fx.TextScale;
import studio.lipschitz.ui.fx.Ticker;
import studio.lipschitz.ui.fx.VerdictLook;

/// One page, scrolled. Its parts come a few a frame, so that a long page keeps nobody waiting.
final class PageView extends ScrollPane {
    /// Pixels between two parts.
    static final double SPACING = 10;

    private static final long NANOS_A_FRAME = 3_000_000; // to make parts in; to style and lay them out takes as long again
    private static final double WIDEST = 800; // pixels of a line at the usual size of text
    private static final double ABOVE = 8; // pixels left above a heading that was led to

    private final VBox content = new VBox();
    private final Consumer<String> follow;
    private final Pictures pictures;
    private final Deque<Supplier<Node>> waiting = new ArrayDeque<>();
    private final Ticker ticker = Ticker.frames(this::frame);
    private Map<String, Node> anchors = Map.of();
    private String anchor = "";
    private double scrolled;
    private int framesLeft; // until what was added last is laid out
    private boolean ready = true;

    /// @param follow gets where a link leads
    PageView(Consumer<String> follow, Pictures pictures) {
        this.follow = follow;
        this.pictures = pictures;
        setId("guide-page");
        getStyleClass().addAll("panel-scroll", "guide-page");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        content.getStyleClass().add("guide-content");
        content.setMinWidth(0);
        content.setSpacing(SPACING);
        content.maxWidthProperty().bind(
                sceneProperty().flatMap(TextScale::in).map(scale -> WIDEST * scale.doubleValue()).orElse(WIDEST));
        var holder = new StackPane(content);
        holder.setAlignment(Pos.TOP_LEFT);
        holder.minHeightProperty().bind(Bindings.createDoubleBinding(() -> getViewportBounds().getHeight(), viewportBoundsProperty()));
        setContent(holder);
        sceneProperty().flatMap(scene -> scene.focusOwnerProperty()).subscribe(this::keepInSight);
    }

    /// @param anchor of the heading to begin at; empty for the top
    /// @param scrolled where it was left, from 0 to 1; 0 if an anchor says where
    void show(Page page, org.commonmark.node.Node document, String anchor, double scrolled) {
        var blocks = new Blocks(follow, pictures);
        waiting.clear();
        waiting.addAll(blocks.of(document));
        anchors = blocks.anchors();
        this.anchor = anchor;
        this.scrolled = scrolled;
        ready = false;
        framesLeft = 2;
        setVvalue(0);
        content.getChildren().setAll(head(page));
        if (!page.translated()) {
            var note = new Label(text("guide.english"));
            note.getStyleClass().addAll("note", "guide-english");
            note.setWrapText(true);
            content.getChildren().add(note);
        }
        frame();
        ticker.start();
    }

    /// Whether all of the page stands and is where it was asked to be.
    boolean ready() {
        return ready;
    }

    private void frame() {
        long end = System.nanoTime() + NANOS_A_FRAME;
        while (!waiting.isEmpty() && System.nanoTime() < end) {
            content.getChildren().add(waiting.poll().get());
        }
        if (waiting.isEmpty() && framesLeft-- <= 0) {
            ticker.stop();
            ready = true;
            if (anchors.containsKey(anchor)) {
                scrollTo(anchors.get(anchor));
            } else if (scrolled > 0) {
                setVvalue(scrolled);
            }
        }
    }

    private static Node head(Page page) {
        var title = new Label(page.title());
        title.setId("guide-page-title");
        title.getStyleClass().add("guide-title");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        return page.mark().<Node>map(mark -> {
            var look = VerdictLook.of(mark.verdict());
            var band = new Region();
            band.getStyleClass().addAll("group-band");
            var badge = new Label(look.label(), look.newIcon());
            badge.getStyleClass().addAll("verdict-text", "guide-badge");
            badge.setMinWidth(Region.USE_PREF_SIZE);
            var family = new Label(mark.group().title());
            family.getStyleClass().add("note");
            var words = new VBox(title, family);
            HBox.setHgrow(words, Priority.ALWAYS);
            var head = new HBox(band, words, badge);
            head.getStyleClass().addAll("guide-head", look.styleClass(), VerdictLook.groupStyle(mark.group()));
            return head;
        }).orElse(title);
    }

    private void scrollTo(Node node) {
        double all = content.getHeight() - getViewportBounds().getHeight();
        double top = content.sceneToLocal(node.localToScene(node.getLayoutBounds())).getMinY() - ABOVE;
        setVvalue(all <= 0 ? 0 : Math.clamp(top / all, 0, 1));
    }

    /// A link that Tab leads to is seen.
    private void keepInSight(@Nullable Node focused) {
        if (focused == null) {
            return;
        }
        for (Node node = focused; node != null; node = node.getParent()) {
            if (node.equals(content)) {
                Bounds bounds = content.sceneToLocal(focused.localToScene(focused.getLayoutBounds()));
                double view = getViewportBounds().getHeight();
                double top = getVvalue() * (content.getHeight() - view);
                if (bounds.getMinY() < top || bounds.getMaxY() > top + view) {
                    scrollTo(focused);
                }
                return;
            }
        }
    }
}
