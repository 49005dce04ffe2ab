package studio.lipschitz.dataset;

import static studio.lipschitz.text.Texts.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows of a CSV file (RFC 4180): commas, semicolons or tabs, quotes around what contains them, blank lines passed over.
final class CsvReader {
    private static final int MOST_LINE = 1 << 24;

    private final BufferedReader in;
    private final String name;
    private char separator;
    private int line;
    private int rowLine;

    CsvReader(BufferedReader in, String name) {
        this.in = in;
        this.name = name;
    }

    /// Line at which the latest row began, from 1.
    int line() {
        return rowLine;
    }

    /// The next row that is not blank; null at the end.
    @Nullable
    List<String> next() throws IOException {
        String text = in.readLine();
        line++;
        while (text != null && text.isBlank()) {
            text = in.readLine();
            line++;
        }
        if (text == null) {
            return null;
        }
        rowLine = line;
        if (separator == 0) {
            text = text.startsWith("\uFEFF") ? text.substring(1) : text; // the mark that Excel writes before UTF-8
            separator = separator(text);
        }
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        boolean wasQuoted = false;
        while (true) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (quoted) {
                    if (c != '"') {
                        cell.append(c);
                    } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                        cell.append('"');
                        i++;
                    } else {
                        quoted = false;
                    }
                } else if (c == '"' && cell.toString().isBlank() && !wasQuoted) {
                    cell.setLength(0);
                    quoted = true;
                    wasQuoted = true;
                } else if (c == separator) {
                    cells.add(wasQuoted ? cell.toString() : cell.toString().strip());
                    cell.setLength(0);
                    wasQuoted = false;
                } else if (!wasQuoted) {
                    cell.append(c);
                } else if (!Character.isWhitespace(c)) {
                    throw new DataException(text("dataset.csv.afterQuote", name, line, c));
                }
            }
            if (!quoted) {
                break;
            }
            text = in.readLine();
            line++;
            if (text == null || cell.length() > MOST_LINE) {
                throw new DataException(text("dataset.csv.openQuote", name, rowLine));
            }
            cell.append('\n');
        }
        cells.add(wasQuoted ? cell.toString() : cell.toString().strip());
        return cells;
    }

    /// The one that stands most often in the first line outside of quotes.
    private static char separator(String first) {
        String bare = first.replaceAll("\"[^\"]*\"", "");
        char best = ',';
        long most = 0;
        for (char candidate : new char[] {',', ';', '\t'}) {
            long count = bare.chars().filter(c -> c == candidate).count();
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }
}
