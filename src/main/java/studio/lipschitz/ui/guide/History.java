package studio.lipschitz.ui.guide;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// The pages that were read, and the way back and forward among them.
final class History {
    private final Deque<Place> before = new ArrayDeque<>();
    private final Deque<Place> after = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper back = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper forward = new ReadOnlyBooleanWrapper();

    /// Where a reader was.
    ///
    /// @param scrolled share of the page above the window, from 0 to 1
    record Place(String page, double scrolled) {}

    ReadOnlyBooleanProperty backProperty() {
        return back.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty forwardProperty() {
        return forward.getReadOnlyProperty();
    }

    /// Another page is read after this one.
    void leave(Place place) {
        before.push(place);
        after.clear();
        tell();
    }

    /// @param now where the reader is
    Optional<Place> back(Place now) {
        return step(before, after, now);
    }

    /// @param now where the reader is
    Optional<Place> forward(Place now) {
        return step(after, before, now);
    }

    private Optional<Place> step(Deque<Place> from, Deque<Place> to, Place now) {
        Optional<Place> found = Optional.ofNullable(from.poll());
        found.ifPresent(_ -> to.push(now));
        tell();
        return found;
    }

    private void tell() {
        back.set(!before.isEmpty());
        forward.set(!after.isEmpty());
    }
}
