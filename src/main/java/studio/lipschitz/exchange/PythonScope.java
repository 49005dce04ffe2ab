package studio.lipschitz.exchange;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What names mean at a point of a Python file.
final class PythonScope {
    /// What nobody has to import for a snippet to be understood.
    private static final Map<String, String> USUAL = Map.of(
            "torch", "torch", "nn", "torch.nn", "F", "torch.nn.functional", "torchlip", "deel.torchlip", "OrderedDict",
            "collections.OrderedDict");

    /// Packages of Python itself, and PyTorch's, that have no module by a name of ours.
    private static final Set<String> HARMLESS = Set.of("typing", "math", "collections", "os", "random", "time", "torch", "__future__");

    private final @Nullable PythonScope around;
    private final Map<String, Meaning> names = new LinkedHashMap<>();
    private final List<String> opened = new ArrayList<>();

    PythonScope(@Nullable PythonScope around) {
        this.around = around;
    }

    void set(String name, Meaning meaning) {
        names.put(name, meaning);
    }

    /// All names of a package are known by themselves from now on; of one that is not read, it may have any name that was known before.
    void open(String path, int line) {
        opened.add(path);
        if (!PythonModule.library(path) && !HARMLESS.contains(path)) {
            var open = new Meaning.Open(Refusal.at(line, text("exchange.python.hidden", "from " + path + " import *")));
            USUAL.keySet().forEach(name -> names.putIfAbsent(name, open));
            names.replaceAll((_, meaning) -> meaning instanceof Meaning.Path ? open : meaning);
        }
    }

    Map<String, Meaning> own() {
        return names;
    }

    Optional<Meaning> find(String name) {
        Meaning meaning = names.get(name);
        if (meaning != null) {
            return Optional.of(meaning);
        }
        if (around != null) {
            return around.find(name);
        }
        if (USUAL.containsKey(name)) {
            return Optional.of(new Meaning.Path(USUAL.getOrDefault(name, name)));
        }
        for (String path : opened.reversed()) { // the last one opened gives a name its meaning
            Optional<PythonModule> module = PythonModule.of(path + "." + name).filter(found -> found.known() || found.isSequential());
            if (module.isPresent()) {
                return Optional.of(new Meaning.Path(path + "." + name));
            }
            if (!PythonModule.library(path) && !HARMLESS.contains(path)) {
                return Optional.of(new Meaning.Path(path + "." + name)); // which may have it, and is not read
            }
        }
        return Optional.empty();
    }
}
