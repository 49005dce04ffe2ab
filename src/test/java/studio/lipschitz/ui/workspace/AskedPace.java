package studio.lipschitz.ui.workspace;

import java.util.List;
import studio.lipschitz.ui.fx.Paced;

/// Does nothing, and tells what was asked of it.
///
/// @param asked grows
record AskedPace(List<String> asked) implements Paced {
    @Override
    public void soon() {
        asked.add("soon");
    }

    @Override
    public void next() {
        asked.add("next");
    }

    @Override
    public void stop() {
        asked.add("stop");
    }
}
