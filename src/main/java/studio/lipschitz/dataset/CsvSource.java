package studio.lipschitz.dataset;

import static studio.lipschitz.text.Texts.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table as samples: one line a sample, one column its class, the others numbers.
final class CsvSource {
    private final DataName name;
    private final Path file;
    private final List<String> labels = new ArrayList<>();
    private float[] values = new float[1 << 12];
    private int count;
    private int columns;
    private int label;
    private List<String> header = List.of();

    private CsvSource(DataName name) throws DataException {
        this.name = name;
        this.file = name.path();
    }

    static Samples read(DataName name) throws IOException {
        return new CsvSource(name).samples();
    }

    private Samples samples() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new DataException(text("dataset.csv.notAFile", name.text(), file));
        }
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            var rows = new CsvReader(in, file.toString());
            List<String> first = rows.next();
            if (first == null) {
                throw new DataException(text("dataset.csv.empty", file));
            }
            columns = first.size();
            if (columns < 2) {
                throw new DataException(text("dataset.csv.oneColumn", file, rows.line()));
            }
            boolean named = named(first);
            if (named) {
                header = first;
                requireDifferent();
            }
            label = labelColumn();
            for (List<String> row = named ? rows.next() : first; row != null; row = rows.next()) {
                add(row, rows.line());
            }
        } catch (CharacterCodingException e) {
            throw new DataException(text("dataset.csv.utf8", file), e);
        }
        if (count == 0) {
            throw new DataException(text("dataset.csv.headerOnly", file));
        }
        int size = columns - 1;
        Labels classes = Labels.of(text("dataset.csv.column", file, column(label)), labels);
        return Samples.pool(name.shape(size), classes.classes(), new Split(Arrays.copyOf(values, count * size), classes.kinds(), size));
    }

    /// A first line of words, the class left aside, names the columns.
    private boolean named(List<String> first) throws DataException {
        String wanted = name.word(DataOption.LABEL);
        boolean byName = wanted != null && !wanted.matches("-?\\d+");
        if (byName || name.value(DataOption.HEADER) != null) {
            return name.flag(DataOption.HEADER, true);
        }
        int aside = labelColumn();
        int words = 0;
        for (int i = 0; i < columns; i++) {
            words += i != aside && number(first.get(i)) == null ? 1 : 0;
        }
        if (words > 0 && words < columns - 1) {
            throw new DataException(text("dataset.csv.mixed", file));
        }
        return words > 0;
    }

    private void requireDifferent() throws DataException {
        var seen = new HashSet<String>();
        for (String one : header) {
            if (!seen.add(one)) {
                throw new DataException(text("dataset.csv.columnTwice", file, one));
            }
        }
    }

    private int labelColumn() throws DataException {
        String wanted = name.word(DataOption.LABEL);
        if (wanted == null) {
            return columns - 1;
        }
        int named = header.indexOf(wanted);
        if (named >= 0) {
            return named;
        }
        if (wanted.matches("-?\\d{1,9}")) {
            int number = Integer.parseInt(wanted);
            int column = number > 0 ? number - 1 : columns + number;
            if (number != 0 && column >= 0 && column < columns) {
                return column;
            }
            throw new DataException(text("dataset.csv.label", file, columns, columns, wanted));
        }
        throw new DataException(
                text("dataset.csv.noColumn", file, wanted, header.isEmpty() ? text("dataset.csv.nameless") : Arrangement.listed(header)));
    }

    private void add(List<String> row, int line) throws DataException {
        if (row.size() != columns) {
            throw new DataException(text("dataset.csv.columns", file, line, row.size(), columns));
        }
        int size = columns - 1;
        if (((long) count + 1) * size > values.length) {
            long grown = Math.min(Integer.MAX_VALUE - 16L, Math.max(values.length * 2L, (count + 1L) * size));
            Memory.require(file.toString(), grown / size, size, Float.BYTES);
            values = Arrays.copyOf(values, (int) grown);
        }
        int at = count * size;
        for (int i = 0; i < columns; i++) {
            String cell = row.get(i);
            if (i == label) {
                if (cell.isEmpty()) {
                    throw new DataException(text("dataset.csv.classEmpty", file, line, column(i)));
                }
                labels.add(cell);
                continue;
            }
            Float number = number(cell);
            if (number == null || !Float.isFinite(number)) {
                String brief = cell.length() > 40 ? cell.substring(0, 40) + "…" : cell;
                throw new DataException(name.value(DataOption.LABEL) == null
                        ? text("dataset.csv.numberOrLabel", file, line, column(i), brief)
                        : text("dataset.csv.number", file, line, column(i), brief));
            }
            values[at++] = number;
        }
        count++;
    }

    private String column(int index) {
        return header.isEmpty() ? String.valueOf(index + 1) : "\"" + header.get(index) + "\"";
    }

    private static @Nullable Float number(String cell) {
        try {
            // Java also takes 1f and 0x1p3, which no table means as numbers.
            return cell.isEmpty() || Character.isLetter(cell.charAt(cell.length() - 1)) ? null : Float.valueOf(cell);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
