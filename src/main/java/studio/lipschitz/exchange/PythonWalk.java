package studio.lipschitz.exchange;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Goes through the statements of a file in their order and keeps what names mean. Nothing is run: what a loop, a condition or a call of something
/// unknown would change means nothing from then on, and says so where a network needs it.
final class PythonWalk {
    private static final int MOST_MADE = 2_000;
    private static final int DEEPEST = 30;
    private static final String INIT = "__init__";

    private final List<String> source;
    private final PythonScope root = new PythonScope(null);
    private final List<Found> found = new ArrayList<>();
    private final List<PythonStatement.Kind> kinds = new ArrayList<>();
    private final PythonHandedOn handed = new PythonHandedOn(root);
    private Optional<PythonStatement.Unclear> unclear = Optional.empty();
    private Optional<Refusal> refused = Optional.empty();
    private int made;
    private int depth;

    /// Something that may be the network of the file.
    ///
    /// @param name as the file calls it
    /// @param function whether it stands within a function
    record Found(String name, Meaning meaning, int line, boolean function) {}

    PythonWalk(String source) {
        this.source = source.lines().toList();
    }

    PythonScope root() {
        return root;
    }

    List<Found> found() {
        return found;
    }

    List<PythonHandedOn.Handed> handed() {
        return handed.all();
    }

    List<PythonStatement.Kind> kinds() {
        return kinds;
    }

    /// The first statement that speaks of a Sequential and could not be followed.
    Optional<PythonStatement.Unclear> unclear() {
        return unclear;
    }

    /// Why the last network that the file names at its top level could not be followed.
    Optional<Refusal> refused() {
        return refused;
    }

    void file(List<PythonStatement> statements) throws Refusal {
        walk(statements, root, false);
    }

    PythonEvaluator evaluator(PythonScope scope, PythonFlow flow) {
        return new PythonEvaluator(scope, flow, this::make);
    }

    private void walk(List<PythonStatement> statements, PythonScope scope, boolean function) throws Refusal {
        for (PythonStatement statement : statements) {
            switch (statement) {
                case PythonStatement.Import(String path, String name, int line) when name.equals("*") -> scope.open(
                        path.substring(0, path.length() - 2), line);
                case PythonStatement.Import(String path, String name, int _) -> scope.set(name, new Meaning.Path(path));
                case PythonStatement.Assign assign -> assign(assign, scope, function);
                case PythonStatement.Evaluate evaluate -> evaluate(evaluate.value(), scope);
                case PythonStatement.Return returned -> found("return", meaning(returned.value(), scope), returned.line(), function);
                case PythonStatement.Function inner -> function(inner, scope);
                case PythonStatement.Kind kind -> kind(kind, scope);
                case PythonStatement.Unclear lost -> unclear(lost, scope);
            }
        }
    }

    private void found(String name, Meaning meaning, int line, boolean function) {
        if (meaning instanceof Meaning.Chain || meaning instanceof Meaning.Instance) {
            found.add(new Found(name, meaning, line, function));
        }
    }

    private Meaning meaning(PythonExpression value, PythonScope scope) {
        try {
            return evaluator(scope, PythonFlow.NONE).of(value);
        } catch (Refusal e) {
            return new Meaning.Open(e);
        }
    }

    private void assign(PythonStatement.Assign assign, PythonScope scope, boolean function) {
        Meaning value = meaning(assign.value(), scope);
        if (scope.equals(root) && value instanceof Meaning.Open(Refusal why)) {
            handed.look(assign.value(), assign.line());
            if (String.valueOf(assign.value()).contains("Sequential")) { // records, which say their parts
                refused = Optional.of(why);
            }
        }
        for (PythonExpression target : assign.targets()) {
            name(target, value, scope, assign.line(), function);
        }
    }

    private void name(PythonExpression target, Meaning value, PythonScope scope, int line, boolean function) {
        switch (target) {
            case PythonExpression.Name(String name, int _) -> {
                scope.set(name, value);
                found(name, value, line, function);
            }
            case PythonExpression.Attribute(PythonExpression.Name(String self, int _), String name, int _) when self.equals("self") -> {
                scope.set("self." + name, value);
                found("self." + name, value, line, function);
            }
            case PythonExpression.Several(var targets, int _) when value instanceof Meaning.Items(var items)
                    && items.size() == targets.size() -> {
                for (int i = 0; i < targets.size(); i++) {
                    name(targets.get(i), items.get(i), scope, line, function);
                }
            }
            case PythonExpression.Several(var targets, int _) -> targets.forEach(
                    each -> name(each, PythonEvaluator.open(line, text("exchange.python.unknown")), scope, line, function));
            default -> lose(target, scope, line);
        }
    }

    /// The name that an expression begins with means nothing from now on.
    private static void lose(PythonExpression expression, PythonScope scope, int line) {
        switch (expression) {
            case PythonExpression.Name(String name, int _) -> lose(name, scope, Refusal.at(line, text("exchange.python.changed", name)));
            case PythonExpression.Attribute(PythonExpression.Name(String self, int _), String name, int _) when self.equals("self") -> lose(
                    "self." + name, scope, Refusal.at(line, text("exchange.python.changed", "self." + name)));
            case PythonExpression.Attribute attribute -> lose(attribute.of(), scope, line);
            case PythonExpression.Item item -> lose(item.of(), scope, line);
            case PythonExpression.Call call -> lose(call.called(), scope, line);
            case PythonExpression.Spread spread -> lose(spread.of(), scope, line);
            default -> {}
        }
    }

    /// What it named is not known either: another name may stand for the same list.
    private static void lose(String name, PythonScope scope, Refusal why) {
        var open = new Meaning.Open(why);
        switch (scope.find(name).orElse(open)) {
            case Meaning.Chain chain -> chain.entries.add(new Meaning.Entry(Optional.empty(), open, chain.line));
            case Meaning.Items(var items) -> items.add(open);
            default -> {}
        }
        scope.set(name, open);
    }

    private void evaluate(PythonExpression value, PythonScope scope) {
        if (!(value instanceof PythonExpression.Call call)) {
            return;
        }
        if (scope.equals(root)) {
            handed.look(call, call.line());
        }
        if (!(call.called() instanceof PythonExpression.Attribute(var of, String method, int _))
                || !PythonStatements.CHANGING.contains(method)) {
            return;
        }
        if (outside(of, scope)) { // of the file: who knows when this runs
            lose(of, scope, call.line());
            lose(of, root, call.line());
            return;
        }
        boolean self = of instanceof PythonExpression.Name(String name, int _) && name.equals("self");
        var places = new ArrayList<Meaning>();
        var named = new HashMap<String, Meaning>();
        for (var argument : call.arguments()) {
            Meaning meaning = argument.stars() > 0
                    ? PythonEvaluator.open(call.line(), text("exchange.python.unknown"))
                    : meaning(argument.value(), scope);
            if (argument.name().isPresent()) {
                named.put(argument.name().get(), meaning);
            } else {
                places.add(meaning);
            }
        }
        if (self && places.size() == 2 && places.getFirst() instanceof Meaning.Constant(String name)) {
            scope.set("self." + name, places.get(1));
        } else if (self || !PythonChains.changed(meaning(of, scope), method, places, named, call.line())) {
            lose(of, scope, call.line());
        }
    }

    private boolean outside(PythonExpression expression, PythonScope scope) {
        return switch (expression) {
            case PythonExpression.Name(String name, int _) -> scope != root && !name.equals("self") && !scope.own().containsKey(name);
            case PythonExpression.Attribute attribute -> outside(attribute.of(), scope);
            case PythonExpression.Item item -> outside(item.of(), scope);
            default -> false;
        };
    }

    private void function(PythonStatement.Function inner, PythonScope scope) throws Refusal {
        scope.set(inner.name(), PythonEvaluator.open(inner.line(), text("exchange.python.function", inner.name())));
        if (++depth > DEEPEST) {
            throw Refusal.at(inner.line(), text("exchange.python.deep"));
        }
        var own = new PythonScope(scope);
        bind(inner, List.of(), Map.of(), own, inner.line());
        walk(inner.body(), own, true);
        depth--;
    }

    /// A class: one that the export writes out, word for word, is what stands for the layer.
    private void kind(PythonStatement.Kind kind, PythonScope scope) {
        boolean ours = Arrays.stream(Definition.values()).anyMatch(definition -> {
            List<String> lines = definition.lines();
            int from = kind.line() - 1;
            return kind.last() - kind.line() + 1 == lines.size() && from + lines.size() <= source.size()
                    && source.subList(from, from + lines.size()).equals(lines);
        });
        if (ours) {
            scope.set(kind.name(), new Meaning.Path("studio." + kind.name()));
        } else {
            scope.set(kind.name(), new Meaning.Kind(kind));
            kinds.add(kind);
        }
    }

    private void unclear(PythonStatement.Unclear lost, PythonScope scope) {
        Refusal why = lost.why().orElseGet(() -> Refusal.at(lost.line(), text("exchange.python.runs")));
        lost.changed().forEach(name -> lose(name, scope, why));
        if (lost.network() && unclear.isEmpty()) {
            unclear = Optional.of(lost);
        }
    }

    /// What a class of the file makes: its `__init__` is gone through with these arguments.
    Meaning make(PythonStatement.Kind kind, List<Meaning> places, Map<String, Meaning> named, int line) throws Refusal {
        if (++made > MOST_MADE || ++depth > DEEPEST) {
            throw Refusal.at(line, text("exchange.python.deep"));
        }
        var own = new PythonScope(root);
        Optional<PythonStatement.Function> init = method(kind, INIT);
        if (init.isPresent()) {
            bind(init.get(), places, named, own, line);
            int before = found.size();
            walk(init.get().body(), own, false);
            found.subList(before, found.size()).clear(); // parts of it
        }
        depth--;
        return new Meaning.Instance(kind, own, line);
    }

    static Optional<PythonStatement.Function> method(PythonStatement.Kind kind, String name) {
        return kind.body().stream()
                .filter(PythonStatement.Function.class::isInstance)
                .map(PythonStatement.Function.class::cast)
                .filter(function -> function.name().equals(name))
                .reduce((_, second) -> second);
    }

    private void bind(
            PythonStatement.Function function, List<Meaning> places, Map<String, Meaning> named, PythonScope own, int line) {
        int place = 0;
        for (var parameter : function.parameters()) {
            if (parameter.name().equals("self")) {
                continue;
            }
            if (parameter.name().equals(PythonStatements.REST)) {
                place = Integer.MAX_VALUE / 2;
                continue;
            }
            Meaning given = place < places.size() ? places.get(place) : named.get(parameter.name());
            place++;
            own.set(parameter.name(), given != null
                    ? given
                    : parameter.otherwise().map(value -> meaning(value, root))
                            .orElseGet(() -> PythonEvaluator.open(line, text("exchange.python.parameter", parameter.name()))));
        }
    }
}
