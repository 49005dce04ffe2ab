package studio.lipschitz.ui.palette;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import studio.lipschitz.layer.Group;
import studio.lipschitz.ui.workspace.BlockShelf;
import studio.lipschitz.ui.workspace.ModuleSearch;
import studio.lipschitz.ui.workspace.ModuleSearch.Entry;

/// What the palette shows for what is searched.
public final class PaletteModel {
    private final StringProperty search = new SimpleStringProperty("");
    private final ObservableSet<Group> closed = FXCollections.observableSet(EnumSet.noneOf(Group.class));
    private final ObjectProperty<List<BlockShelf.Kept>> kept = new SimpleObjectProperty<>(List.of());
    private final BooleanProperty shelfClosed = new SimpleBooleanProperty();
    private final ObjectBinding<List<PaletteRow>> rows = Bindings.createObjectBinding(this::rows, search, closed, kept, shelfClosed);

    public StringProperty searchProperty() {
        return search;
    }

    /// Blocks that are kept.
    public ObjectProperty<List<BlockShelf.Kept>> keptProperty() {
        return kept;
    }

    public void toggleShelf() {
        shelfClosed.set(!shelfClosed.get());
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
        List<Entry> found = ModuleSearch.find(search.get());
        if (searching()) {
            String words = search.get().strip().toLowerCase(Locale.ROOT);
            return Stream.concat(
                    kept.get().stream().filter(each -> each.block().name().toLowerCase(Locale.ROOT).contains(words))
                            .map(PaletteRow.Kept::new),
                    found.stream().<PaletteRow>map(PaletteRow.Module::new)).toList();
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
        if (!kept.get().isEmpty()) {
            all.add(new PaletteRow.Shelf(kept.get().size(), !shelfClosed.get()));
            if (!shelfClosed.get()) {
                kept.get().forEach(each -> all.add(new PaletteRow.Kept(each)));
            }
        }
        return all;
    }

    private static boolean withoutGuarantee(Entry entry) {
        return !entry.verdict().kind().finite();
    }
}
