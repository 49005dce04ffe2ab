package studio.lipschitz.dataset;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Numbers the classes of a file by their names: numbers by size, else in the order of the alphabet.
///
/// @param classes names
/// @param kinds index of each sample's class
record Labels(List<String> classes, int[] kinds) {
    /// More classes than this are taken for a column of measurements.
    static final int MOST = 1000;

    /// @param what names file and column for messages
    static Labels of(String what, List<String> labels) throws DataException {
        var seen = new LinkedHashMap<String, Integer>();
        for (String label : labels) {
            seen.putIfAbsent(label, 0);
            if (seen.size() > MOST) {
                throw new DataException(text("dataset.labels.most", what, MOST));
            }
        }
        if (seen.size() < 2) {
            throw new DataException(text("dataset.labels.one", what, seen.keySet()));
        }
        var names = new ArrayList<>(seen.keySet());
        boolean numbers = names.stream().allMatch(label -> label.matches("-?\\d{1,15}"));
        names.sort(numbers ? Comparator.comparingLong(Long::parseLong) : Comparator.naturalOrder());
        Map<String, Integer> index = seen;
        for (int i = 0; i < names.size(); i++) {
            index.put(names.get(i), i);
        }
        return new Labels(names, labels.stream().mapToInt(label -> index.getOrDefault(label, 0)).toArray());
    }
}
