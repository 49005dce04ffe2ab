package studio.lipschitz.layer;

import java.math.BigDecimal;
import java.util.Random;

/// Small linear operators written out densely, entry by entry, and lower bounds on their norms in exact arithmetic.
///
/// It shares no code with what it checks.
final class Operators {

    private Operators() {}

    /// PyTorch's `avg_pool2d` on one channel, after its C++ loop (`aten/src/ATen/native/cpu/AvgPoolKernel.cpp`): rows are windows.
    ///
    /// @param divisor 0: by the window; else `divisor_override`
    static double[][] averagePool(
            int height, int width, int outHeight, int outWidth, int[] kernel, int[] stride, int[] padding, boolean countIncludePad,
            int divisor) {
        var matrix = new double[outHeight * outWidth][height * width];
        for (int oh = 0; oh < outHeight; oh++) {
            for (int ow = 0; ow < outWidth; ow++) {
                int top = oh * stride[0] - padding[0];
                int left = ow * stride[1] - padding[1];
                int bottom = Math.min(top + kernel[0], height + padding[0]);
                int right = Math.min(left + kernel[1], width + padding[1]);
                int padded = (bottom - top) * (right - left);
                top = Math.max(top, 0);
                left = Math.max(left, 0);
                bottom = Math.min(bottom, height);
                right = Math.min(right, width);
                int area = Math.max(0, bottom - top) * Math.max(0, right - left);
                int by = divisor > 0 ? divisor : countIncludePad ? padded : area;
                for (int y = top; y < bottom; y++) {
                    for (int x = left; x < right; x++) {
                        matrix[oh * outWidth + ow][y * width + x] = 1.0 / by;
                    }
                }
            }
        }
        return matrix;
    }

    static double[][] adaptivePool(int height, int width, int outHeight, int outWidth) {
        var matrix = new double[outHeight * outWidth][height * width];
        for (int oh = 0; oh < outHeight; oh++) {
            for (int ow = 0; ow < outWidth; ow++) {
                int top = (int) Math.floor((double) oh * height / outHeight);
                int bottom = (int) Math.ceil((double) (oh + 1) * height / outHeight);
                int left = (int) Math.floor((double) ow * width / outWidth);
                int right = (int) Math.ceil((double) (ow + 1) * width / outWidth);
                for (int y = top; y < bottom; y++) {
                    for (int x = left; x < right; x++) {
                        matrix[oh * outWidth + ow][y * width + x] = 1.0 / ((bottom - top) * (right - left));
                    }
                }
            }
        }
        return matrix;
    }

    /// Cross-correlation of one channel with zero padding.
    static double[][] convolution(int height, int width, double[][] kernel, int[] stride, int[] padding, int[] dilation) {
        int outHeight = (height + 2 * padding[0] - dilation[0] * (kernel.length - 1) - 1) / stride[0] + 1;
        int outWidth = (width + 2 * padding[1] - dilation[1] * (kernel[0].length - 1) - 1) / stride[1] + 1;
        var matrix = new double[outHeight * outWidth][height * width];
        for (int oh = 0; oh < outHeight; oh++) {
            for (int ow = 0; ow < outWidth; ow++) {
                for (int i = 0; i < kernel.length; i++) {
                    for (int j = 0; j < kernel[0].length; j++) {
                        int y = oh * stride[0] - padding[0] + i * dilation[0];
                        int x = ow * stride[1] - padding[1] + j * dilation[1];
                        if (y >= 0 && y < height && x >= 0 && x < width) {
                            matrix[oh * outWidth + ow][y * width + x] += kernel[i][j];
                        }
                    }
                }
            }
        }
        return matrix;
    }

    /// A vector that the operator stretches most, by power iteration.
    static double[] steepest(double[][] matrix, int iterations) {
        var random = new Random(11);
        double[] x = random.doubles(matrix[0].length, 0.5, 1.5).toArray();
        for (int step = 0; step < iterations; step++) {
            double[] image = times(matrix, x);
            var next = new double[x.length];
            for (int i = 0; i < matrix.length; i++) {
                for (int j = 0; j < x.length; j++) {
                    next[j] += matrix[i][j] * image[i];
                }
            }
            double norm = Math.sqrt(java.util.Arrays.stream(next).map(v -> v * v).sum());
            for (int j = 0; j < x.length; j++) {
                x[j] = next[j] / norm;
            }
        }
        return x;
    }

    /// ‖matrix · x‖ / ‖x‖ for the steepest x, in double arithmetic: a lower bound on the norm up to rounding.
    static double norm(double[][] matrix) {
        double[] x = steepest(matrix, 300);
        double image = java.util.Arrays.stream(times(matrix, x)).map(v -> v * v).sum();
        return Math.sqrt(image / java.util.Arrays.stream(x).map(v -> v * v).sum());
    }

    /// Whether `bound² · ‖x‖² ≥ ‖matrix · x‖²` for the steepest x, in exact arithmetic where every entry is 1 over an integer.
    static boolean boundsReciprocals(double bound, double[][] matrix) {
        double[] x = steepest(matrix, 100);
        BigDecimal input = BigDecimal.ZERO;
        for (double value : x) {
            input = input.add(new BigDecimal(value).pow(2));
        }
        BigDecimal image = BigDecimal.ZERO;
        for (double[] row : matrix) {
            BigDecimal sum = BigDecimal.ZERO;
            double entry = 0;
            for (int j = 0; j < x.length; j++) {
                if (row[j] != 0) {
                    sum = sum.add(new BigDecimal(x[j]));
                    entry = row[j]; // all entries of a row are equal
                }
            }
            if (entry != 0) {
                BigDecimal mean = sum.divide(new BigDecimal(Math.round(1 / entry)),
                        new java.math.MathContext(60, java.math.RoundingMode.DOWN));
                image = image.add(mean.pow(2));
            }
        }
        return new BigDecimal(bound).pow(2).multiply(input).compareTo(image) >= 0;
    }

    private static double[] times(double[][] matrix, double[] x) {
        var image = new double[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < x.length; j++) {
                image[i] += matrix[i][j] * x[j];
            }
        }
        return image;
    }
}
