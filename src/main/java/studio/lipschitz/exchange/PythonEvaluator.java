package studio.lipschitz.exchange;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.lipschitz.exchange.PythonExpression.Argument;

/// What expressions mean. Calls of modules are taken down; nothing else is called.
final class PythonEvaluator {
    /// Methods of a module that leave what it computes.
    private static final Set<String> NEUTRAL = Set.of(
            "to", "cuda", "cpu", "eval", "train", "float", "double", "requires_grad_", "share_memory", "compile");

    private final PythonScope scope;
    private final PythonFlow flow;
    private final Making making;

    /// Makes one of a class of the file.
    interface Making {
        Meaning make(PythonStatement.Kind kind, List<Meaning> places, Map<String, Meaning> named, int line) throws Refusal;
    }

    PythonEvaluator(PythonScope scope, PythonFlow flow, Making making) {
        this.scope = scope;
        this.flow = flow;
        this.making = making;
    }

    Meaning of(PythonExpression expression) throws Refusal {
        return switch (expression) {
            case PythonExpression.Literal literal -> new Meaning.Constant(literal.value());
            case PythonExpression.Name name -> scope.find(name.name())
                    .orElseGet(() -> open(name.line(), text("exchange.python.unnamed", name.name())));
            case PythonExpression.Attribute attribute -> attribute(attribute);
            case PythonExpression.Call call -> call(call);
            case PythonExpression.Item item -> item(item);
            case PythonExpression.Several several -> new Meaning.Items(items(several.items()));
            case PythonExpression.Spread spread -> open(spread.line(), text("exchange.python.unknown"));
            case PythonExpression.Unary unary -> PythonArithmetic.sign(unary.operator(), of(unary.of()), unary.line());
            case PythonExpression.Binary binary -> binary(binary);
            case PythonExpression.Slice slice -> open(slice.line(), text("exchange.python.unknown"));
            case PythonExpression.Other other -> open(other.line(), text("exchange.python.unknown"));
        };
    }

    private List<Meaning> items(List<PythonExpression> items) throws Refusal {
        var meanings = new ArrayList<Meaning>();
        for (PythonExpression item : items) {
            if (item instanceof PythonExpression.Spread spread) {
                meanings.addAll(spread(of(spread.of()), spread.line()));
                bear(meanings, spread.line());
            } else {
                meanings.add(of(item));
            }
        }
        return meanings;
    }

    private static void bear(List<Meaning> items, int line) throws Refusal {
        if (items.size() > PythonArithmetic.MOST_ITEMS) {
            throw Refusal.at(line, text("exchange.python.long", PythonArithmetic.MOST_ITEMS));
        }
    }

    private static List<Meaning> spread(Meaning meaning, int line) {
        return switch (meaning) {
            case Meaning.Items list -> list.items();
            case Meaning.Chain chain -> chain.entries.stream().map(Meaning.Entry::module).toList();
            case Meaning.Open open -> List.of(open);
            default -> List.of(open(line, text("exchange.python.unknown")));
        };
    }

    private Meaning attribute(PythonExpression.Attribute attribute) throws Refusal {
        if (attribute.of() instanceof PythonExpression.Name(String name, int _) && name.equals("self")) {
            return scope.find("self." + attribute.name())
                    .orElseGet(() -> open(attribute.line(), text("exchange.python.unnamed", "self." + attribute.name())));
        }
        Meaning of = of(attribute.of());
        Optional<Meaning> data = flow.attribute(of, attribute.name(), attribute.line());
        if (data.isPresent()) {
            return data.get();
        }
        return switch (of) {
            case Meaning.Path(String path) -> new Meaning.Path(path + "." + attribute.name());
            case Meaning.Open open -> open;
            case Meaning.Made _,Meaning.Chain _,Meaning.Instance _,Meaning.Items _ -> new Meaning.Method(
                    of, attribute.name(), attribute.line());
            default -> open(attribute.line(), text("exchange.python.unknown"));
        };
    }

    private Meaning item(PythonExpression.Item item) throws Refusal {
        Meaning of = of(item.of());
        if (item.index() instanceof PythonExpression.Slice slice && of instanceof Meaning.Items(List<Meaning> items)) {
            return slice(items, slice);
        }
        Meaning index = of(item.index());
        Optional<Meaning> data = flow.item(of, index, item.line());
        if (data.isPresent()) {
            return data.get();
        }
        List<Meaning> all = switch (of) {
            case Meaning.Items(List<Meaning> items) -> items;
            case Meaning.Chain chain -> chain.entries.stream().map(Meaning.Entry::module).toList();
            default -> List.of();
        };
        if (index instanceof Meaning.Constant(Long number)) {
            long at = number < 0 ? all.size() + number : number;
            if (at >= 0 && at < all.size()) {
                return all.get((int) at);
            }
        }
        return of instanceof Meaning.Open open ? open : open(item.line(), text("exchange.python.unknown"));
    }

    private Meaning slice(List<Meaning> items, PythonExpression.Slice slice) throws Refusal {
        Meaning from = slice.from().isPresent() ? of(slice.from().get()) : new Meaning.Constant(0L);
        Meaning to = slice.to().isPresent() ? of(slice.to().get()) : new Meaning.Constant((long) items.size());
        if (!(from instanceof Meaning.Constant(Long first)) || !(to instanceof Meaning.Constant(Long last))) {
            return open(slice.line(), text("exchange.python.unknown"));
        }
        int begin = place(first, items.size());
        return new Meaning.Items(new ArrayList<>(items.subList(begin, Math.max(begin, place(last, items.size())))));
    }

    private static int place(long index, int size) {
        return Math.clamp(index < 0 ? index + size : index, 0, size);
    }

    private Meaning binary(PythonExpression.Binary binary) throws Refusal {
        Meaning left = of(binary.left());
        Meaning right = of(binary.right());
        Optional<Meaning> data = flow.combined(binary.operator(), left, right, binary.line());
        return data.isPresent() ? data.get() : PythonArithmetic.combined(binary.operator(), left, right, binary.line());
    }

    private Meaning call(PythonExpression.Call call) throws Refusal {
        Meaning callee = of(call.called());
        var places = new ArrayList<Meaning>();
        var named = new LinkedHashMap<String, Meaning>();
        for (Argument argument : call.arguments()) {
            Meaning value = of(argument.value());
            if (argument.stars() == 1) {
                places.addAll(spread(value, argument.value().line()));
                bear(places, argument.value().line());
            } else if (argument.stars() == 2) {
                return open(argument.value().line(), text("exchange.python.dictionary"));
            } else if (argument.name().isEmpty()) {
                places.add(value);
            } else if (named.put(argument.name().get(), value) != null) {
                throw Refusal.at(argument.value().line(), text("exchange.python.twice", argument.name().get()));
            }
        }
        Optional<Meaning> data = flow.called(callee, places, named, call.line());
        return data.isPresent() ? data.get() : called(callee, places, named, call);
    }

    private Meaning called(Meaning callee, List<Meaning> places, Map<String, Meaning> named, PythonExpression.Call call)
            throws Refusal {
        int line = call.line();
        return switch (callee) {
            case Meaning.Path(String path) -> library(path, places, named, call);
            case Meaning.Kind(var kind) -> making.make(kind, places, named, line);
            case Meaning.Method method when NEUTRAL.contains(method.name()) -> method.of();
            case Meaning.Open open -> open;
            default -> open(line, text("exchange.python.unknown"));
        };
    }

    private static Meaning library(String path, List<Meaning> places, Map<String, Meaning> named, PythonExpression.Call call)
            throws Refusal {
        boolean list = path.equals("collections.OrderedDict") || path.equals("torch.nn.ModuleList") || path.equals("list")
                || path.equals("tuple");
        if (list && named.isEmpty() && places.size() <= 1) {
            return places.isEmpty() ? new Meaning.Items(new ArrayList<>()) : places.getFirst();
        }
        Optional<PythonModule> module = PythonModule.of(path);
        if (module.isEmpty()) {
            return open(call.line(), text("exchange.python.call", path));
        }
        return module.get().isSequential()
                ? PythonChains.sequential(module.get(), places, named, call)
                : new Meaning.Made(module.get().qualified(), List.copyOf(places), Map.copyOf(named), call.line());
    }

    static Meaning open(int line, String why) {
        return new Meaning.Open(Refusal.at(line, why));
    }
}
