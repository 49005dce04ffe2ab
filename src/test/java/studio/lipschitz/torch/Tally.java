package studio.lipschitz.torch;

import java.util.Map;
import java.util.TreeMap;

/// Counts the cases of one conformance file as they run, by module or loss.
final class Tally {
    private final String file;
    private final Map<String, Integer> ran = new TreeMap<>();

    Tally(String file) {
        this.file = file;
    }

    void ran(String name) {
        ran.merge(name, 1, Integer::sum);
    }

    int ran() {
        return ran.values().stream().mapToInt(Integer::intValue).sum();
    }

    private final Map<String, Integer> later = new TreeMap<>();

    void later(String name) {
        later.merge(name, 1, Integer::sum);
    }

    int later() {
        return later.values().stream().mapToInt(Integer::intValue).sum();
    }

    void tell() {
        System.out.println("conformance " + file + ": " + ran() + " cases ran " + ran + (later.isEmpty() ? "" : "; to come " + later));
    }
}
