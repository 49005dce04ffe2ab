package studio.lipschitz.ui.workspace;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.layer.Verdict;

/// Finds modules by name, by the `torch.nn` module that they replace, or by what is said of them.
public final class ModuleSearch {
    private static final Pattern NAMESPACE = Pattern.compile("^(torch\\.)?nn\\.");

    private ModuleSearch() {}

    /// One module as found.
    ///
    /// @param inPlaceOf the `torch.nn` module by whose name it was found
    public record Entry(ModuleType type, Optional<String> inPlaceOf) {

        public Verdict verdict() {
            return type.defaults().verdict(null);
        }
    }

    /// Every module in the catalogue's order if nothing is searched; else the matches, best first: what replaces the module named, then names that begin
    /// with the words, names that hold them, and at last summaries.
    public static List<Entry> find(String words) {
        String query = normal(words);
        if (query.isEmpty()) {
            return Catalogue.all().stream().map(type -> new Entry(type, Optional.empty())).toList();
        }
        return Catalogue.all().stream()
                .map(type -> Match.of(type, query))
                .filter(match -> match.rank() < Match.NONE)
                .sorted(Comparator.comparingInt(Match::rank))
                .map(match -> new Entry(match.type(), match.replaced()))
                .toList();
    }

    private record Match(ModuleType type, Optional<String> replaced, int rank) {
        static final int NONE = 6;

        static Match of(ModuleType type, String query) {
            Optional<String> replaced = Arrays.stream(type.info().replaces())
                    .filter(name -> normal(name).startsWith(query))
                    .min(Comparator.comparingInt(String::length));
            return new Match(type, replaced, rank(type, replaced, query));
        }

        private static int rank(ModuleType type, Optional<String> replaced, String query) {
            String name = normal(type.name());
            if (replaced.filter(r -> normal(r).equals(query)).isPresent()) {
                return 0;
            }
            if (name.equals(query)) {
                return 1;
            }
            if (replaced.isPresent()) {
                return 2;
            }
            if (name.startsWith(query)) {
                return 3;
            }
            if (name.contains(query)) {
                return 4;
            }
            String prose = (type.info().summary() + " " + type.info().comment() + " " + type.info().group().title())
                    .toLowerCase(Locale.ROOT);
            return prose.contains(query) ? 5 : NONE;
        }
    }

    private static String normal(String text) {
        return NAMESPACE.matcher(text.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
    }
}
