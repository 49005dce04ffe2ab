package studio.lipschitz.ui.training;

import static studio.lipschitz.text.Texts.text;

import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import studio.lipschitz.ui.workspace.TrainingSession;

/// What stands in a chart before its first figures: how to get them, and once somebody did, that they come.
final class Awaited {

    private Awaited() {}

    /// For figures that come with the first steps.
    static void steps(StringProperty words, TrainingSession session, String before) {
        bind(words, session, before, text("run.soon"));
    }

    /// For figures that come with the first epoch's end, as the words say.
    static void epochs(StringProperty words, TrainingSession session, String before) {
        bind(words, session, before, before);
    }

    private static void bind(StringProperty words, TrainingSession session, String before, String running) {
        words.bind(Bindings.createStringBinding(
                () -> switch (session.state()) {
                    case STARTING -> RunState.title(session);
                    case RUNNING, PAUSED -> running;
                    case IDLE, STOPPING, FINISHED, STOPPED, FAILED -> before;
                },
                session.stateProperty(), session.downloadProperty()));
    }
}
