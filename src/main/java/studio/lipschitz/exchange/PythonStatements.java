package studio.lipschitz.exchange;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.lipschitz.exchange.PythonStatement.Parameter;

/// Makes statements of lines, blocks by their indentation.
final class PythonStatements {
    private static final int DEEPEST = 50;
    private static final Set<String> COMPOUND = Set.of("if", "elif", "else", "for", "while", "with", "try", "except", "finally", "async");
    private static final Set<String> PLAIN = Set.of("pass", "assert", "raise", "global", "nonlocal", "break", "continue");
    private static final Set<String> AUGMENTED = Set.of("+=", "-=", "*=", "/=", "//=", "%=", "**=", "&=", "|=", "^=", "<<=", ">>=", "@=");

    /// Methods that change what a module or a list holds.
    static final Set<String> CHANGING = Set.of(
            "append", "extend", "insert", "add_module", "register_module", "pop", "remove", "clear", "reverse", "sort", "__setitem__",
            "__delitem__", "set_submodule");

    /// Where a function takes no more places: parameters behind it are given by name.
    static final String REST = "*";

    private final List<PythonLine> lines;
    private int at;
    private int depth;

    private PythonStatements(List<PythonLine> lines) {
        this.lines = lines;
    }

    static List<PythonStatement> of(List<PythonLine> lines) throws Refusal {
        return new PythonStatements(lines).block(-1);
    }

    /// All that is indented by more than `outer`.
    private List<PythonStatement> block(int outer) throws Refusal {
        if (++depth > DEEPEST) {
            throw Refusal.at(lines.get(at).number(), text("exchange.python.deep"));
        }
        var statements = new ArrayList<PythonStatement>();
        while (at < lines.size() && lines.get(at).indent() > outer) {
            PythonLine line = lines.get(at++);
            String word = line.tokens().getFirst().text();
            if (line.begins("class")) {
                statements.add(kind(line));
            } else if (line.begins("def")) {
                statements.add(function(line));
            } else if (COMPOUND.stream().anyMatch(line::begins) || (line.begins("match") && line.tokens().getLast().is(":"))) {
                statements.add(skipped(line));
            } else if (line.tokens().getFirst().kind() == PythonToken.Kind.OPERATOR || !PLAIN.contains(word)) {
                simple(line, statements);
            }
        }
        depth--;
        return statements;
    }

    private PythonStatement kind(PythonLine line) throws Refusal {
        List<PythonToken> tokens = line.tokens();
        String name = tokens.size() > 1 ? tokens.get(1).text() : "";
        List<PythonExpression> bases = List.of();
        int close = closing(tokens, 2);
        if (close > 3) {
            try {
                PythonExpression inside = new PythonParser(tokens, 3, close).whole();
                bases = inside instanceof PythonExpression.Several several ? several.items() : List.of(inside);
            } catch (Refusal e) {
                bases = List.of(new PythonExpression.Other(line.number()));
            }
        }
        List<PythonStatement> body = suite(line, close < 0 ? 2 : close + 1);
        int last = at == 0 ? line.number() : lines.get(at - 1).tokens().getLast().line();
        return new PythonStatement.Kind(name, bases, body, line.number(), last);
    }

    private PythonStatement function(PythonLine line) throws Refusal {
        List<PythonToken> tokens = line.tokens();
        String name = tokens.size() > 1 ? tokens.get(1).text() : "";
        int close = closing(tokens, 2);
        var parameters = new ArrayList<Parameter>();
        for (int[] part : parts(tokens, 3, Math.max(3, close))) {
            if (tokens.get(part[0]).kind() == PythonToken.Kind.NAME) {
                parameters.add(parameter(tokens, part[0], part[1]));
            } else if (tokens.get(part[0]).is("*")) {
                parameters.add(new Parameter(REST, Optional.empty()));
                if (part[1] > part[0] + 1) { // all places that are left: a list whose items are not followed
                    parameters.add(new Parameter(tokens.get(part[0] + 1).text(), Optional.empty()));
                }
            }
        }
        int colon = close < 0 ? tokens.size() : top(tokens, close + 1, ":");
        return new PythonStatement.Function(name, parameters, suite(line, colon < 0 ? tokens.size() : colon), line.number());
    }

    private static Parameter parameter(List<PythonToken> tokens, int from, int to) {
        int equals = top(tokens.subList(0, to), from, "=");
        Optional<PythonExpression> otherwise = Optional.empty();
        if (equals >= 0) {
            try {
                otherwise = Optional.of(new PythonParser(tokens, equals + 1, to).whole());
            } catch (Refusal e) {
                otherwise = Optional.empty(); // whatever needs it says so
            }
        }
        return new Parameter(tokens.get(from).text(), otherwise);
    }

    /// The block of a header, or what stands behind its colon.
    private List<PythonStatement> suite(PythonLine line, int colon) throws Refusal {
        var body = new ArrayList<PythonStatement>();
        if (colon + 1 < line.tokens().size()) {
            simple(new PythonLine(line.indent() + 1, line.tokens().subList(colon + 1, line.tokens().size())), body);
        }
        body.addAll(block(line.indent()));
        return body;
    }

    /// A loop or a condition: what it changes is not known after it.
    private PythonStatement skipped(PythonLine header) {
        int first = at - 1;
        while (at < lines.size() && lines.get(at).indent() > header.indent()) {
            at++;
        }
        var changed = new LinkedHashSet<String>();
        boolean network = false;
        for (PythonLine line : lines.subList(first, at)) {
            changed.addAll(changed(line.tokens()));
            network |= speaks(line.tokens());
        }
        return new PythonStatement.Unclear(List.copyOf(changed), Optional.empty(), network, header.number());
    }

    private static void simple(PythonLine line, List<PythonStatement> statements) {
        List<PythonToken> tokens = line.tokens();
        try {
            if (line.begins("import")) {
                imports(tokens, statements);
            } else if (line.begins("from")) {
                fromImports(tokens, statements);
            } else if (line.begins("return")) {
                if (tokens.size() > 1) {
                    statements.add(new PythonStatement.Return(new PythonParser(tokens, 1, tokens.size()).whole(), line.number()));
                }
            } else if (line.begins("del") || tokens.stream().anyMatch(token -> AUGMENTED.stream().anyMatch(token::is))) {
                statements.add(unclear(tokens, Optional.of(Refusal.at(line.number(),
                        text("exchange.python.changed", changed(tokens).stream().findFirst().orElse(tokens.getFirst().text()))))));
            } else {
                statements.add(assignment(tokens, line.number()));
            }
        } catch (Refusal e) {
            statements.add(unclear(tokens, Optional.of(e)));
        }
    }

    private static PythonStatement assignment(List<PythonToken> tokens, int line) throws Refusal {
        var targets = new ArrayList<PythonExpression>();
        int from = 0;
        for (int equals = top(tokens, from, "="); equals >= 0; equals = top(tokens, from, "=")) {
            int colon = top(tokens.subList(0, equals), from, ":"); // an annotation
            targets.add(new PythonParser(tokens, from, colon < 0 ? equals : colon).whole());
            from = equals + 1;
        }
        int colon = targets.isEmpty() ? top(tokens, 0, ":") : -1;
        PythonExpression value = new PythonParser(tokens, from, colon < 0 ? tokens.size() : colon).whole();
        return targets.isEmpty() ? new PythonStatement.Evaluate(value, line) : new PythonStatement.Assign(targets, value, line);
    }

    private static PythonStatement unclear(List<PythonToken> tokens, Optional<Refusal> why) {
        return new PythonStatement.Unclear(changed(tokens), why, speaks(tokens), tokens.getFirst().line());
    }

    private static boolean speaks(List<PythonToken> tokens) {
        return tokens.stream().anyMatch(token -> token.is("Sequential"));
    }

    /// Names that a line may give another meaning: each before a `=` or an index, after `for`, `as` or `del`, or whose content a method changes.
    static List<String> changed(List<PythonToken> tokens) {
        var names = new ArrayList<String>();
        if ((tokens.getFirst().is("class") || tokens.getFirst().is("def")) && tokens.size() > 1) {
            names.add(tokens.get(1).text());
        }
        int imports = tokens.getFirst().is("from") || tokens.getFirst().is("import") ? find(tokens, "import") : -1;
        tokens.stream().skip(imports < 0 ? tokens.size() : imports + 1).filter(token -> token.kind() == PythonToken.Kind.NAME)
                .forEach(token -> names.add(token.text()));
        boolean removes = tokens.getFirst().is("del");
        int assigned = -1;
        int open = 0;
        for (int i = 0; i < tokens.size(); i++) {
            PythonToken token = tokens.get(i);
            open += opens(token) ? 1 : closes(token) ? -1 : 0;
            assigned = open == 0 && (token.is("=") || AUGMENTED.stream().anyMatch(token::is)) ? i : assigned;
        }
        int in = tokens.getFirst().is("for") || tokens.getFirst().is("async") ? find(tokens, "in") : -1;
        for (int i = 0; i < tokens.size(); i++) {
            boolean start = tokens.get(i).kind() == PythonToken.Kind.NAME && (i == 0 || !tokens.get(i - 1).is("."));
            if (!start) {
                continue;
            }
            boolean own = tokens.get(i).is("self") && i + 2 < tokens.size() && tokens.get(i + 1).is(".");
            String name = own ? "self." + tokens.get(i + 2).text() : tokens.get(i).text();
            int after = own ? i + 3 : i + 1;
            boolean method = changes(tokens, after);
            boolean walrus = after < tokens.size() && tokens.get(after).is(":=");
            boolean named = i > 0 && tokens.get(i - 1).is("as");
            if (removes || i < assigned || i < in || method || walrus || named) {
                names.add(name);
            }
        }
        return names;
    }

    /// Whether what follows a name, attributes, items and calls, ends in a method that changes something.
    private static boolean changes(List<PythonToken> tokens, int from) {
        int i = from;
        while (i + 1 < tokens.size()) {
            if (tokens.get(i).is(".")) {
                if (CHANGING.contains(tokens.get(i + 1).text())) {
                    return true;
                }
                i += 2;
            } else if (opens(tokens.get(i))) {
                int open = 0;
                do {
                    open += opens(tokens.get(i)) ? 1 : closes(tokens.get(i)) ? -1 : 0;
                    i++;
                } while (open > 0 && i < tokens.size());
            } else {
                return false;
            }
        }
        return false;
    }

    private static int find(List<PythonToken> tokens, String word) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).is(word)) {
                return i;
            }
        }
        return -1;
    }

    private static void imports(List<PythonToken> tokens, List<PythonStatement> statements) {
        for (int[] part : parts(tokens, 1, tokens.size())) {
            var path = new StringBuilder();
            int i = part[0];
            while (i < part[1] && !tokens.get(i).is("as")) {
                path.append(tokens.get(i++).text());
            }
            boolean renamed = i + 1 < part[1];
            String name = renamed ? tokens.get(i + 1).text() : path.toString().split("\\.", 2)[0];
            statements.add(new PythonStatement.Import(renamed ? path.toString() : name, name, tokens.getFirst().line()));
        }
    }

    private static void fromImports(List<PythonToken> tokens, List<PythonStatement> statements) {
        int i = 1;
        var path = new StringBuilder();
        while (i < tokens.size() && !tokens.get(i).is("import")) {
            path.append(tokens.get(i++).text());
        }
        for (int[] part : parts(tokens.stream().filter(token -> !token.is("(") && !token.is(")")).toList(), i + 1, tokens.size())) {
            List<PythonToken> words = tokens.stream().filter(token -> !token.is("(") && !token.is(")")).toList().subList(part[0], part[1]);
            String what = words.getFirst().text();
            String name = words.size() == 3 && words.get(1).is("as") ? words.get(2).text() : what;
            statements.add(new PythonStatement.Import(path + "." + what, name, tokens.getFirst().line()));
        }
    }

    /// The parts between commas outside brackets, each from and to; empty ones are left out.
    private static List<int[]> parts(List<PythonToken> tokens, int from, int to) {
        var parts = new ArrayList<int[]>();
        int start = from;
        int end = Math.min(to, tokens.size());
        int open = 0;
        for (int i = from; i < end; i++) {
            open += opens(tokens.get(i)) ? 1 : closes(tokens.get(i)) ? -1 : 0;
            if (open == 0 && tokens.get(i).is(",")) {
                if (i > start) {
                    parts.add(new int[] {start, i});
                }
                start = i + 1;
            }
        }
        if (start < end) {
            parts.add(new int[] {start, end});
        }
        return parts;
    }

    /// Where `operator` stands outside brackets, or -1.
    private static int top(List<PythonToken> tokens, int from, String operator) {
        int open = 0;
        for (int i = from; i < tokens.size(); i++) {
            if (open == 0 && tokens.get(i).is(operator)) {
                return i;
            }
            open += opens(tokens.get(i)) ? 1 : closes(tokens.get(i)) ? -1 : 0;
        }
        return -1;
    }

    /// The bracket that closes the one at `open`, or -1.
    private static int closing(List<PythonToken> tokens, int open) {
        if (open >= tokens.size() || !tokens.get(open).is("(")) {
            return -1;
        }
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            depth += opens(tokens.get(i)) ? 1 : closes(tokens.get(i)) ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static boolean opens(PythonToken token) {
        return token.is("(") || token.is("[") || token.is("{");
    }

    private static boolean closes(PythonToken token) {
        return token.is(")") || token.is("]") || token.is("}");
    }
}
