package studio.lipschitz.layer;

import static studio.lipschitz.text.Texts.text;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import studio.lipschitz.tensor.Axes;
import studio.lipschitz.tensor.Ops;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// Shape rules that several modules share. Messages name both shapes.
final class Shapes {

    private Shapes() {}

    static Inference linear(String module, Shape input, OptionalInt inFeatures, int outFeatures) {
        int last = input.dim(-1);
        if (inFeatures.isPresent() && inFeatures.getAsInt() != last) {
            return Inference.misfit(
                    "layer.misfit.inFeatures",
                    module, inFeatures.getAsInt(), input, last, last);
        }
        return Inference.fits(input.with(-1, outFeatures));
    }

    /// Number of windows along one axis, below 1 if none fits.
    static int window(int size, int kernel, int stride, int padding, int dilation, boolean ceil) {
        long span = (long) size + 2L * padding - (long) dilation * (kernel - 1) - 1;
        long count = Math.floorDiv(ceil ? span + stride - 1 : span, stride) + 1; // as PyTorch: rounded up, a window may be longer than its input
        if (count < 1) {
            return 0;
        }
        if (ceil && (count - 1) * stride >= (long) size + padding) {
            count--; // the last window must start inside the input or its left padding
        }
        return (int) Math.min(count, Integer.MAX_VALUE);
    }

    /// Normalisation per channel of an input with one of those ranks: the shape stays.
    ///
    /// @param what the key of what it expects
    static Inference channels(String module, Shape input, OptionalInt features, String what, int... ranks) {
        if (Arrays.stream(ranks).noneMatch(rank -> rank == input.rank())) {
            return Inference.misfit("layer.misfit.kindOrRemove", module, text(what), input);
        }
        return channels(module, input, features);
    }

    /// Normalisation per channel: the shape stays.
    static Inference channels(String module, Shape input, OptionalInt features) {
        int channels = input.dim(0);
        if (features.isPresent() && features.getAsInt() != channels) {
            return Inference.misfit(
                    "layer.misfit.numFeatures",
                    module, features.getAsInt(), input, channels, channels);
        }
        return Inference.fits(input);
    }

    /// Places in a shape without the batch axis of PyTorch's `dim`, in order; empty if one is the batch axis, is missing or stands twice.
    static Optional<int[]> axes(Axes dims, Shape input) {
        int[] places = dims.dims().stream().mapToInt(dim -> dim == 0 ? -1 : axis(dim, input)).sorted().toArray();
        boolean distinct = Arrays.stream(places).distinct().count() == places.length;
        return distinct && places[0] >= 0 ? Optional.of(places) : Optional.empty();
    }

    /// Groups of neighbouring channels or features: the shape stays.
    static Inference groups(String module, Shape input, int size) {
        return input.dim(0) % size == 0
                ? Inference.fits(input)
                : Inference.misfit(
                        "layer.misfit.sortGroups",
                        module, size, input.dim(0), input, size, input.dim(0));
    }

    /// Inputs that must be of one shape, which stays.
    static Inference alike(String module, List<Shape> inputs) {
        Shape first = inputs.getFirst();
        for (Shape input : inputs) {
            if (!input.equals(first)) {
                return Inference.misfit(
                        "layer.misfit.alike", module, first,
                        input);
            }
        }
        return Inference.fits(first);
    }

    /// `(C·r², H, W)` to `(C, H·r, W·r)`.
    static Inference spread(String module, Shape input, int factor) {
        if (input.rank() != 3) {
            return notAnImage(module, input);
        }
        long block = (long) factor * factor;
        if (input.dim(0) % block != 0) {
            return Inference.misfit(
                    "layer.misfit.spread",
                    module, block, factor, factor, input.dim(0), input, block);
        }
        long height = (long) input.dim(1) * factor;
        long width = (long) input.dim(2) * factor;
        return height > Integer.MAX_VALUE || width > Integer.MAX_VALUE
                ? Inference.misfit("layer.misfit.spreadLarge", module, input)
                : Inference.fits(Shape.of((int) (input.dim(0) / block), (int) height, (int) width));
    }

    /// `(C, H·r, W·r)` to `(C·r², H, W)`.
    static Inference gathered(String module, Shape input, int factor) {
        if (input.rank() != 3) {
            return notAnImage(module, input);
        }
        if (input.dim(1) % factor != 0 || input.dim(2) % factor != 0) {
            return Inference.misfit(
                    "layer.misfit.gathered",
                    module, factor, factor, input);
        }
        long channels = (long) input.dim(0) * factor * factor;
        return channels > Integer.MAX_VALUE
                ? Inference.misfit("layer.misfit.gatheredLarge", module, input)
                : Inference.fits(Shape.of((int) channels, input.dim(1) / factor, input.dim(2) / factor));
    }

    /// Shape of a batch `(N, C, H, W)` without its first axis.
    static Shape ofImages(Ops ops, Tensor x) {
        long[] sizes = ops.sizes(x);
        return Shape.of((int) sizes[1], (int) sizes[2], (int) sizes[3]);
    }

    /// A vector with one entry, or one a channel, in the shape that broadcasts over `x (N, C, *)`.
    static Tensor perChannel(Ops ops, Tensor vector, Tensor x) {
        var sizes = new long[ops.sizes(x).length];
        Arrays.fill(sizes, 1);
        sizes[1] = -1;
        return ops.reshape(vector, sizes);
    }

    /// Place in a shape without the batch axis of PyTorch's `dim`, which counts it and from the end if negative; -1 if there is none.
    static int axis(int dim, Shape input) {
        int axis = dim < 0 ? input.rank() + dim : dim - 1;
        return axis >= 0 && axis < input.rank() ? axis : -1;
    }

    /// A function along PyTorch's `dim`: the shape stays.
    static Inference along(String module, int dim, Shape input) {
        return axis(dim, input) >= 0
                ? Inference.fits(input)
                : Inference.misfit(
                        "layer.misfit.dim",
                        module, dim, input, input.rank());
    }

    /// What a layer over one, two or three axes expects.
    static String kind(int axes) {
        return text(
                switch (axes) {
                    case 1 -> "layer.kind.sequence";
                    case 2 -> "layer.kind.image";
                    default -> "layer.kind.volume";
                });
    }

    static Inference notAnImage(String module, Shape input) {
        return Inference.misfit("layer.misfit.kindBeforeFlatten", module, kind(2), input);
    }
}
