package studio.lipschitz.layer;

import java.util.OptionalInt;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.Shape;

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
            return Inference.misfit(
                    "%s expects an image (channels × height × width) but receives %s; put it before Flatten.", module, input);
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

    private static int window(int size, int kernel, int stride, int padding, int dilation, boolean ceil) {
        long span = (long) size + 2L * padding - (long) dilation * (kernel - 1) - 1;
        if (span < 0) {
            return 0;
        }
        long count = (ceil ? (span + stride - 1) / stride : span / stride) + 1;
        if (ceil && (count - 1) * stride >= (long) size + padding) {
            count--; // the last window must start inside the input or its left padding
        }
        return Math.toIntExact(count);
    }
}
