package studio.lipschitz.ui.data;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.lipschitz.dataset.DataPart;

/// The sample that is looked at. FX thread only.
final class Shown {
    private final ReadOnlyObjectWrapper<Optional<Sample>> sample = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// @param index in its part, from 0
    record Sample(DataPart part, int index) {}

    ReadOnlyObjectProperty<Optional<Sample>> sampleProperty() {
        return sample.getReadOnlyProperty();
    }

    void show(DataPart part, int index) {
        sample.set(Optional.of(new Sample(part, index)));
    }

    void clear() {
        sample.set(Optional.empty());
    }
}
