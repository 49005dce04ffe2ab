package studio.lipschitz.torch;

import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/// The Gram matrix of a convolution on images of its size, written out on the smaller side: AᵀA over its inputs or AAᵀ over its outputs.
///
/// Window w is `y_w = W x_w`, so AᵀA adds WᵀW where each window lies, and AAᵀ adds products of taps that read the same pixel.
final class WindowGram {
    /// Side of the largest matrix that is still factorised at interactive speed.
    private static final int LARGEST = 2304;

    private static final double MOST_ENTRIES = 1 << 23;
    private static final double MOST_WORK = 4e8;

    private final WindowMap map;
    private final int outs;
    private final int ins;
    private final int taps;
    private final int[][] pixels;

    private WindowGram(WindowMap map) {
        this.map = map;
        this.outs = map.outs();
        this.ins = map.ins();
        this.taps = map.taps();
        this.pixels = table();
    }

    /// `(groups, p, p)`, or empty if that is too large. Its sums have at most [#terms] terms.
    static Optional<Tensor> of(WindowMap map) {
        double inputs = (double) map.pixels() * map.ins();
        double outputs = (double) map.windows() * map.outs();
        double side = Math.min(inputs, outputs);
        double pairs = (double) map.taps() * map.taps();
        double work = inputs <= outputs
                ? map.windows() * pairs * map.ins() * map.ins()
                : map.windows() * pairs * map.outs() * map.outs(); // about as many readers a pixel as there are taps
        if (side > LARGEST || side * side * map.groups() > MOST_ENTRIES || work * map.groups() > MOST_WORK
                || (double) map.windows() * map.taps() > MOST_ENTRIES) {
            return Optional.empty();
        }
        return Optional.of(inputs <= outputs ? new WindowGram(map).overInputs() : new WindowGram(map).overOutputs());
    }

    /// Products that are summed for one entry, at most.
    static double terms(WindowMap map) {
        return (double) Math.max(map.windows() * map.outs(), map.pixels() * map.ins()) + map.taps();
    }

    /// Pixel that each tap of each window reads, -1 for a zero.
    private int[][] table() {
        WindowAxis a = map.axes().get(0);
        WindowAxis b = map.axes().get(1);
        WindowAxis c = map.axes().get(2);
        var table = new int[Math.toIntExact(map.windows())][taps];
        int window = 0;
        for (int i = 0; i < a.windows(); i++) {
            for (int j = 0; j < b.windows(); j++) {
                for (int k = 0; k < c.windows(); k++) {
                    int tap = 0;
                    for (int r = 0; r < a.taps(); r++) {
                        for (int s = 0; s < b.taps(); s++) {
                            for (int t = 0; t < c.taps(); t++) {
                                int x = a.pixel(i, r);
                                int y = b.pixel(j, s);
                                int z = c.pixel(k, t);
                                table[window][tap++] = x < 0 || y < 0 || z < 0 ? -1 : (x * b.size() + y) * c.size() + z;
                            }
                        }
                    }
                    window++;
                }
            }
        }
        return table;
    }

    private Tensor overInputs() {
        int count = Math.toIntExact(map.pixels());
        int side = count * ins;
        // (groups, in · taps, in · taps)
        double[] products = Tensors.doubles(torch.bmm(map.blocks().transpose(1, 2), map.blocks()));
        int block = ins * taps;
        var gram = new double[map.groups() * side * side];
        for (int g = 0; g < map.groups(); g++) {
            for (int[] row : pixels) {
                for (int i = 0; i < ins; i++) {
                    for (int t = 0; t < taps; t++) {
                        if (row[t] < 0) {
                            continue;
                        }
                        int from = (g * block + i * taps + t) * block;
                        int to = (g * side + i * count + row[t]) * side;
                        for (int j = 0; j < ins; j++) {
                            for (int s = 0; s < taps; s++) {
                                if (row[s] >= 0) {
                                    gram[to + j * count + row[s]] += products[from + j * taps + s];
                                }
                            }
                        }
                    }
                }
            }
        }
        return Tensors.of(gram, map.kernel().device(), map.groups(), side, side);
    }

    private Tensor overOutputs() {
        int count = pixels.length;
        int side = count * outs;
        // (groups, out, taps, out, taps): sums over the channels of the input
        Tensor kernels = map.blocks().reshape(map.groups(), outs, ins, taps).transpose(2, 3).reshape(map.groups(), (long) outs * taps, ins);
        double[] products = Tensors.doubles(torch.bmm(kernels, kernels.transpose(1, 2)));
        int block = outs * taps;
        int[][] readers = readers();
        var gram = new double[map.groups() * side * side];
        for (int g = 0; g < map.groups(); g++) {
            for (int[] list : readers) {
                for (int one : list) {
                    for (int other : list) {
                        for (int o = 0; o < outs; o++) {
                            int from = (g * block + o * taps + one % taps) * block + other % taps;
                            int to = (g * side + o * count + one / taps) * side + other / taps;
                            for (int p = 0; p < outs; p++) {
                                gram[to + p * count] += products[from + p * taps];
                            }
                        }
                    }
                }
            }
        }
        return Tensors.of(gram, map.kernel().device(), map.groups(), side, side);
    }

    /// For each pixel the windows and taps that read it, as `window · taps + tap`.
    private int[][] readers() {
        int count = Math.toIntExact(map.pixels());
        var lengths = new int[count];
        for (int[] row : pixels) {
            for (int pixel : row) {
                if (pixel >= 0) {
                    lengths[pixel]++;
                }
            }
        }
        var readers = new int[count][];
        for (int i = 0; i < count; i++) {
            readers[i] = new int[lengths[i]];
        }
        for (int w = 0; w < pixels.length; w++) {
            for (int t = 0; t < taps; t++) {
                int pixel = pixels[w][t];
                if (pixel >= 0) {
                    readers[pixel][--lengths[pixel]] = w * taps + t;
                }
            }
        }
        return readers;
    }
}
