package studio.lipschitz.exchange;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Refuses source in which something else than the lines that are followed may decide what a network does: what is not understood must not be left out, as
/// the constant of what remains may be too small.
final class PythonGuard {
    /// Names by which classes, modules and scopes are changed from outside, or calls run through something else.
    private static final Set<String> HIDDEN = Set.of(
            "setattr", "delattr", "exec", "globals", "locals", "vars", "global", "nonlocal", "__dict__", "__class__", "__call__", "__new__",
            "__setattr__", "__getattr__", "__getattribute__", "_modules", "_parameters", "register_parametrization");

    private final List<PythonLine> lines;
    private final Map<String, List<PythonLine>> functions = new HashMap<>(); // of the file, methods too: all bodies of the name

    private PythonGuard(List<PythonLine> lines) {
        this.lines = lines;
        for (int i = 0; i < lines.size(); i++) {
            List<PythonToken> tokens = lines.get(i).tokens();
            if (lines.get(i).begins("def") && tokens.size() > 1) {
                functions.computeIfAbsent(tokens.get(1).text(), _ -> new ArrayList<>()).addAll(body(i));
            }
        }
    }

    static void check(List<PythonLine> lines) throws Refusal {
        new PythonGuard(lines).check();
    }

    private void check() throws Refusal {
        for (int i = 0; i < lines.size(); i++) {
            PythonLine line = lines.get(i);
            List<PythonToken> tokens = line.tokens();
            words(tokens);
            if (line.begins("match") && tokens.getLast().is(":")) {
                throw refuse(line.number(), "match");
            }
            if (line.begins("@") && following(i).begins("class")) {
                throw refuse(line.number(), "@" + (tokens.size() > 1 ? tokens.get(1).text() : ""));
            }
            if (line.begins("def") && tokens.size() > 1) {
                function(i, tokens.get(1).text());
            }
        }
    }

    private static void words(List<PythonToken> tokens) throws Refusal {
        for (int i = 0; i < tokens.size(); i++) {
            PythonToken token = tokens.get(i);
            if (token.kind() != PythonToken.Kind.NAME) {
                continue;
            }
            String word = token.text();
            boolean own = i == 0 || !tokens.get(i - 1).is(".");
            boolean replaced = (word.equals("forward") || word.equals("__init__")) && i + 1 < tokens.size() && tokens.get(i + 1).is("=");
            if (HIDDEN.contains(word) || replaced || (word.startsWith("register_") && word.endsWith("hook"))
                    || (own && word.equals("eval"))) {
                throw refuse(token.line(), word);
            }
        }
    }

    /// Where an `__init__` ends before its last line, or leaves it to another method or function to change the layers.
    private void function(int at, String name) throws Refusal {
        List<PythonLine> body = body(at);
        int indent = body.isEmpty() ? 0 : body.getFirst().indent();
        for (PythonLine line : body) {
            if (name.equals("__init__") && line.begins("return") && line.indent() > indent) {
                throw refuse(line.number(), "return");
            }
            List<PythonToken> tokens = line.tokens();
            for (int i = 0; name.equals("__init__") && i + 3 < tokens.size(); i++) {
                String method = tokens.get(i + 2).text();
                if (tokens.get(i).is("self") && tokens.get(i + 1).is(".") && tokens.get(i + 3).is("(") && !method.equals("forward")
                        && changes(method, Set.of("self"), new HashSet<>())) {
                    throw refuse(line.number(), "self." + method);
                }
            }
        }
        if (!name.equals("__init__") && !name.equals("forward") && !parameters(at).contains("self") && called(name)
                && changes(name, parameters(at), new HashSet<>())) {
            throw refuse(lines.get(at).number(), name);
        }
    }

    /// Whether a function of the file changes one of `names`, itself or by another of the file that it calls.
    private boolean changes(String function, Set<String> names, Set<String> seen) {
        @Nullable List<PythonLine> body = functions.get(function);
        if (body == null || !seen.add(function)) {
            return false;
        }
        for (PythonLine line : body) {
            boolean changed = PythonStatements.changed(line.tokens()).stream()
                    .anyMatch(name -> names.contains(name) || (names.contains("self") && name.startsWith("self.")));
            if (changed || line.tokens().stream().anyMatch(token -> token.kind() == PythonToken.Kind.NAME && !token.is(function)
                    && functions.containsKey(token.text()) && changes(token.text(), names, seen))) {
                return true;
            }
        }
        return false;
    }

    /// Whether a statement of its own calls it: what it returns is not asked for then.
    private boolean called(String function) {
        return lines.stream().map(PythonLine::tokens).anyMatch(
                tokens -> tokens.size() > 2 && tokens.get(0).is(function) && tokens.get(1).is("("));
    }

    private Set<String> parameters(int at) {
        return lines.get(at).tokens().stream().skip(2).filter(token -> token.kind() == PythonToken.Kind.NAME).map(PythonToken::text)
                .collect(Collectors.toSet());
    }

    private List<PythonLine> body(int at) {
        int end = at + 1;
        while (end < lines.size() && lines.get(end).indent() > lines.get(at).indent()) {
            end++;
        }
        return lines.subList(at + 1, end);
    }

    private PythonLine following(int at) {
        int next = at;
        while (next + 1 < lines.size() && lines.get(next).begins("@")) {
            next++;
        }
        return lines.get(next);
    }

    private static Refusal refuse(int line, String what) {
        return Refusal.at(line, text("exchange.python.hidden", what));
    }
}
