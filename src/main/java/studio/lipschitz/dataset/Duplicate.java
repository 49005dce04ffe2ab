package studio.lipschitz.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Samples that are equal number by number.
///
/// @param copies two or more, in the order of the parts
public record Duplicate(List<Copy> copies) {

    /// One of them.
    ///
    /// @param part empty in a folder of images that can't be read as a whole, and so isn't divided
    /// @param index in its part, from 0; -1 without one
    /// @param kind name of its class
    /// @param file empty where samples have no files of their own
    public record Copy(Optional<DataPart> part, int index, String kind, Optional<Path> file) {}

    public Duplicate {
        copies = List.copyOf(copies);
    }

    /// Whether one is trained on and another is judged by: what is then measured is too good.
    public boolean leaks() {
        return copies.stream().anyMatch(copy -> copy.part().equals(Optional.of(DataPart.TRAIN)))
                && copies.stream().anyMatch(copy -> copy.part().isPresent() && copy.part().get() != DataPart.TRAIN);
    }

    /// Whether they are of different classes: no network can be right on all of them.
    public boolean contradicts() {
        return copies.stream().map(Copy::kind).distinct().count() > 1;
    }
}
