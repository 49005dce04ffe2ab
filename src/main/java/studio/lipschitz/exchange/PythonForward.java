package studio.lipschitz.exchange;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.lipschitz.layer.Add;
import studio.lipschitz.layer.Concatenate;
import studio.lipschitz.layer.Flatten;
import studio.lipschitz.layer.Joint;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.LipResidual;

/// Follows data through modules: a Sequential, or a `forward` of calls, sums and concatenations without loops and conditions.
final class PythonForward implements PythonFlow {
    private static final int DEEPEST = 50;
    private static final int MOST_STEPS = 50_000;

    private final GraphBuilder builder;
    private final PythonWalk walk;
    private final List<String> notes;
    private final Set<Meaning.Made> used = Collections.newSetFromMap(new IdentityHashMap<>());
    private final IdentityHashMap<Meaning, String> names = new IdentityHashMap<>();
    private Optional<String> wanted = Optional.empty();
    private int depth;
    private int steps;

    PythonForward(GraphBuilder builder, PythonWalk walk, List<String> notes) {
        this.builder = builder;
        this.walk = walk;
        this.notes = notes;
    }

    /// Leads data through a module of any kind.
    ///
    /// @return the nodes that come out
    List<String> through(Meaning module, List<String> inputs, Optional<String> name, int line) throws Refusal {
        if (++depth > DEEPEST || ++steps > MOST_STEPS) {
            throw Refusal.at(line, text("exchange.python.deep"));
        }
        List<String> outputs = switch (module) {
            case Meaning.Made made -> List.of(layer(made, inputs, name));
            case Meaning.Chain chain -> chain(chain, inputs, line);
            case Meaning.Instance instance -> instance(instance, inputs);
            case Meaning.Open(Refusal why) -> throw why;
            default -> throw Refusal.at(line, text("exchange.python.notModule"));
        };
        depth--;
        return outputs;
    }

    private List<String> chain(Meaning.Chain chain, List<String> inputs, int line) throws Refusal {
        List<String> at = inputs;
        for (Meaning.Entry entry : chain.entries) {
            if (at.size() != 1) {
                throw Refusal.at(line, text("exchange.python.oneInput"));
            }
            at = through(entry.module(), at, entry.name(), entry.line());
        }
        return at;
    }

    private String layer(Meaning.Made made, List<String> inputs, Optional<String> name) throws Refusal {
        Layer layer = PythonLayers.of(made, builder.shape(inputs.getFirst()), notes);
        if (layer instanceof Joint joint ? !joint.takes(inputs.size()) : inputs.size() != 1) {
            throw Refusal.at(made.line, text("exchange.python.inputs", made.name, inputs.size()));
        }
        Optional<String> called = Optional.ofNullable(names.get(made)).or(() -> name).filter(each -> !each.matches("[0-9]*"));
        String id = builder.add(called, layer, inputs, text("exchange.line", made.line));
        boolean weights = !(layer instanceof LipResidual) && layer instanceof studio.lipschitz.layer.UnaryLayer unary
                && !unary.weights(builder.shape(inputs.getFirst())).isEmpty();
        if (!used.add(made) && weights) {
            notes.add(text("exchange.python.shared", made.line, made.name));
        }
        return id;
    }

    private List<String> instance(Meaning.Instance instance, List<String> inputs) throws Refusal {
        PythonStatement.Function forward = PythonWalk.method(instance.kind(), "forward")
                .orElseThrow(() -> Refusal.at(instance.kind().line(), text("exchange.python.noForward", instance.kind().name())));
        var scope = new PythonScope(instance.own());
        instance.own().own().forEach((name, meaning) -> {
            if (name.startsWith("self.") && meaning instanceof Meaning.Made) {
                names.put(meaning, name.substring("self.".length()));
            }
        });
        List<String> parameters = forward.parameters().stream().map(PythonStatement.Parameter::name)
                .filter(name -> !name.equals("self") && !name.equals(PythonStatements.REST)).toList();
        if (parameters.size() != inputs.size()) {
            throw Refusal.at(forward.line(), text("exchange.python.oneInput"));
        }
        for (int i = 0; i < inputs.size(); i++) {
            scope.set(parameters.get(i), new Meaning.Data(inputs.get(i)));
        }
        Optional<String> before = wanted;
        for (PythonStatement statement : forward.body()) {
            wanted = Optional.empty();
            switch (statement) {
                case PythonStatement.Assign(var targets, var value, int line) when targets.size() == 1
                        && targets.getFirst() instanceof PythonExpression.Name(String name, int _) -> {
                    wanted = Optional.of(name).filter(each -> !parameters.contains(each));
                    scope.set(name, settled(walk.evaluator(scope, this).of(value), line));
                }
                case PythonStatement.Return(var value, int line) -> {
                    List<String> outputs = outputs(walk.evaluator(scope, this).of(value), line);
                    wanted = before;
                    return outputs;
                }
                case PythonStatement.Evaluate(PythonExpression.Literal _, int _) -> {} // a comment that is a string
                case PythonStatement.Unclear(var _, Optional<Refusal> why, var _, int line) -> throw why.orElseGet(
                        () -> Refusal.at(line, text("exchange.python.forward")));
                default -> throw Refusal.at(statement.line(), text("exchange.python.forward"));
            }
        }
        throw Refusal.at(forward.line(), text("exchange.python.noReturn"));
    }

    private List<String> outputs(Meaning meaning, int line) throws Refusal {
        return switch (settled(meaning, line)) {
            case Meaning.Data(String node) -> List.of(node);
            case Meaning.Items(var items) when !items.isEmpty() -> {
                var nodes = new ArrayList<String>();
                for (Meaning item : items) {
                    nodes.addAll(outputs(item, line));
                }
                yield nodes;
            }
            case Meaning.Open(Refusal why) -> throw why;
            default -> throw Refusal.at(line, text("exchange.python.forward"));
        };
    }

    /// A sum or a concatenation becomes a node once it is known whether it is divided.
    private Meaning settled(Meaning meaning, int line) throws Refusal {
        return meaning instanceof Meaning.Joined joined ? joined(joined, false, line) : meaning;
    }

    private Meaning joined(Meaning.Joined joined, boolean scaled, int line) throws Refusal {
        Layer layer = joined.sum() ? new Add(scaled) : new Concatenate(joined.dim(), scaled);
        if (!((Joint) layer).takes(joined.nodes().size()) || joined.nodes().size() > Joint.MOST_PORTS) {
            throw Refusal.at(line, text("exchange.python.inputs", layer.module(), joined.nodes().size()));
        }
        return new Meaning.Data(builder.add(name(), layer, joined.nodes(), text("exchange.line", line)));
    }

    /// The name of the variable, for the first node of its statement that asks: the last one to be made would be it, and comes last.
    private Optional<String> name() {
        return wanted;
    }

    @Override
    public Optional<Meaning> called(Meaning callee, List<Meaning> places, Map<String, Meaning> named, int line) throws Refusal {
        if (callee instanceof Meaning.Method(Meaning of, String method, int _) && settledData(of, line).isPresent()) {
            return Optional.of(method(settledData(of, line).get(), method, places, named, line));
        }
        boolean about = places.stream().anyMatch(place -> isData(place)
                || (place instanceof Meaning.Items(var items) && items.stream().anyMatch(PythonForward::isData)))
                || named.values().stream().anyMatch(PythonForward::isData);
        if (!about) {
            return Optional.empty();
        }
        return switch (callee) {
            case Meaning.Path(String path) -> Optional.of(function(path, places, named, line));
            case Meaning.Open(Refusal why) -> throw why;
            case Meaning.Made _,Meaning.Chain _,Meaning.Instance _ when named.isEmpty() -> {
                var inputs = new ArrayList<String>();
                for (Meaning place : places) {
                    inputs.add(node(place, line));
                }
                List<String> outputs = through(callee, inputs, name(), line);
                yield Optional.of(outputs.size() == 1
                        ? new Meaning.Data(outputs.getFirst())
                        : new Meaning.Items(outputs.stream().<Meaning>map(Meaning.Data::new).toList()));
            }
            default -> throw Refusal.at(line, text("exchange.python.forward"));
        };
    }

    private static boolean isData(Meaning meaning) {
        return meaning instanceof Meaning.Data || meaning instanceof Meaning.Joined;
    }

    private Optional<String> settledData(Meaning meaning, int line) throws Refusal {
        return isData(meaning) ? Optional.of(node(meaning, line)) : Optional.empty();
    }

    private String node(Meaning meaning, int line) throws Refusal {
        return switch (settled(meaning, line)) {
            case Meaning.Data(String node) -> node;
            case Meaning.Open(Refusal why) -> throw why;
            default -> throw Refusal.at(line, text("exchange.python.forward"));
        };
    }

    private Meaning function(String path, List<Meaning> places, Map<String, Meaning> named, int line) throws Refusal {
        boolean joins = (path.equals("torch.cat") || path.equals("torch.concat")) && places.getFirst() instanceof Meaning.Items;
        if (joins && places.getFirst() instanceof Meaning.Items(var items)) {
            Meaning dim = places.size() == 2 ? places.get(1)
                    : named.getOrDefault("dim", named.getOrDefault("axis", new Meaning.Constant(0L)));
            if (!(dim instanceof Meaning.Constant(Long axis)) || axis == 0 || places.size() > 2 || places.size() + named.size() > 2) {
                throw Refusal.at(line, text("exchange.python.batch"));
            }
            var nodes = new ArrayList<String>();
            for (Meaning item : items) {
                nodes.add(node(item, line));
            }
            return new Meaning.Joined(nodes, false, Math.clamp(axis, -100, 100));
        }
        if (path.equals("torch.add") && places.size() == 2 && named.isEmpty()) {
            return combined("+", places.get(0), places.get(1), line).orElseThrow(() -> Refusal.at(line, text("exchange.python.forward")));
        }
        String module = PythonLayers.function(path).orElseThrow(() -> Refusal.at(line, text("exchange.python.call", path)));
        if (places.isEmpty() || !isData(places.getFirst())) {
            throw Refusal.at(line, text("exchange.python.forward"));
        }
        return operation(node(places.getFirst(), line), module, places.subList(1, places.size()), named, line);
    }

    private Meaning operation(String node, String module, List<Meaning> places, Map<String, Meaning> named, int line) throws Refusal {
        Layer layer = PythonLayers.ofFunction(module, places, named, builder.shape(node), line);
        return new Meaning.Data(builder.add(name(), layer, List.of(node), text("exchange.line", line)));
    }

    /// `x.flatten(1)`, `x.view(x.size(0), -1)`, `x.relu()`, `x.size(0)`.
    private Meaning method(String node, String method, List<Meaning> places, Map<String, Meaning> named, int line) throws Refusal {
        boolean batch = places.size() == 1 && places.getFirst() instanceof Meaning.Constant(Long axis) && axis == 0;
        return switch (method) {
            case "size" -> places.isEmpty() ? new Meaning.Sizes(node) : batch ? new Meaning.BatchSize() : PythonEvaluator.open(
                    line, text("exchange.python.forward"));
            case "view", "reshape" -> reshaped(node, places, line);
            case "contiguous" -> new Meaning.Data(node);
            case "flatten", "relu", "sigmoid", "tanh", "abs", "softmax", "log_softmax" -> operation(
                    node, PythonLayers.function("torch." + method).orElseThrow(), places, named, line);
            default -> throw Refusal.at(line, text("exchange.python.call", "Tensor." + method));
        };
    }

    private Meaning reshaped(String node, List<Meaning> places, int line) throws Refusal {
        List<Meaning> sizes = places.size() == 1 && places.getFirst() instanceof Meaning.Items(var items) ? items : places;
        long size = builder.shape(node).size();
        boolean first = sizes.size() == 2 && (sizes.getFirst() instanceof Meaning.BatchSize
                || (sizes.getFirst() instanceof Meaning.Constant(Long any) && any == -1));
        boolean rest = sizes.size() == 2 && sizes.get(1) instanceof Meaning.Constant(Long number)
                && (number == size || (number == -1 && sizes.getFirst() instanceof Meaning.BatchSize));
        if (!first || !rest) {
            throw Refusal.at(line, text("exchange.python.view"));
        }
        return new Meaning.Data(builder.add(name(), Flatten.DEFAULT, List.of(node), text("exchange.line", line)));
    }

    @Override
    public Optional<Meaning> combined(String operator, Meaning left, Meaning right, int line) throws Refusal {
        if (!isData(left) && !isData(right)) {
            return Optional.empty();
        }
        if (operator.equals("+") && isData(left) && isData(right)) {
            var nodes = new ArrayList<>(
                    left instanceof Meaning.Joined(var some, boolean sum, int _) && sum ? some : List.of(node(left, line)));
            nodes.add(node(right, line));
            return Optional.of(new Meaning.Joined(nodes, true, 0));
        }
        if (operator.equals("/") && left instanceof Meaning.Joined joined && right instanceof Meaning.Constant(Number by)) {
            int count = joined.nodes().size();
            double wanted = joined.sum() ? count : Math.pow(count, 0.5);
            if (by.doubleValue() == wanted) {
                return Optional.of(joined(joined, true, line));
            }
        }
        throw Refusal.at(line, text("exchange.python.operator", operator));
    }

    @Override
    public Optional<Meaning> attribute(Meaning of, String name, int line) throws Refusal {
        if (!isData(of)) {
            return Optional.empty();
        }
        String node = node(of, line);
        return Optional.of(name.equals("shape") ? new Meaning.Sizes(node) : new Meaning.Method(new Meaning.Data(node), name, line));
    }

    @Override
    public Optional<Meaning> item(Meaning of, Meaning index, int line) throws Refusal {
        if (of instanceof Meaning.Sizes && index instanceof Meaning.Constant(Long axis) && axis == 0) {
            return Optional.of(new Meaning.BatchSize());
        }
        if (isData(of) || of instanceof Meaning.Sizes) {
            throw Refusal.at(line, text("exchange.python.forward"));
        }
        return Optional.empty();
    }
}
