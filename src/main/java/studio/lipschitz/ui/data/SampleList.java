package studio.lipschitz.ui.data;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;
import java.util.stream.IntStream;
import studio.lipschitz.dataset.DataPart;
import studio.lipschitz.dataset.Dataset;
import studio.lipschitz.dataset.Split;

/// The samples of one part, all or of one class, by their index in the part and in that order.
final class SampleList extends AbstractList<Integer> implements RandomAccess {
    private final Dataset data;
    private final DataPart part;
    private final Split split;
    private final int[] indices;

    /// @param kind index of the class; -1 for all
    SampleList(Dataset data, DataPart part, int kind) {
        this.data = data;
        this.part = part;
        split = part.of(data);
        indices = IntStream.range(0, split.size()).filter(i -> kind < 0 || split.classOf(i) == kind).toArray();
    }

    Dataset data() {
        return data;
    }

    DataPart part() {
        return part;
    }

    Split split() {
        return split;
    }

    String kindOf(int index) {
        return data.classes().get(split.classOf(index));
    }

    /// Place of a sample in this list; below 0 if it isn't in it.
    int placeOf(int index) {
        return Arrays.binarySearch(indices, index);
    }

    @Override
    public Integer get(int place) {
        return indices[place];
    }

    @Override
    public int size() {
        return indices.length;
    }
}
