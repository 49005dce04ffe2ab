package studio.lipschitz.exchange;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Splits Python source into words and lines. Nothing is run.
///
/// Source: the Python Language Reference, chapter 2 "Lexical analysis".
final class PythonScanner {
    private static final List<String> OPERATORS = List.of(
            "**=", "//=", "<<=", ">>=", "...", "==", "!=", "<=", ">=", "->", ":=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "@=",
            "**",
            "//", "<<", ">>");
    private static final int TAB = 8;

    private final String source;
    private final List<PythonLine> lines = new ArrayList<>();
    private final Map<Integer, String> comments = new LinkedHashMap<>();
    private List<PythonToken> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private int indent;
    private int depth;

    private PythonScanner(String source) {
        this.source = source;
    }

    /// @param comments without `#`, by line
    record Scanned(List<PythonLine> lines, Map<Integer, String> comments) {}

    static Scanned scan(String source) throws Refusal {
        var scanner = new PythonScanner(source.replace("\r\n", "\n").replace('\r', '\n'));
        scanner.scan();
        return new Scanned(scanner.lines, scanner.comments);
    }

    private void scan() throws Refusal {
        indentation();
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c == '\n') {
                at++;
                line++;
                if (depth == 0) {
                    end();
                    indentation();
                }
            } else if (c == '#') {
                int end = source.indexOf('\n', at);
                end = end < 0 ? source.length() : end;
                comments.put(line, source.substring(at + 1, end).strip());
                at = end;
            } else if (c == '\\' && at + 1 < source.length() && source.charAt(at + 1) == '\n') {
                at += 2;
                line++;
            } else if (c == ';' && depth == 0) {
                at++;
                end();
            } else if (Character.isWhitespace(c) || c == '\ufeff') {
                at++;
            } else {
                word(c);
            }
        }
        if (depth > 0) {
            throw Refusal.at(tokens.isEmpty() ? line : tokens.getFirst().line(), text("exchange.python.bracket"));
        }
        end();
    }

    private void end() {
        if (!tokens.isEmpty()) {
            lines.add(new PythonLine(indent, List.copyOf(tokens)));
            tokens = new ArrayList<>();
        }
    }

    private void indentation() {
        indent = 0;
        while (at < source.length() && (source.charAt(at) == ' ' || source.charAt(at) == '\t')) {
            indent = source.charAt(at) == ' ' ? indent + 1 : (indent / TAB + 1) * TAB;
            at++;
        }
    }

    private void word(char c) throws Refusal {
        if (Character.isJavaIdentifierStart(c) && c != '$') {
            int start = at;
            while (at < source.length() && Character.isJavaIdentifierPart(source.charAt(at)) && source.charAt(at) != '$') {
                at++;
            }
            String name = source.substring(start, at);
            boolean prefix = at < source.length() && isQuote(source.charAt(at)) && name.toLowerCase(Locale.ROOT).matches("[rbuft]{1,2}");
            if (prefix) {
                string(name.toLowerCase(Locale.ROOT));
            } else {
                add(PythonToken.Kind.NAME, name, line);
            }
        } else if (isDigit(at) || (c == '.' && isDigit(at + 1))) {
            number();
        } else if (isQuote(c)) {
            string("");
        } else {
            operator(c);
        }
    }

    private void operator(char c) throws Refusal {
        String operator = OPERATORS.stream().filter(each -> source.startsWith(each, at)).findFirst().orElse(String.valueOf(c));
        if ("([{".indexOf(c) >= 0) {
            depth++;
        } else if (")]}".indexOf(c) >= 0) {
            depth--;
            if (depth < 0) {
                throw Refusal.at(line, text("exchange.python.bracket"));
            }
        }
        add(PythonToken.Kind.OPERATOR, operator, line);
        at += operator.length();
    }

    private void number() {
        int start = at;
        while (at < source.length()) {
            char c = source.charAt(at);
            boolean sign = (c == '+' || c == '-') && "eE".indexOf(source.charAt(at - 1)) >= 0 && !source.startsWith("0x", start);
            if (!Character.isLetterOrDigit(c) && c != '_' && c != '.' && !sign) {
                break;
            }
            at++;
        }
        add(PythonToken.Kind.NUMBER, source.substring(start, at), line);
    }

    private void string(String prefix) throws Refusal {
        int first = line;
        char quote = source.charAt(at);
        String triple = String.valueOf(quote).repeat(3);
        boolean longer = source.startsWith(triple, at);
        at += longer ? 3 : 1;
        boolean raw = prefix.contains("r");
        var value = new StringBuilder();
        while (true) {
            if (at >= source.length() || (!longer && source.charAt(at) == '\n')) {
                throw Refusal.at(first, text("exchange.python.string"));
            }
            char c = source.charAt(at);
            if (longer ? source.startsWith(triple, at) : c == quote) {
                at += longer ? 3 : 1;
                break;
            }
            if (c == '\\' && at + 1 < source.length()) {
                char next = source.charAt(at + 1);
                line += next == '\n' ? 1 : 0;
                value.append(raw ? "\\" + next : escaped(next));
                at += 2;
                continue;
            }
            line += c == '\n' ? 1 : 0;
            value.append(c);
            at++;
        }
        boolean plain = prefix.chars().allMatch(letter -> letter == 'r' || letter == 'u');
        add(plain ? PythonToken.Kind.STRING : PythonToken.Kind.OTHER_STRING, value.toString(), first);
    }

    /// The escapes that a name or a word of a module may need.
    private static String escaped(char c) {
        return switch (c) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case '\n' -> "";
            case '\\', '\'', '"' -> String.valueOf(c);
            default -> "\\" + c;
        };
    }

    private void add(PythonToken.Kind kind, String text, int where) {
        tokens.add(new PythonToken(kind, text, where));
    }

    private boolean isDigit(int place) {
        return place < source.length() && source.charAt(place) >= '0' && source.charAt(place) <= '9';
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }
}
