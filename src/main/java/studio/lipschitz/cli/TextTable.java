package studio.lipschitz.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rows in columns that are as wide as they must be.
final class TextTable {
    private static final int WIDEST = 40;
    private final List<List<String>> rows = new ArrayList<>();

    TextTable(String... titles) {
        row(titles);
    }

    void row(String... cells) {
        rows.add(Arrays.stream(cells).map(TextTable::clean).map(TextTable::abridged).toList());
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            var line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i)).repeat(' ', widths[i] - row.get(i).length() + 2);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    /// A share that is proved, or compared with one that is, is never rounded up; empty of no number. It is a count over a count, so it is read as it is spelled.
    static String down(double share, int digits) {
        return Double.isNaN(share) ? "" : Double.isInfinite(share) ? String.valueOf(share) : down(BigDecimal.valueOf(share), digits);
    }

    /// A radius that is proved, downward from its very last digit; it may be infinite.
    static String radius(double radius, int digits) {
        return Double.isFinite(radius) ? down(new BigDecimal(radius), digits) : String.valueOf(radius);
    }

    private static String down(BigDecimal value, int digits) {
        return value.setScale(digits, RoundingMode.FLOOR).toPlainString();
    }

    /// Without control characters: a file's own text must not steer the terminal.
    static String clean(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    private static String abridged(String cell) {
        return cell.length() <= WIDEST ? cell : cell.substring(0, WIDEST - 1) + "…";
    }
}
