package studio.lipschitz.ui.guide;

import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import studio.lipschitz.guide.Markdown;

/// Words of a paragraph or a cell with their emphasis, code and links.
final class Inlines {
    private final Consumer<String> follow;

    Inlines(Consumer<String> follow) {
        this.follow = follow;
    }

    TextFlow flow(Node parent) {
        var flow = new TextFlow();
        flow.getStyleClass().add("guide-text");
        flow.setMinWidth(0);
        var words = new Words(flow);
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            child.accept(words);
        }
        return flow;
    }

    private final class Words extends AbstractVisitor {
        private final TextFlow flow;
        private int bold;
        private int italic;

        Words(TextFlow flow) {
            this.flow = flow;
        }

        @Override
        public void visit(org.commonmark.node.Text text) {
            add(text.getLiteral(), false);
        }

        @Override
        public void visit(Code code) {
            add(code.getLiteral(), true);
        }

        @Override
        public void visit(SoftLineBreak line) {
            add(" ", false);
        }

        @Override
        public void visit(HardLineBreak line) {
            add("\n", false);
        }

        @Override
        public void visit(Emphasis emphasis) {
            italic++;
            visitChildren(emphasis);
            italic--;
        }

        @Override
        public void visit(StrongEmphasis emphasis) {
            bold++;
            visitChildren(emphasis);
            bold--;
        }

        @Override
        public void visit(Link link) {
            var shown = new Hyperlink(Markdown.plain(link));
            String target = link.getDestination();
            shown.getStyleClass().add("guide-link");
            shown.setId("guide-link-" + target.replaceAll("[^A-Za-z0-9-]", "-"));
            shown.setOnAction(_ -> {
                shown.setVisited(false);
                follow.accept(target);
            });
            flow.getChildren().add(shown);
        }

        private void add(String words, boolean code) {
            var text = new Text(words);
            text.getStyleClass().add("guide-words");
            if (code) {
                text.getStyleClass().add("guide-inline-code");
            }
            if (bold > 0) {
                text.getStyleClass().add("guide-bold");
            }
            if (italic > 0) {
                text.getStyleClass().add("guide-italic");
            }
            flow.getChildren().add(text);
        }
    }
}
