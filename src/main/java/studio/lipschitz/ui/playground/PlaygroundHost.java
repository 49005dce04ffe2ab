package studio.lipschitz.ui.playground;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.value.ObservableStringValue;

/// What the playground asks of the window that it stands in.
public interface PlaygroundHost {

    /// Trains the document's network anew.
    void train();

    void pauseOrContinue();

    void stop();

    /// Why [#train] would do nothing now, in one sentence; empty if it would.
    ObservableStringValue trainRefusal();

    ObservableStringValue pauseRefusal();

    ObservableStringValue stopRefusal();

    /// Opens the template of the two moons in this document's place.
    void openMoons();

    /// Brings the training panel to the front, with the rest of the plan.
    void showTraining();

    /// Where drawn points are kept: beside the document, or in the user's folder while it has none.
    Path drawings();

    /// Files, and folders with all that is in them, that may name a file of drawn points: runs, documents, what waits and what was kept after a crash.
    List<Path> references();

    /// Says in one sentence what went wrong.
    void complain(String failure);
}
