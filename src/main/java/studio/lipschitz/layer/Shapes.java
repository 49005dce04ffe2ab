package studio.lipschitz.layer;

import java.util.Arrays;
import java.util.OptionalInt;
import studio.lipschitz.tensor.IntPair;
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
                    "%s expects %d input features but receives %s, whose last size is %d; set in_features to %d or leave it out.",
                    module, inFeatures.getAsInt(), input, last, last);
        }
        return Inference.fits(input.with(-1, outFeatures));
    }

    /// Convolution and pooling windows over `(C, H, W)`, PyTorch's formula.
    static Inference windows(
            String module, Shape input, int outChannels, IntPair kernel, IntPair stride, IntPair padding, IntPair dilation, boolean ceil) {
        if (input.rank() != 3) {
            return notAnImage(module, input);
        }
        int height = window(input.dim(1), kernel.height(), stride.height(), padding.height(), dilation.height(), ceil);
        int width = window(input.dim(2), kernel.width(), stride.width(), padding.width(), dilation.width(), ceil);
        if (height < 1 || width < 1) {
            return Inference.misfit(
                    "%s has a window of %s (dilated %s) that does not fit into its input %s padded by %s; use a smaller kernel_size.",
                    module, kernel, dilation, input, padding);
        }
        return Inference.fits(Shape.of(outChannels, height, width));
    }

    /// Number of windows along one axis, below 1 if none fits.
    static int window(int size, int kernel, int stride, int padding, int dilation, boolean ceil) {
        long span = (long) size + 2L * padding - (long) dilation * (kernel - 1) - 1;
        if (span < 0) {
            return 0;
        }
        long count = (ceil ? (span + stride - 1) / stride : span / stride) + 1;
        if (ceil && (count - 1) * stride >= (long) size + padding) {
            count--; // the last window must start inside the input or its left padding
        }
        return (int) Math.min(count, Integer.MAX_VALUE);
    }

    /// An adaptive pool: any image to `output`.
    static Inference adaptive(String module, Shape input, IntPair output) {
        return input.rank() == 3
                ? Inference.fits(Shape.of(input.dim(0), output.height(), output.width()))
                : notAnImage(module, input);
    }

    /// Normalisation per channel: the shape stays.
    static Inference channels(String module, Shape input, OptionalInt features, String what, int... ranks) {
        if (Arrays.stream(ranks).noneMatch(rank -> rank == input.rank())) {
            return Inference.misfit("%s expects %s but receives %s; put it where the shape fits or remove it.", module, what, input);
        }
        int channels = input.dim(0);
        if (features.isPresent() && features.getAsInt() != channels) {
            return Inference.misfit(
                    "%s expects %d channels but receives %s, which has %d; set num_features to %d or leave it out.",
                    module, features.getAsInt(), input, channels, channels);
        }
        return Inference.fits(input);
    }

    /// Groups of neighbouring channels or features: the shape stays.
    static Inference groups(String module, Shape input, int size) {
        return input.dim(0) % size == 0
                ? Inference.fits(input)
                : Inference.misfit(
                        "%s sorts groups of %d, which do not divide the %d channels of its input %s; change the channels to a multiple of %d or "
                                + "the group size to a divisor of %d.",
                        module, size, input.dim(0), input, size, input.dim(0));
    }

    /// Shape of a batch `(N, C, H, W)` without its first axis.
    static Shape ofImages(Ops ops, Tensor x) {
        long[] sizes = ops.sizes(x);
        return Shape.of((int) sizes[1], (int) sizes[2], (int) sizes[3]);
    }

    /// Place in a shape without the batch axis of PyTorch's `dim`, which counts it and from the end if negative; -1 if there is none.
    static int axis(int dim, Shape input) {
        int axis = dim < 0 ? input.rank() + dim : dim - 1;
        return axis >= 0 && axis < input.rank() ? axis : -1;
    }

    static Inference notAnImage(String module, Shape input) {
        return Inference.misfit("%s expects an image (channels × height × width) but receives %s; put it before Flatten.", module, input);
    }
}
