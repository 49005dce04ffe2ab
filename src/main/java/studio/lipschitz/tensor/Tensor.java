package studio.lipschitz.tensor;

/// A tensor that a backend holds. Opaque outside its backend: layers and losses only pass it between [Ops].
///
/// It belongs to the scope of the step that made it and is gone after that step.
public interface Tensor {}
