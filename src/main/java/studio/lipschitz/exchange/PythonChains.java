package studio.lipschitz.exchange;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Sequentials as the two libraries make them.
final class PythonChains {
    private static final String CONSTANT = "k_coef_lip";

    /// Those of torchlip that read their constant as they run: its Sequential sets it anew, while layers with weights keep the one they were made with.
    private static final Set<String> LATE = Set.of(
            "torchlip.MaxMin", "torchlip.GroupSort", "torchlip.GroupSort2", "torchlip.FullSort", "torchlip.LPReLU",
            "torchlip.ScaledAvgPool2d",
            "torchlip.ScaledAdaptiveAvgPool2d", "torchlip.ScaledL2NormPool2d", "torchlip.ScaledAdaptativeL2NormPool2d");

    /// Those of torchlip that its Sequential does not count.
    private static final Set<String> UNCOUNTED = Set.of(
            "torchlip.LayerCentering", "torchlip.BatchCentering", "torchlip.BatchLipNorm", "torchlip.LipResidual", "torchlip.PadConv1d",
            "torchlip.PadConv2d");

    private PythonChains() {}

    static Meaning sequential(PythonModule module, List<Meaning> places, Map<String, Meaning> named, PythonExpression.Call call)
            throws Refusal {
        var chain = new Meaning.Chain(call.line());
        boolean torchlip = module.library().equals("torchlip");
        for (var argument : named.entrySet()) {
            if (!torchlip || !argument.getKey().equals(CONSTANT)) {
                throw Refusal.at(call.line(), text("exchange.python.argument", module.qualified(), argument.getKey()));
            }
        }
        boolean pairs = places.size() == 1 && places.getFirst() instanceof Meaning.Items;
        List<Meaning> modules = pairs && places.getFirst() instanceof Meaning.Items(var items) ? items : places;
        for (Meaning each : modules) {
            chain.entries.add(pairs ? pair(each, call.line()) : entry(Optional.empty(), each, call.line()));
        }
        if (torchlip) {
            share(chain, named.get(CONSTANT) instanceof Meaning.Constant(Number k) ? k.doubleValue()
                    : constant(named.get(CONSTANT), call.line()));
        }
        return chain;
    }

    private static double constant(@Nullable Meaning given, int line) throws Refusal {
        if (given == null) {
            return 1;
        }
        throw given instanceof Meaning.Open(Refusal why) ? why : Refusal.at(line, text("exchange.python.unknown"));
    }

    static Meaning.Entry entry(Optional<String> name, Meaning module, int line) {
        return new Meaning.Entry(name, module, switch (module) {
            case Meaning.Made made -> made.line;
            case Meaning.Chain chain -> chain.line;
            default -> line;
        });
    }

    private static Meaning.Entry pair(Meaning item, int line) {
        return item instanceof Meaning.Items(var two) && two.size() == 2 && two.getFirst() instanceof Meaning.Constant(String name)
                ? entry(Optional.of(name), two.get(1), line)
                : entry(Optional.empty(), item instanceof Meaning.Open ? item : PythonEvaluator.open(line, text("exchange.python.list")),
                        line);
    }

    /// Each of the counted layers gets the same share, of which only the late ones take notice.
    private static void share(Meaning.Chain chain, double constant) throws Refusal {
        if (!(constant > 0) || !Double.isFinite(constant)) {
            throw Refusal.at(chain.line, text("exchange.python.constant", constant));
        }
        var counted = new ArrayList<Meaning.Made>();
        int others = 0;
        for (Meaning.Entry entry : chain.entries) {
            if (entry.module() instanceof Meaning.Made made && made.name.startsWith("torchlip.") && !UNCOUNTED.contains(made.name)) {
                counted.add(made);
            } else if (entry.module() instanceof Meaning.Chain) {
                others++;
            }
        }
        if (constant != 1 && others > 0) {
            throw Refusal.at(chain.line, text("exchange.python.nested"));
        }
        for (Meaning.Made made : counted) {
            if (LATE.contains(made.name)) {
                made.constant = Optional.of(Math.pow(constant, 1.0 / counted.size()));
            }
        }
    }

    /// A later change of a chain or a list: `model.append(nn.ReLU())`.
    ///
    /// @return whether it is one that is known
    static boolean changed(Meaning of, String method, List<Meaning> places, Map<String, Meaning> named, int line) {
        if (!named.isEmpty()) {
            return false;
        }
        return switch (of) {
            case Meaning.Chain chain when method.equals("append") && places.size() == 1 -> grown(chain, entry(Optional.empty(),
                    places.getFirst(), line), line);
            case Meaning.Chain chain when method.equals("add_module") && places.size() == 2
                    && places.getFirst() instanceof Meaning.Constant(String name)
                    && chain.entries.stream().noneMatch(entry -> entry.name().filter(name::equals).isPresent()) ->
                grown(
                        chain, entry(Optional.of(name), places.get(1), line), line);
            case Meaning.Items(var items) when method.equals("append") && places.size() == 1 -> items.add(places.getFirst());
            case Meaning.Items(var items) when method.equals("extend") && places.size() == 1
                    && places.getFirst() instanceof Meaning.Items(var more)
                    && items.size() + more.size() <= PythonArithmetic.MOST_ITEMS ->
                items.addAll(List.copyOf(more)) || more.isEmpty();
            default -> false;
        };
    }

    private static boolean grown(Meaning.Chain chain, Meaning.Entry entry, int line) {
        chain.last = Math.max(chain.last, line);
        return chain.entries.add(entry);
    }
}
