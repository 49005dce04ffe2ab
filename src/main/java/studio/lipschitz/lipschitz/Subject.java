package studio.lipschitz.lipschitz;

import java.util.List;
import studio.lipschitz.tensor.Shape;

/// What is judged: the samples and the network's constant.
///
/// @param classes names, in the order of their indices
/// @param shape of one sample
/// @param samples how many there are
/// @param outputs of the network; the sign of a single one decides
/// @param constant upper bound on the network's constant; infinite if there is none
/// @param byLastLayer whether margins are divided by what lies before the last layer times the distance of its rows, where that is less
public record Subject(List<String> classes, Shape shape, int samples, int outputs, double constant, boolean byLastLayer) {

    public Subject {
        classes = List.copyOf(classes);
    }
}
