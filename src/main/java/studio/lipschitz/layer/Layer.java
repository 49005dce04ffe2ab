package studio.lipschitz.layer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// A module of the compatibility table with its parameters. Each record is one file; all that is done with a layer stands on it.
///
/// Rules for an implementation: components carry [Param]; a public constant `DEFAULT` holds the defaults; the canonical constructor checks what
/// ranges cannot say; nothing here depends on a backend.
public sealed interface Layer permits Input, UnaryLayer, Joint, Unresolved {

    /// Name in files, code and palette.
    default String module() {
        return getClass().getSimpleName();
    }

    /// The verdict for these parameters. `input` is null while the node is not connected: the answer must then hold for every input shape.
    Verdict verdict(@Nullable Shape input);

    /// Where the number of [#verdict] comes from.
    Why why(@Nullable Shape input);

    /// Whether it leaves every distance as it is, whatever its parameters.
    default boolean isometry() {
        return false;
    }

    /// Ways to mend the node where it is flagged, best first; empty where it is safe or nothing helps.
    default List<Fix> fixes(@Nullable Shape input) {
        return List.of();
    }

    /// Output shape, without the batch axis. `inputs` has one shape a port.
    Inference outputShape(List<Shape> inputs);

    /// Tensors that the layer owns for that input.
    default List<Weight> weights(Shape input) {
        return List.of();
    }

    Tensor forward(Forward forward, List<Tensor> inputs);
}
