package studio.lipschitz.layer;

import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Ops;
import studio.lipschitz.tensor.Tensor;

/// What a layer's forward pass may use: the backend, its own effective tensors, the mode.
public interface Forward {

    Ops ops();

    /// The effective tensor of a [Weight] that the layer declared, its constraint satisfied.
    Tensor weight(String name);

    /// Whether the layer declared such a tensor.
    @Nullable
    Tensor weightOrNull(String name);

    boolean training();
}
