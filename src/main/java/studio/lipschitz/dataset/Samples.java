package studio.lipschitz.dataset;

import java.nio.file.Path;
import java.util.List;
import studio.lipschitz.tensor.Shape;

/// What a source holds, before classes are chosen and parts are made.
///
/// @param shape of one sample
/// @param classes names by number
/// @param parts one: all samples; two: those to train on and those held back; three: training, validation, test
/// @param drawn made by a generator, so that any stretch of them is as good as another
/// @param files of the samples, part after part; empty where samples have no files of their own
record Samples(Shape shape, List<String> classes, List<Split> parts, boolean drawn, List<Path> files) {

    Samples(Shape shape, List<String> classes, List<Split> parts, boolean drawn) {
        this(shape, classes, parts, drawn, List.of());
    }

    static Samples pool(Shape shape, List<String> classes, Split all) {
        return new Samples(shape, classes, List.of(all), false);
    }

    static Samples drawn(Shape shape, List<String> classes, Split all) {
        return new Samples(shape, classes, List.of(all), true);
    }

    int count() {
        return parts.stream().mapToInt(Split::size).sum();
    }
}
