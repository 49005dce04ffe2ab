package studio.lipschitz.ui.palette;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Group;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.layer.Verdict;

/// What the palette shows for what is searched.
public final class PaletteModel {
    private static final Pattern NAMESPACE = Pattern.compile("^(torch\\.)?nn\\.");

    private final StringProperty search = new SimpleStringProperty("");
    private final ObservableSet<Group> closed = FXCollections.observableSet(EnumSet.noneOf(Group.class));
    private final ObjectBinding<List<PaletteRow>> rows = Bindings.createObjectBinding(this::rows, search, closed);

    /// One module as found.
    ///
    /// @param inPlaceOf the `torch.nn` module by whose name it was found
    public record Entry(ModuleType type, Optional<String> inPlaceOf) {

        public Verdict verdict() {
            return type.defaults().verdict(null);
        }
    }

    public StringProperty searchProperty() {
        return search;
    }

    /// What is found; without a search, every module under the heading of its group.
    public ObjectBinding<List<PaletteRow>> rowsProperty() {
        return rows;
    }

    /// Opens a group that is closed, closes one that is open.
    public void toggle(Group group) {
        if (!closed.remove(group)) {
            closed.add(group);
        }
    }

    public boolean searching() {
        return !search.get().isBlank();
    }

    private List<PaletteRow> rows() {
        List<Entry> found = find(search.get());
        if (searching()) {
            return found.stream().<PaletteRow>map(PaletteRow.Module::new).toList();
        }
        var byGroup = new LinkedHashMap<Group, List<Entry>>();
        found.forEach(entry -> byGroup.computeIfAbsent(entry.type().info().group(), _ -> new ArrayList<>()).add(entry));
        var all = new ArrayList<PaletteRow>();
        byGroup.forEach((group, entries) -> {
            boolean open = !closed.contains(group);
            all.add(new PaletteRow.Heading(group, entries.size(), open));
            if (open) {
                entries.stream().sorted(Comparator.comparing(PaletteModel::withoutGuarantee)).map(PaletteRow.Module::new).forEach(all::add);
            }
        });
        return all;
    }

    private static boolean withoutGuarantee(Entry entry) {
        return !entry.verdict().kind().finite();
    }

    /// Every module in the catalogue's order if nothing is searched; else the matches, best first: what replaces the module named, then names that begin
    /// with the words, names that hold them, and at last summaries.
    static List<Entry> find(String words) {
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
