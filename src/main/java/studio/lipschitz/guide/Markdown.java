package studio.lipschitz.guide;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/// Reads pages, and writes what pages that are made from catalogues consist of.
public final class Markdown {
    private static final Parser PARSER = Parser.builder().extensions(List.of(TablesExtension.create())).build();

    /// Of a heading that something leads to.
    private static final Pattern ANCHOR = Pattern.compile("\\s*\\{#([a-z0-9-]+)}\\s*$");

    private Markdown() {}

    /// On any thread.
    public static Node parse(String markdown) {
        return PARSER.parse(markdown);
    }

    /// A heading in two.
    ///
    /// @param anchor empty if it has none
    public record Titled(String title, String anchor) {
        public static Titled of(String heading) {
            Matcher anchor = ANCHOR.matcher(heading);
            return anchor.find() ? new Titled(heading.substring(0, anchor.start()), anchor.group(1)) : new Titled(heading, "");
        }
    }

    /// Of its headings, in their order.
    public static List<String> anchors(String markdown) {
        var anchors = new ArrayList<String>();
        parse(markdown).accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                String anchor = Titled.of(plain(heading)).anchor();
                if (!anchor.isEmpty()) {
                    anchors.add(anchor);
                }
            }
        });
        return anchors;
    }

    /// Where its links lead and what its pictures are called, `image:NAME`.
    public static List<String> links(String markdown) {
        var links = new ArrayList<String>();
        parse(markdown).accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                links.add(link.getDestination());
                visitChildren(link);
            }

            @Override
            public void visit(Image image) {
                links.add(image.getDestination());
            }
        });
        return links;
    }

    /// The words of a page or of a part of one, without its marks; blocks and cells stand on lines of their own.
    public static String plain(Node node) {
        var words = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }

            @Override
            public void visit(FencedCodeBlock block) {
                words.append(block.getLiteral()).append('\n');
            }

            @Override
            public void visit(SoftLineBreak line) {
                words.append(' ');
            }

            @Override
            public void visit(HardLineBreak line) {
                words.append(' ');
            }

            @Override
            public void visit(Paragraph paragraph) {
                visitChildren(paragraph);
                words.append('\n');
            }

            @Override
            public void visit(Heading heading) {
                var inner = new StringBuilder();
                for (Node child = heading.getFirstChild(); child != null; child = child.getNext()) {
                    inner.append(plain(child));
                }
                boolean alone = node instanceof Heading; // its anchor is for whoever asks for the heading itself
                words.append(alone ? inner : Titled.of(inner.toString()).title() + "\n");
            }

            @Override
            public void visit(ListItem item) {
                visitChildren(item);
            }

            @Override
            public void visit(CustomNode custom) {
                visitChildren(custom);
                if (custom instanceof TableCell) {
                    words.append('\n');
                }
            }
        });
        return words.toString();
    }

    /// A table, its cells as Markdown.
    static String table(List<String> head, List<List<String>> rows) {
        var lines = new ArrayList<String>();
        lines.add(row(head));
        lines.add(row(Collections.nCopies(head.size(), "---")));
        rows.forEach(cells -> lines.add(row(cells)));
        return String.join("\n", lines) + "\n";
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells.stream().map(cell -> cell.replace("|", "\\|").replace("\n", " ")).toList()) + " |";
    }

    /// Words as they stand, whatever signs are in them.
    static String words(String words) {
        return words.replaceAll("([\\\\`*_\\[\\]<>])", "\\\\$1");
    }

    static String code(String words) {
        return words.contains("`") ? "`` " + words + " ``" : "`" + words + "`";
    }

    static String link(String words, String target) {
        return "[" + words(words) + "](" + target + ")";
    }

    static String block(String kind, String content) {
        return "```" + kind + "\n" + content.strip() + "\n```\n";
    }
}
