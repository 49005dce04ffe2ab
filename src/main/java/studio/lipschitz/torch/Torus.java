package studio.lipschitz.torch;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import studio.lipschitz.tensor.PaddingMode;

/// Bounds on a convolution from one on a torus, which the Fourier transform splits into a small matrix for each frequency.
///
/// An image with zeros around it is part of a torus that is long enough for no tap to reach around it to another pixel, and the outputs are part of that
/// torus's outputs: the norm is at most its norm. It may be a twisted torus, on which going around once turns the sign: what is added up there is zero all
/// the same, but its frequencies lie half way between those of the plain one, and of the two bounds the smaller holds. Circular padding is the plain torus
/// of the image's own size, exactly. With stride s a multiple N of s is used: the s frequencies N / s apart fall on one output frequency, stand side by
/// side, and the norm is divided by √s.
final class Torus {
    private static final double UNIT = 0x1p-53;

    /// Most numbers that the transfer matrices may hold at once, and most operations.
    private static final double MOST_ENTRIES = 1 << 24;
    private static final double MOST_WORK = 3e9;

    /// Up to this length of an axis the twisted ones are tried too; beyond, frequencies lie close enough.
    private static final int TWISTED = 40;

    private static final double MOST_TWISTED_WORK = 3e8;

    private Torus() {}

    /// One axis of the torus.
    ///
    /// @param length N
    /// @param stride what the length is a multiple of
    /// @param repeats how often an output stands in the image's outputs, at most
    record Circle(int length, int stride, int taps, int dilation, boolean twisted, int repeats) {
        int bases() {
            return length / stride;
        }
    }

    /// Upper bound, or infinity where the axes do not allow one or it would take too long.
    static double norm(WindowMap map) {
        var choices = new ArrayList<List<Circle>>();
        for (WindowAxis axis : map.axes()) {
            List<Circle> circles = circles(axis);
            if (circles.isEmpty()) {
                return Double.POSITIVE_INFINITY;
            }
            choices.add(circles);
        }
        double best = Double.POSITIVE_INFINITY;
        for (Circle a : choices.get(0)) {
            for (Circle b : choices.get(1)) {
                for (Circle c : choices.get(2)) {
                    boolean plain = !a.twisted && !b.twisted && !c.twisted;
                    var circles = List.of(a, b, c);
                    if (work(map, circles) <= (plain ? MOST_WORK : MOST_TWISTED_WORK)) {
                        try (var _ = new PointerScope()) { // its matrices may be hundreds of MB
                            best = Math.min(best, norm(map, circles));
                        }
                    }
                }
            }
        }
        return best;
    }

    private static List<Circle> circles(WindowAxis axis) {
        if (axis.mode() == PaddingMode.CIRCULAR && !axis.zeros()) {
            boolean whole = axis.size() % axis.stride() == 0 && axis.windows() <= axis.size() / axis.stride();
            int reach = (axis.windows() - 1) * axis.stride() + 1;
            return List.of(whole
                    ? new Circle(axis.size(), axis.stride(), axis.taps(), axis.dilation(), false, 1)
                    : new Circle(axis.size(), 1, axis.taps(), axis.dilation(), false, Math.ceilDiv(reach, axis.size())));
        }
        if (!axis.zeros()) {
            return List.of();
        }
        int length = Math.ceilDiv(shortest(axis), axis.stride()) * axis.stride();
        var plain = new Circle(length, axis.stride(), axis.taps(), axis.dilation(), false, 1);
        return axis.taps() > 1 && length <= TWISTED
                ? List.of(plain, new Circle(length, axis.stride(), axis.taps(), axis.dilation(), true, 1))
                : List.of(plain);
    }

    /// Length from which on nothing reaches around: what lies before the image must not be its end, nor what lies behind it its beginning, and outputs
    /// must not fall on each other.
    static int shortest(WindowAxis axis) {
        int outputs = (axis.windows() - 1) * axis.stride() + 1;
        return Math.max(Math.max(axis.size() + Math.max(0, axis.before()), axis.end()), outputs);
    }

    private static double work(WindowMap map, List<Circle> circles) {
        double frequencies = 1;
        double aliases = 1;
        for (Circle circle : circles) {
            frequencies *= circle.length();
            aliases *= circle.stride();
        }
        double entries = frequencies * map.groups() * map.outs() * map.ins();
        double small = Math.min(map.outs(), map.ins() * aliases);
        double large = Math.max(map.outs(), map.ins() * aliases);
        double operations = frequencies / aliases * map.groups() * (small * small * (8 * small + large) + 100);
        return entries > MOST_ENTRIES ? Double.POSITIVE_INFINITY : operations;
    }

    /// Rounding of the transfer matrices: an entry is a sum over the taps of one axis after the other. Cosines and sines of angles that are exact
    /// multiples of π / N up to three roundings are off by 24u; complex sums of k terms by γ(4k + 8) of the sum of sizes. So an entry is off by at most
    /// e = Σ over the axes of (4k + 40)u, doubled for products of these, times the sum of the sizes of its taps, and a whole matrix in Frobenius norm
    /// by e times that of the sums.
    private static double norm(WindowMap map, List<Circle> circles) {
        int groups = map.groups();
        long outs = map.outs();
        long ins = map.ins();
        // (out, in, k0, k1, k2) -> (out, in, f0, f1, f2) with f the bases times the aliases of an axis
        Tensor transfer = complex(map.kernel(), torch.zeros_like(map.kernel()));
        double error = 0;
        long aliases = 1;
        long repeats = 1;
        int half = half(circles);
        for (int axis = 0; axis < 3; axis++) {
            Circle circle = circles.get(axis);
            Tensor waves = waves(circle, axis == half, map);
            // the axis at place 2 is summed away, its frequencies come last: after three axes all are in order
            transfer = torch.tensordot(transfer, waves, new long[] {2}, new long[] {0});
            error += (4.0 * circle.taps() + 40) * UNIT;
            aliases *= circle.stride();
            repeats *= circle.repeats();
        }
        long b0 = transfer.size(2) / circles.get(0).stride();
        long b1 = transfer.size(3) / circles.get(1).stride();
        long b2 = transfer.size(4) / circles.get(2).stride();
        Tensor blocks = transfer
                .reshape(groups, outs, ins, b0, circles.get(0).stride(), b1, circles.get(1).stride(), b2, circles.get(2).stride())
                .permute(0, 3, 5, 7, 1, 2, 4, 6, 8)
                .reshape(-1, outs, ins * aliases);
        double square = TopEigenvalue.ofSquares(blocks);
        Tensor sums = map.kernel().abs().sum(new long[] {2, 3, 4}, false, new ScalarTypeOptional());
        double transform = 2 * error * sums.norm().item_double() * Math.sqrt((double) aliases);
        double norm = (Math.sqrt(square) + transform) / Math.sqrt((double) aliases) * Math.sqrt((double) repeats);
        return Math.nextUp(norm * (1 + 8 * UNIT));
    }

    /// The axis of which half the frequencies will do, as those of a real kernel come in conjugate pairs.
    private static int half(List<Circle> circles) {
        return circles.get(2).bases() > 1 ? 2 : circles.get(1).bases() > 1 ? 1 : 0;
    }

    /// `(taps, bases · stride)`: e^(-i ω d t) for each tap and frequency, aliases of one base next to each other.
    private static Tensor waves(Circle circle, boolean half, WindowMap map) {
        int bases = circle.bases();
        int twist = circle.twisted() ? 1 : 0;
        var kept = new ArrayList<Integer>();
        for (int base = 0; base < bases; base++) {
            if (!half || base <= Math.floorMod(-base - twist, bases)) {
                kept.add(base);
            }
        }
        int columns = kept.size() * circle.stride();
        var real = new double[circle.taps() * columns];
        var imaginary = new double[circle.taps() * columns];
        for (int tap = 0; tap < circle.taps(); tap++) {
            for (int column = 0; column < columns; column++) {
                int frequency = kept.get(column / circle.stride()) + column % circle.stride() * bases;
                long halves = (2L * frequency + twist) * tap * circle.dilation() % (2L * circle.length());
                double angle = Math.PI * halves / circle.length();
                real[tap * columns + column] = Math.cos(angle);
                imaginary[tap * columns + column] = -Math.sin(angle);
            }
        }
        var device = map.kernel().device();
        return complex(Tensors.of(real, device, circle.taps(), columns), Tensors.of(imaginary, device, circle.taps(), columns));
    }

    private static Tensor complex(Tensor real, Tensor imaginary) {
        return torch.view_as_complex(torch.stack(new TensorVector(real, imaginary), -1));
    }
}
