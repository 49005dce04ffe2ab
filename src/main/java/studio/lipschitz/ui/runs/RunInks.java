package studio.lipschitz.ui.runs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.lipschitz.ui.chart.Ink;

/// Which run is drawn in which colour: a run keeps its own while it is drawn, so that another one that comes or goes changes nothing. A second round of
/// the same colours is dashed.
final class RunInks {
    private static final int ROUNDS = 2;

    /// As many runs as can be told apart in one chart.
    static final int MOST = ROUNDS * Ink.SERIES.size();

    private final Map<String, Integer> places = new LinkedHashMap<>();

    /// @param dashed in the second round
    record Pen(Ink ink, boolean dashed) {}

    /// Gives each of these folders a pen, the first [#MOST] of them, and takes it from all others.
    void draw(List<String> folders) {
        List<String> drawn = folders.subList(0, Math.min(MOST, folders.size()));
        places.keySet().retainAll(drawn);
        for (String folder : drawn) {
            if (!places.containsKey(folder)) {
                int free = 0;
                while (places.containsValue(free)) {
                    free++;
                }
                places.put(folder, free);
            }
        }
    }

    Optional<Pen> of(String folder) {
        Integer place = places.get(folder);
        return place == null ? Optional.empty()
                : Optional.of(new Pen(Ink.SERIES.get(place % Ink.SERIES.size()), place >= Ink.SERIES.size()));
    }
}
