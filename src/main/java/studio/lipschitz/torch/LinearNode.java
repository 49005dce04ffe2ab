package studio.lipschitz.torch;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.network.Node;
import studio.lipschitz.tensor.Ops;
import studio.lipschitz.tensor.PaddingMode;
import studio.lipschitz.tensor.Rounding;
import studio.lipschitz.tensor.Shape;

/// A node with weights that is one linear map of its input, plus perhaps a constant: what it does, found by watching its forward pass in evaluation.
///
/// @param input shape of its input, without the batch axis
record LinearNode(String id, Layer layer, Shape input, Call call) {
    private static final String WEIGHT = "weight";

    sealed interface Call {
        /// `x Wᵀ`.
        record Dense() implements Call {}

        /// A convolution, or the adjoint of one, whose kernel is the weight.
        record Windows(List<WindowAxis> axes, int groups) implements Call {

            WindowMap map(Tensor kernel) {
                return WindowMap.of(kernel, groups, axes);
            }
        }

        /// One factor a channel.
        record Channels(double eps) implements Call {}
    }

    /// The node as a linear map; empty if it owns no weight or does something else.
    static Optional<LinearNode> of(Node node, Shape input, Map<String, Effective> weights) {
        Map<String, Effective> own = linearPart(node.id(), weights);
        if (own.isEmpty()) {
            return Optional.empty();
        }
        var watch = new Watch();
        Ops ops = (Ops) Proxy.newProxyInstance(Ops.class.getClassLoader(), new Class<?>[] {Ops.class}, (_, method, arguments) -> {
            try {
                Object result = method.invoke(new TorchOps(), arguments);
                watch.saw(method.getName(), arguments == null ? new Object[0] : arguments, result);
                return result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            Tensor any = own.values().iterator().next().value();
            Tensor x = torch.zeros(batchOfOne(input)).to(any.device(), ScalarType.Float);
            forward(node.layer(), node.id(), ops, x, own);
        } catch (MoreThanLinear _) {
            return Optional.empty();
        }
        return Optional.ofNullable(watch.call).map(call -> new LinearNode(node.id(), node.layer(), input, call));
    }

    /// Upper bound on its norm from the weights that ship.
    OperatorNorm.Upper upper(Map<String, Effective> weights) {
        return switch (call) {
            case Call.Dense _ -> OperatorNorm.dense(float64(weights, WEIGHT));
            case Call.Windows windows -> OperatorNorm.convolution(windows.map(float64(weights, WEIGHT)));
            case Call.Channels(double eps) -> new OperatorNorm.Upper(factors(weights, eps).upper(), OperatorNorm.Method.CHANNELS);
        };
    }

    /// A cheap proved bound on its norm, from the norm of the weight matrix, and the smallest singular value of that matrix.
    ///
    /// The matrix is the effective weight: `(out, in)` of a dense layer; the kernel flattened to `(out / groups, in / groups · taps)` of a convolution, the
    /// least over its groups; the diagonal of factors of a normalisation. A convolution's bound is the matrix's times the root of the taps that read one
    /// pixel, so an orthogonal k × k kernel of constant 1 has the smallest singular value 1/k.
    SingularRange range(Map<String, Effective> weights) {
        return switch (call) {
            case Call.Dense _ -> SingularRange.of(float64(weights, WEIGHT).unsqueeze(0));
            case Call.Windows windows -> {
                WindowMap map = windows.map(float64(weights, WEIGHT));
                SingularRange kernel = SingularRange.of(map.blocks());
                yield new SingularRange(Rounding.productUp(kernel.upper(), OperatorNorm.rootOfReads(map)), kernel.smallest());
            }
            case Call.Channels(double eps) -> factors(weights, eps);
        };
    }

    private SingularRange factors(Map<String, Effective> weights, double eps) {
        Effective gamma = weights.get(id + "." + WEIGHT);
        return OperatorNorm.factors(
                gamma == null ? new double[0] : Tensors.doubles(gamma.value()), Tensors.doubles(float64(weights, "running_var")), eps);
    }

    /// Products that are summed for one number of the output, at most.
    double terms(Map<String, Effective> weights) {
        return switch (call) {
            case Call.Dense _ -> input.dim(-1);
            case Call.Windows(List<WindowAxis> _, int _) -> {
                Tensor kernel = Objects.requireNonNull(weights.get(id + "." + WEIGHT)).value();
                yield (double) kernel.numel() / Math.min(kernel.size(0), kernel.size(1));
            }
            case Call.Channels _ -> 4;
        };
    }

    /// `Aᵀ A x` times 2 and the norm of `A x`, in the dtype of `x`, constants left out.
    double applyGram(Tensor x, Map<String, Effective> weights, Consumer<Tensor> keep) {
        Map<String, Effective> own = linearPart(id, weights);
        own.replaceAll((_, effective) -> plain(effective.value().detach().to(x.scalar_type())));
        Tensor leaf = x.detach();
        leaf.set_requires_grad(true);
        boolean before = GradMode.is_enabled();
        GradMode.set_enabled(true);
        try {
            Tensor y = forward(layer, id, new TorchOps(), leaf, own);
            Tensor square = y.mul(y).sum();
            square.backward();
            GradMode.set_enabled(false);
            keep.accept(leaf.grad());
            return Math.sqrt(square.item_double());
        } finally {
            GradMode.set_enabled(before);
        }
    }

    static long[] batchOfOne(Shape input) {
        var sizes = new long[input.rank() + 1];
        sizes[0] = 1;
        System.arraycopy(input.toLongs(), 0, sizes, 1, input.rank());
        return sizes;
    }

    private Tensor float64(Map<String, Effective> weights, String name) {
        return Objects.requireNonNull(weights.get(id + "." + name)).value().detach().to(ScalarType.Double).contiguous();
    }

    /// A node's weights without what only adds a constant.
    static Map<String, Effective> linearPart(String id, Map<String, Effective> weights) {
        var own = new LinkedHashMap<String, Effective>();
        weights.forEach((name, effective) -> {
            if (name.startsWith(id + ".") && name.indexOf('.', id.length() + 1) < 0) {
                switch (name.substring(id.length() + 1)) {
                    case "bias" -> {}
                    case "running_mean" -> own.put(name, plain(torch.zeros_like(effective.value())));
                    default -> own.put(name, effective);
                }
            }
        });
        return own;
    }

    private static Effective plain(Tensor value) {
        return new Effective(value, UnaryOperator.identity());
    }

    static Tensor forward(Layer layer, String id, Ops ops, Tensor x, Map<String, Effective> own) {
        return TorchTensor.of(layer.forward(new Model.NodeForward(ops, id, own, false), List.of(new TorchTensor(x))));
    }

    /// What is seen of a forward pass: a convolution, perhaps of an image that was padded before, or one of the others, alone.
    private static final class Watch {
        private @Nullable Call call;
        private PaddingMode mode = PaddingMode.ZEROS;
        private int[] pads = {};
        private boolean padded;

        void saw(String operation, Object[] arguments, Object result) {
            if (operation.equals("sizes")) {
                return; // looks only
            }
            if (call != null) {
                throw new MoreThanLinear();
            }
            switch (operation) {
                case "linear" -> call = alone(new Call.Dense());
                case "pad" -> {
                    if (padded) {
                        throw new MoreThanLinear();
                    }
                    padded = true;
                    mode = (PaddingMode) arguments[1];
                    pads = (int[]) arguments[2];
                }
                case "conv1d", "conv2d", "conv3d" -> call = convolution(arguments, result);
                case "convTranspose2d" -> call = alone(transposed(arguments, result));
                case "batchNorm" -> {
                    if ((boolean) arguments[5]) {
                        throw new MoreThanLinear(); // statistics of the batch
                    }
                    call = alone(new Call.Channels((double) arguments[7]));
                }
                default -> throw new MoreThanLinear();
            }
        }

        private Call alone(Call seen) {
            if (padded) {
                throw new MoreThanLinear();
            }
            return seen;
        }

        /// Arguments as [Ops#conv2d] has them.
        private Call convolution(Object[] arguments, Object result) {
            long[] sizes = spatial(arguments[0]);
            long[] windows = spatial(result);
            long[] taps = spatial(arguments[1]);
            int[] padding = ints(arguments[4]);
            var axes = new ArrayList<WindowAxis>();
            for (int i = 0; i < sizes.length; i++) {
                int place = 2 * (sizes.length - 1 - i);
                boolean outside = place + 1 < pads.length;
                int before = outside ? pads[place] : 0;
                int added = outside ? before + pads[place + 1] : 0;
                if (added > 0 && padding[i] > 0) {
                    throw new MoreThanLinear();
                }
                axes.add(new WindowAxis(
                        (int) sizes[i] - added, (int) taps[i], ints(arguments[3])[i], ints(arguments[5])[i], before + padding[i],
                        (int) windows[i], added > 0 ? mode : PaddingMode.ZEROS));
            }
            return new Call.Windows(List.copyOf(axes), (int) arguments[6]);
        }

        /// The convolution that takes its output to its input. Arguments as `Ops.convTranspose2d` has them.
        private static Call transposed(Object[] arguments, Object result) {
            long[] windows = spatial(arguments[0]);
            long[] sizes = spatial(result);
            long[] taps = spatial(arguments[1]);
            var axes = new ArrayList<WindowAxis>();
            for (int i = 0; i < sizes.length; i++) {
                axes.add(new WindowAxis(
                        (int) sizes[i], (int) taps[i], ints(arguments[3])[i], ints(arguments[7])[i], ints(arguments[4])[i],
                        (int) windows[i],
                        PaddingMode.ZEROS));
            }
            return new Call.Windows(List.copyOf(axes), (int) arguments[6]);
        }

        private static long[] spatial(Object tensor) {
            long[] sizes = Tensors.sizes(TorchTensor.of((studio.lipschitz.tensor.Tensor) tensor));
            return java.util.Arrays.copyOfRange(sizes, 2, sizes.length);
        }

        /// A number, or the numbers of a pair or a triple.
        private static int[] ints(Object value) {
            if (value instanceof Integer number) {
                return new int[] {number};
            }
            RecordComponent[] components = value.getClass().getRecordComponents();
            var numbers = new int[components.length];
            try {
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = (int) components[i].getAccessor().invoke(value);
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot read " + value, e);
            }
            return numbers;
        }
    }

    private static final class MoreThanLinear extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
