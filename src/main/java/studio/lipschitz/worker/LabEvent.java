package studio.lipschitz.worker;

import java.util.List;
import java.util.Map;
import studio.lipschitz.lipschitz.AttackedSample;
import studio.lipschitz.lipschitz.BoundReport;
import studio.lipschitz.lipschitz.Explained;
import studio.lipschitz.lipschitz.JudgedSample;
import studio.lipschitz.lipschitz.Subject;
import studio.lipschitz.tensor.HostArray;

/// What a worker tells of a network that it judges. Exactly one [Ended] comes, and nothing after it.
public sealed interface LabEvent {

    /// What it is at, in words.
    record Progress(String stage) implements LabEvent {}

    /// Comes once, before the first sample.
    record Opened(Subject subject) implements LabEvent {}

    /// The samples after those told before, in order.
    record Judged(List<JudgedSample> next) implements LabEvent {}

    /// Every sample is judged: from now on questions are answered, one after another.
    record Ready() implements LabEvent {}

    /// What was asked cannot be answered, in one sentence; empty if it was cancelled.
    record Refused(String reason) implements LabEvent {}

    record Samples(List<HostArray> samples) implements LabEvent {}

    record Attacked(List<AttackedSample> samples) implements LabEvent {}

    record Explains(Explained explained) implements LabEvent {}

    record Maps(HostArray maps) implements LabEvent {}

    record Weights(Map<String, HostArray> byName) implements LabEvent {}

    record Limits(BoundReport bounds) implements LabEvent {}

    /// It is over.
    ///
    /// @param reason why it could not go on, in one sentence; empty if it was ended from here
    record Ended(String reason) implements LabEvent {}

    /// Whether it answers the question that was asked first of those that are not answered.
    default boolean answers() {
        return switch (this) {
            case Progress _,Opened _,Judged _,Ready _,Ended _ -> false;
            case Refused _,Samples _,Attacked _,Explains _,Maps _,Weights _,Limits _ -> true;
        };
    }
}
