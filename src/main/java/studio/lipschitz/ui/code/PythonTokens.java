package studio.lipschitz.ui.code;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a line of Python is made of, as far as colours tell it apart.
final class PythonTokens {
    private static final Pattern TOKEN = Pattern.compile(
            "(?<comment>#.*)|(?<string>\"(?:[^\"\\\\]|\\\\.)*\")|(?<word>[A-Za-z_]\\w*)|(?<number>\\d[\\d.]*(?:e-?\\d+)?)");
    private static final Pattern KEYWORD = Pattern.compile("class|def|from|import|raise|return|self|super|True|False|None");

    enum Kind {
        PLAIN,
        KEYWORD,
        STRING,
        NUMBER,
        COMMENT
    }

    record Token(String text, Kind kind) {}

    private PythonTokens() {}

    /// The line in pieces, which together are the line.
    static List<Token> of(String line) {
        var tokens = new ArrayList<Token>();
        var plain = new StringBuilder();
        Matcher matcher = TOKEN.matcher(line);
        int end = 0;
        while (matcher.find()) {
            plain.append(line, end, matcher.start());
            end = matcher.end();
            Kind kind = kind(matcher);
            if (kind == Kind.PLAIN) {
                plain.append(matcher.group());
            } else {
                flush(plain, tokens);
                tokens.add(new Token(matcher.group(), kind));
            }
        }
        plain.append(line, end, line.length());
        flush(plain, tokens);
        return tokens;
    }

    private static Kind kind(Matcher matcher) {
        return matcher.group("comment") != null
                ? Kind.COMMENT
                : matcher.group("string") != null
                        ? Kind.STRING
                        : matcher.group("number") != null
                                ? Kind.NUMBER
                                : KEYWORD.matcher(matcher.group()).matches() ? Kind.KEYWORD : Kind.PLAIN;
    }

    private static void flush(StringBuilder plain, List<Token> tokens) {
        if (!plain.isEmpty()) {
            tokens.add(new Token(plain.toString(), Kind.PLAIN));
            plain.setLength(0);
        }
    }
}
