package studio.lipschitz.ui.guide;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import studio.lipschitz.guide.Markdown;

/// The parts of a page as nodes, each made when it is asked for: a long page is shown a few parts a frame.
final class Blocks {
    private static final int ROWS_AT_ONCE = 6;

    private final Inlines inlines;
    private final Pictures pictures;
    private final Map<String, Node> anchors = new HashMap<>();

    /// @param follow gets where a link leads
    Blocks(Consumer<String> follow, Pictures pictures) {
        this.inlines = new Inlines(follow);
        this.pictures = pictures;
    }

    /// Headings that something leads to, as far as they are made.
    Map<String, Node> anchors() {
        return anchors;
    }

    /// From the top of the page down.
    List<Supplier<Node>> of(org.commonmark.node.Node parent) {
        var parts = new ArrayList<Supplier<Node>>();
        for (org.commonmark.node.Node block = parent.getFirstChild(); block != null; block = block.getNext()) {
            if (block instanceof TableBlock table) {
                var rows = new Table(table, inlines);
                for (int from = 0; from < rows.size(); from += ROWS_AT_ONCE) {
                    int first = from;
                    parts.add(() -> rows.rows(first, Math.min(first + ROWS_AT_ONCE, rows.size())));
                }
                continue;
            }
            org.commonmark.node.Node made = block;
            parts.add(() -> block(made));
        }
        return parts;
    }

    private Node block(org.commonmark.node.Node block) {
        return switch (block) {
            case Heading heading -> heading(heading);
            case Paragraph paragraph when paragraph.getFirstChild() instanceof Image image && image.getNext() == null -> pictures.show(
                    image.getDestination(), Markdown.plain(image).strip());
            case Paragraph paragraph -> inlines.flow(paragraph);
            case ListBlock list -> list(list);
            case FencedCodeBlock code -> code.getInfo().equals("formula") ? formula(code.getLiteral()) : code(code.getLiteral());
            case IndentedCodeBlock code -> code(code.getLiteral());
            case BlockQuote quote -> {
                VBox box = all(quote);
                box.getStyleClass().add("guide-note");
                yield box;
            }
            case ThematicBreak _ -> new Separator();
            default -> all(block);
        };
    }

    private VBox all(org.commonmark.node.Node parent) {
        var box = new VBox();
        box.getStyleClass().add("guide-blocks");
        of(parent).forEach(part -> box.getChildren().add(part.get()));
        return box;
    }

    private Node heading(Heading heading) {
        var titled = Markdown.Titled.of(Markdown.plain(heading).strip());
        var label = new Label(titled.title());
        label.getStyleClass().addAll("guide-heading", "guide-heading-" + heading.getLevel());
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setAccessibleRole(AccessibleRole.TEXT);
        if (!titled.anchor().isEmpty()) {
            anchors.put(titled.anchor(), label);
        }
        return label;
    }

    private Node list(ListBlock list) {
        var box = new VBox();
        box.getStyleClass().add(list.isTight() ? "guide-list" : "guide-list-loose");
        int number = list instanceof OrderedList ordered && ordered.getMarkerStartNumber() != null ? ordered.getMarkerStartNumber() : 1;
        for (org.commonmark.node.Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            var mark = new Label(list instanceof BulletList ? "•" : String.format(Locale.ROOT, "%d.", number++));
            mark.getStyleClass().add("guide-mark");
            mark.setMinWidth(Region.USE_PREF_SIZE);
            VBox content = all(item);
            HBox.setHgrow(content, Priority.ALWAYS);
            content.setMinWidth(0);
            var row = new HBox(mark, content);
            row.getStyleClass().add("guide-item");
            box.getChildren().add(row);
        }
        return box;
    }

    private static Node formula(String words) {
        var box = new VBox();
        box.getStyleClass().add("guide-formula");
        words.strip().lines().forEach(line -> {
            var label = new Label(line);
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
            box.getChildren().add(label);
        });
        return box;
    }

    /// With a button that copies it.
    private static Node code(String words) {
        var label = new Label(words.stripTrailing());
        label.getStyleClass().add("guide-code");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        var copy = new Button("", new FontIcon(Material2OutlinedAL.CONTENT_COPY));
        copy.getStyleClass().addAll("button-icon", "flat", "guide-copy");
        copy.setAccessibleText(text("guide.copyCode"));
        copy.setOnAction(_ -> {
            var content = new ClipboardContent();
            content.putString(words.stripTrailing());
            Clipboard.getSystemClipboard().setContent(content);
        });
        var corner = new StackPane(copy);
        corner.setAlignment(Pos.TOP_RIGHT);
        var box = new HBox(label, corner);
        box.getStyleClass().add("guide-code-box");
        HBox.setHgrow(label, Priority.ALWAYS);
        return box;
    }
}
