package studio.lipschitz.ui.tour;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.scene.Node;

/// One step.
///
/// @param id of the step, in few letters
/// @param title in a few words
/// @param words two sentences at most
/// @param enter brings into sight what is meant
/// @param target what is meant; empty, or out of sight: the words stand in the middle
/// @param act what is to be done here, if anything is
public record Stop(String id, String title, String words, Runnable enter, Supplier<Optional<Node>> target, Optional<Act> act) {

    /// Done by the user in the window, or by the tour when its button is pressed.
    ///
    /// @param name of the button
    /// @param does does it; what was done wrongly before is put right
    /// @param busy whether it goes on
    /// @param done whether it is done: the next step waits for it
    /// @param failed why it did not come to its end, in one sentence; empty otherwise
    public record Act(String name, Runnable does, BooleanSupplier busy, BooleanSupplier done, Supplier<String> failed) {}
}
