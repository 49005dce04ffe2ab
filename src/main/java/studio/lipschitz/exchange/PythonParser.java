package studio.lipschitz.exchange;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.exchange.PythonExpression.Argument;

/// Makes expressions of words. What it does not know it refuses, so that nothing is taken for something else.
final class PythonParser {
    private static final int DEEPEST = 200;

    /// Operators in a row, or calls and attributes.
    private static final int LONGEST = 1000;

    /// By rank, the loosest first.
    private static final List<Set<String>> BINARY = List.of(Set.of("+", "-"), Set.of("*", "/", "//", "%", "@"));

    private final List<PythonToken> tokens;
    private final int last;
    private int at;
    private int depth;

    PythonParser(List<PythonToken> tokens, int from, int to) {
        this.tokens = tokens;
        this.at = from;
        this.last = to;
    }

    /// All of the words as one expression; with commas outside brackets a tuple.
    PythonExpression whole() throws Refusal {
        PythonExpression first = item();
        if (!peek(",")) {
            return ended(first);
        }
        var items = new ArrayList<>(List.of(first));
        while (take(",")) {
            if (at < last) {
                items.add(item());
            }
        }
        return ended(new PythonExpression.Several(items, first.line()));
    }

    private PythonExpression ended(PythonExpression expression) throws Refusal {
        if (at < last) {
            throw strange();
        }
        return expression;
    }

    private PythonExpression item() throws Refusal {
        if (peek("*")) {
            int line = next().line();
            return new PythonExpression.Spread(expression(), line);
        }
        return expression();
    }

    private PythonExpression expression() throws Refusal {
        if (++depth > DEEPEST) {
            throw Refusal.at(line(), text("exchange.python.deep"));
        }
        PythonExpression whole = binary(0);
        depth--;
        return whole;
    }

    private PythonExpression binary(int rank) throws Refusal {
        if (rank == BINARY.size()) {
            return unary();
        }
        PythonExpression left = binary(rank + 1);
        for (int length = 0; at < last && tokens.get(at).kind() == PythonToken.Kind.OPERATOR
                && BINARY.get(rank).contains(tokens.get(at).text()); length++) {
            bear(length);
            PythonToken operator = next();
            left = new PythonExpression.Binary(operator.text(), left, binary(rank + 1), left.line());
        }
        return left;
    }

    private PythonExpression unary() throws Refusal {
        if (peek("-") || peek("+")) {
            PythonToken sign = next();
            if (++depth > DEEPEST) {
                throw Refusal.at(sign.line(), text("exchange.python.deep"));
            }
            PythonExpression of = unary();
            depth--;
            return new PythonExpression.Unary(sign.text(), of, sign.line());
        }
        PythonExpression base = postfix();
        if (take("**")) {
            if (++depth > DEEPEST) {
                throw Refusal.at(base.line(), text("exchange.python.deep"));
            }
            PythonExpression exponent = unary();
            depth--;
            return new PythonExpression.Binary("**", base, exponent, base.line());
        }
        return base;
    }

    private PythonExpression postfix() throws Refusal {
        PythonExpression expression = atom();
        for (int length = 0; at < last; length++) {
            bear(length);
            if (take(".")) {
                expression = new PythonExpression.Attribute(expression, name(), expression.line());
            } else if (take("(")) {
                expression = new PythonExpression.Call(expression, arguments(), expression.line());
            } else if (take("[")) {
                PythonExpression index = index();
                expect("]");
                expression = new PythonExpression.Item(expression, index, expression.line());
            } else {
                break;
            }
        }
        return expression;
    }

    private PythonExpression index() throws Refusal {
        int line = line();
        Optional<PythonExpression> from = peek(":") ? Optional.empty() : Optional.of(expression());
        if (from.isPresent() && !peek(":")) {
            return from.get();
        }
        expect(":");
        Optional<PythonExpression> to = peek("]") ? Optional.empty() : Optional.of(expression());
        return new PythonExpression.Slice(from, to, line);
    }

    private void bear(int length) throws Refusal {
        if (length > LONGEST) {
            throw Refusal.at(line(), text("exchange.python.deep"));
        }
    }

    private List<Argument> arguments() throws Refusal {
        var arguments = new ArrayList<Argument>();
        while (!take(")")) {
            if (take("**")) {
                arguments.add(new Argument(Optional.empty(), 2, expression()));
            } else if (take("*")) {
                arguments.add(new Argument(Optional.empty(), 1, expression()));
            } else if (at + 1 < last && tokens.get(at).kind() == PythonToken.Kind.NAME && tokens.get(at + 1).is("=")) {
                String name = next().text();
                next();
                arguments.add(new Argument(Optional.of(name), 0, expression()));
            } else {
                arguments.add(new Argument(Optional.empty(), 0, expression()));
            }
            if (!peek(")")) {
                expect(",");
            }
        }
        return arguments;
    }

    private PythonExpression atom() throws Refusal {
        if (at >= last) {
            throw strange();
        }
        PythonToken token = next();
        return switch (token.kind()) {
            case NUMBER -> number(token);
            case STRING -> strings(token);
            case OTHER_STRING -> new PythonExpression.Other(token.line());
            case NAME -> switch (token.text()) {
                case "True" -> new PythonExpression.Literal(true, token.line());
                case "False" -> new PythonExpression.Literal(false, token.line());
                case "None" -> new PythonExpression.Literal(null, token.line());
                case "lambda", "not", "await", "yield", "if", "else", "for", "and", "or", "in", "is" -> {
                    at--;
                    throw strange();
                }
                default -> new PythonExpression.Name(token.text(), token.line());
            };
            case OPERATOR -> switch (token.text()) {
                case "(" -> brackets(")", token.line());
                case "[" -> brackets("]", token.line());
                default -> {
                    at--;
                    throw strange();
                }
            };
        };
    }

    /// Strings that stand side by side are one.
    private PythonExpression strings(PythonToken first) {
        var all = new StringBuilder(first.text());
        while (at < last && tokens.get(at).kind() == PythonToken.Kind.STRING) {
            all.append(next().text());
        }
        return new PythonExpression.Literal(all.toString(), first.line());
    }

    private PythonExpression brackets(String close, int line) throws Refusal {
        var items = new ArrayList<PythonExpression>();
        boolean comma = false;
        while (!take(close)) {
            items.add(item());
            if (!peek(close)) {
                expect(",");
                comma = true;
            }
        }
        boolean grouped = close.equals(")") && items.size() == 1 && !comma;
        return grouped ? items.getFirst() : new PythonExpression.Several(items, line);
    }

    private static PythonExpression number(PythonToken token) throws Refusal {
        @Nullable Number value = parsed(token.text().replace("_", ""));
        if (value == null) {
            throw Refusal.at(token.line(), text("exchange.python.number", token.text()));
        }
        return new PythonExpression.Literal(value, token.line());
    }

    private static @Nullable Number parsed(String digits) {
        try {
            if (digits.matches("[0-9]+")) {
                return Long.valueOf(digits);
            }
            if (digits.matches("0[xX][0-9a-fA-F]+")) {
                return Long.valueOf(digits.substring(2), 16);
            }
            return digits.matches("([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?") ? Double.valueOf(digits) : null;
        } catch (NumberFormatException e) {
            return null; // more digits than a long has
        }
    }

    private String name() throws Refusal {
        if (at >= last || tokens.get(at).kind() != PythonToken.Kind.NAME) {
            throw strange();
        }
        return next().text();
    }

    private void expect(String operator) throws Refusal {
        if (!take(operator)) {
            throw strange();
        }
    }

    private boolean peek(String operator) {
        return at < last && tokens.get(at).is(operator);
    }

    private boolean take(String operator) {
        boolean there = peek(operator);
        at += there ? 1 : 0;
        return there;
    }

    private PythonToken next() {
        return tokens.get(at++);
    }

    private int line() {
        return tokens.get(Math.min(at, tokens.size() - 1)).line();
    }

    private Refusal strange() {
        String word = at < last ? tokens.get(at).text() : "";
        return Refusal.at(line(), word.isEmpty() ? text("exchange.python.ends") : text("exchange.python.strange", word));
    }
}
