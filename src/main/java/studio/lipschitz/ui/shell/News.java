package studio.lipschitz.ui.shell;

import java.util.List;

/// What a window tells in passing, at its lower right.
///
/// @param kind decides icon and colour, and whether it leaves by itself
/// @param title in few words
/// @param words one or two sentences
/// @param actions what can be done with it, the usual one first
record News(Kind kind, String title, String words, List<Action> actions) {

    enum Kind {
        /// Leaves after a while.
        DONE,
        /// Stays until it is closed.
        FAILED,
        /// Stays until what it tells of has ended.
        BUSY
    }

    /// @param id of its button
    record Action(String id, String name, Runnable does) {}

    News {
        actions = List.copyOf(actions);
    }
}
