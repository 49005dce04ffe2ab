package studio.lipschitz.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What names mean at a point of a Python file.
final class PythonScope {
    /// What nobody has to import for a snippet to be understood.
    private static final Map<String, String> USUAL = Map.of(
            "torch", "torch", "nn", "torch.nn", "F", "torch.nn.functional", "torchlip", "deel.torchlip", "OrderedDict",
            "collections.OrderedDict");

    private final @Nullable PythonScope around;
    private final Map<String, Meaning> names = new LinkedHashMap<>();
    private final List<String> opened = new ArrayList<>();

    PythonScope(@Nullable PythonScope around) {
        this.around = around;
    }

    void set(String name, Meaning meaning) {
        names.put(name, meaning);
    }

    /// All names of a package are known by themselves from now on.
    void open(String path) {
        opened.add(path);
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
        return opened.stream()
                .map(path -> path + "." + name)
                .filter(path -> PythonModule.of(path).filter(module -> module.known() || module.isSequential()).isPresent())
                .findFirst()
                .map(Meaning.Path::new);
    }
}
