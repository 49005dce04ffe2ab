package studio.lipschitz.tensor;

/// Differentiable operations value by value, and the few that go with them. Names and meanings are those of `torch.nn.functional`.
public interface ActivationOps {

    /// `x` where positive, else `slope · x`.
    Tensor leakyRelu(Tensor x, double slope);

    /// `x` where positive, else `weight · x`; `weight` has one entry, or one a channel of axis 1.
    Tensor prelu(Tensor x, Tensor weight);

    /// `x` where positive, else `alpha · (exp(x) - 1)`.
    Tensor elu(Tensor x, double alpha);

    Tensor selu(Tensor x);

    /// `x Φ(x)`, exact or by its tanh form.
    Tensor gelu(Tensor x, boolean tanh);

    Tensor silu(Tensor x);

    Tensor mish(Tensor x);

    Tensor hardswish(Tensor x);

    /// `log(1 + exp(beta · x)) / beta`, and `x` where `beta · x` is above `threshold`.
    Tensor softplus(Tensor x, double beta, double threshold);

    Tensor abs(Tensor x);

    Tensor logSoftmax(Tensor x, int axis);

    Tensor sin(Tensor x);

    Tensor cos(Tensor x);

    /// Values within `low` and `high`; the gradient is 0 outside.
    Tensor clamp(Tensor x, double low, double high);

    /// `a` where `condition` is not 0, else `b`.
    Tensor where(Tensor condition, Tensor a, Tensor b);
}
