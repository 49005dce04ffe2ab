package studio.lipschitz.torch;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.network.Node;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.Ops;
import studio.lipschitz.tensor.Shape;

/// A node that is one linear map of its input, plus perhaps a bias: what it multiplies by, found by watching its forward pass.
///
/// @param input shape of its input, without the batch axis
/// @param call the single operation that it does
record LinearNode(String id, Layer layer, Shape input, Call call) {

    sealed interface Call {
        /// `x Wᵀ`.
        record Dense() implements Call {}

        /// A convolution with zero padding.
        record Convolution(IntPair stride, IntPair padding, IntPair dilation, int groups) implements Call {}
    }

    /// The node as a linear map; empty if it owns no matrix or does more than one operation.
    static Optional<LinearNode> of(Node node, Shape input, Map<String, Effective> weights) {
        Effective weight = weights.get(node.id() + ".weight");
        if (weight == null || weight.value().dim() < 2) {
            return Optional.empty();
        }
        var seen = new java.util.ArrayList<Call>();
        var ops = (Ops) Proxy.newProxyInstance(Ops.class.getClassLoader(), new Class<?>[] {Ops.class}, (_, method, arguments) -> {
            switch (method.getName()) {
                case "linear" -> seen.add(new Call.Dense());
                case "conv2d" -> seen.add(new Call.Convolution(
                        (IntPair) arguments[3], (IntPair) arguments[4], (IntPair) arguments[5], (int) arguments[6]));
                case "sizes" -> {} // looks only
                default -> throw new MoreThanLinear();
            }
            try {
                return method.invoke(new TorchOps(), arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            Tensor x = torch.zeros(batchOfOne(input)).to(weight.value().device(), ScalarType.Float);
            forward(node.layer(), node.id(), ops, x, weight.value());
        } catch (MoreThanLinear _) {
            return Optional.empty();
        }
        return seen.size() == 1 ? Optional.of(new LinearNode(node.id(), node.layer(), input, seen.getFirst())) : Optional.empty();
    }

    /// `Aᵀ A x` and the norm of `A x`, in the dtype of `x`, the bias left out.
    double applyGram(Tensor x, Tensor weight, Consumer<Tensor> keep) {
        Tensor leaf = x.detach();
        leaf.set_requires_grad(true);
        boolean before = org.bytedeco.pytorch.GradMode.is_enabled();
        org.bytedeco.pytorch.GradMode.set_enabled(true);
        try {
            Tensor y = forward(layer, id, new TorchOps(), leaf, weight.detach());
            Tensor square = y.mul(y).sum();
            square.backward();
            org.bytedeco.pytorch.GradMode.set_enabled(false);
            keep.accept(leaf.grad());
            return Math.sqrt(square.item_double());
        } finally {
            org.bytedeco.pytorch.GradMode.set_enabled(before);
        }
    }

    static long[] batchOfOne(Shape input) {
        var sizes = new long[input.rank() + 1];
        sizes[0] = 1;
        System.arraycopy(input.toLongs(), 0, sizes, 1, input.rank());
        return sizes;
    }

    private static Tensor forward(Layer layer, String id, Ops ops, Tensor x, Tensor weight) {
        var only = Map.of(id + ".weight", new Effective(weight, UnaryOperator.identity()));
        return TorchTensor.of(layer.forward(new Model.NodeForward(ops, id, only, false), List.of(new TorchTensor(x))));
    }

    private static final class MoreThanLinear extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
