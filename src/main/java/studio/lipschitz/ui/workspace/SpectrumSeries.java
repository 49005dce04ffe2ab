package studio.lipschitz.ui.workspace;

import java.util.ArrayList;
import java.util.List;

/// Singular values of one layer over the epochs. FX thread only; what [#columns] gives may be read on any other.
public final class SpectrumSeries {
    private final List<Column> columns = new ArrayList<>();

    /// @param epoch after which it was so
    /// @param values the largest first
    public record Column(double epoch, List<Float> values) {}

    void add(double epoch, List<Float> values) {
        columns.add(new Column(epoch, List.copyOf(values)));
    }

    void rewind(double lastEpoch) {
        columns.removeIf(column -> column.epoch() > lastEpoch);
    }

    public List<Column> columns() {
        return List.copyOf(columns);
    }

    public boolean isEmpty() {
        return columns.isEmpty();
    }
}
