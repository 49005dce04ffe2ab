package studio.lipschitz.ui.guide;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableHead;
import studio.lipschitz.guide.Markdown;

/// A table, some of its rows at a time: each column has the same share of the width in every part, more where its cells are longer.
final class Table {
    private static final double LEAST = 9; // letters: a short column keeps its head on one line
    private static final double MOST = 60;
    private static final double LONGEST = 30; // letters of a word that is not broken
    private static final double PADDING = 6; // of a cell, in letters
    private static final double LINE = 92; // letters of a line
    private static final double SPACING = PageView.SPACING;

    private final Inlines inlines;
    private final List<List<org.commonmark.node.Node>> rows = new ArrayList<>();
    private final List<Boolean> heads = new ArrayList<>();
    private final double[] shares;

    Table(TableBlock table, Inlines inlines) {
        this.inlines = inlines;
        for (org.commonmark.node.Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (org.commonmark.node.Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                var cells = new ArrayList<org.commonmark.node.Node>();
                for (org.commonmark.node.Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
                    cells.add(cell);
                }
                rows.add(cells);
                heads.add(part instanceof TableHead);
            }
        }
        shares = shares();
    }

    int size() {
        return rows.size();
    }

    /// @param to the row after the last one
    Node rows(int from, int to) {
        var grid = new GridPane();
        grid.getStyleClass().add("guide-table");
        for (double share : shares) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100 * share);
            column.setHgrow(Priority.ALWAYS);
            column.setMinWidth(0);
            grid.getColumnConstraints().add(column);
        }
        for (int row = from; row < to; row++) {
            for (int column = 0; column < rows.get(row).size(); column++) {
                var cell = new StackPane(inlines.flow(rows.get(row).get(column)));
                cell.getStyleClass().add(heads.get(row) ? "guide-cell-head" : "guide-cell");
                GridPane.setValignment(cell, VPos.TOP);
                grid.add(cell, column, row - from);
            }
        }
        if (from > 0) {
            grid.getStyleClass().add("guide-table-on");
            VBox.setMargin(grid, new Insets(-SPACING, 0, 0, 0)); // it goes on where the part above ends
        }
        return grid;
    }

    /// Each column has room for its longest word; what is left goes to those with longer cells.
    private double[] shares() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        var word = new double[columns];
        var wide = new double[columns];
        for (List<org.commonmark.node.Node> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                String cell = Markdown.plain(row.get(column)).strip();
                wide[column] = Math.max(wide[column], Math.clamp(cell.length(), LEAST, MOST));
                for (String each : cell.split("\\s+", -1)) {
                    word[column] = Math.max(word[column], Math.min(each.length(), LONGEST) + PADDING);
                }
            }
        }
        double left = Math.max(0, LINE - Arrays.stream(word).sum());
        double wanted = 0;
        for (int column = 0; column < columns; column++) {
            wanted += Math.max(0, wide[column] - word[column]);
        }
        var shares = new double[columns];
        for (int column = 0; column < columns; column++) {
            double more = wanted == 0 ? left / columns : left * Math.max(0, wide[column] - word[column]) / wanted;
            shares[column] = word[column] + more;
        }
        double all = Arrays.stream(shares).sum();
        return Arrays.stream(shares).map(each -> each / all).toArray();
    }
}
