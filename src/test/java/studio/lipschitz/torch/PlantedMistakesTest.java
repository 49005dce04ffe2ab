package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import studio.lipschitz.tensor.PaddingMode;

/// The check of the bounds can fail: with each of these mistakes planted, a bound falls below a norm somewhere, or the bounds get loose.
class PlantedMistakesTest {
    private static final int CASES = 700;

    /// What the check says of a way to bound.
    private record Outcome(int below, int loose) {}

    @BeforeAll
    static void load() throws Exception {
        Libtorch.load();
    }

    @Test
    void everyPlantedMistakeIsFoundAndNothingElseIs() {
        var mistakes = new LinkedHashMap<String, ToDoubleFunction<WindowMap>>();
        mistakes.put("padding forgotten", axes(PlantedMistakesTest::unpadded));
        mistakes.put("what padding copies forgotten", axes(axis -> change(axis, axis.stride(), axis.dilation(), PaddingMode.ZEROS)));
        mistakes.put("reflection taken for repetition", axes(axis -> change(
                axis, axis.stride(), axis.dilation(), axis.mode() == PaddingMode.REFLECT ? PaddingMode.SYMMETRIC : axis.mode())));
        mistakes.put("dilation forgotten", axes(axis -> change(axis, axis.stride(), 1, axis.mode())));
        mistakes.put("stride forgotten", axes(axis -> change(axis, 1, axis.dilation(), axis.mode())));
        mistakes.put("aliases of the stride forgotten", PlantedMistakesTest::withoutAliases);
        mistakes.put("taps counted without the dilation", PlantedMistakesTest::tapsWithoutDilation);
        mistakes.put("least over the groups instead of most", map -> overGroups(map, Math::min));
        mistakes.put("only the first group", map -> overGroups(map, (first, _) -> first));
        mistakes.put("groups taken for one", map -> OperatorNorm.convolution(new WindowMap(map.kernel(), 1, map.axes())).value());
        mistakes.put("norm of the flattened kernel alone", map -> Math.sqrt(TopEigenvalue.ofSquares(map.blocks())));
        mistakes.put("scaled by 0.99", map -> 0.99 * OperatorNorm.convolution(map).value());
        mistakes.put("scaled by 1 - 1e-9", map -> (1 - 1e-9) * OperatorNorm.convolution(map).value());
        mistakes.put("kernel without its last tap", map -> OperatorNorm.convolution(lastTapLost(map)).value());

        List<RandomWindows.Case> cases = new ArrayList<>();
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            var draw = new RandomWindows(29);
            for (int i = 0; i < CASES; i++) {
                cases.add(draw.draw(1, 7));
            }
            List<Double> exact = cases.stream().map(RandomWindows::norm).toList();
            assertEquals(new Outcome(0, 0), check(map -> OperatorNorm.convolution(map).value(), cases, exact));
            var found = new ArrayList<String>();
            mistakes.forEach((name, mistake) -> {
                Outcome outcome = check(mistake, cases, exact);
                System.out.printf("planted: %s: %d of %d below the norm, %d loose%n", name, outcome.below(), CASES, outcome.loose());
                if (outcome.below() > 0 || outcome.loose() > 0) {
                    found.add(name);
                }
            });
            assertEquals(List.copyOf(mistakes.keySet()), found);
        }
    }

    /// As the checks of [RandomOperatorNormsTest]: no bound is below the norm, by any amount, and none is above it by a millionth.
    private static Outcome check(ToDoubleFunction<WindowMap> bound, List<RandomWindows.Case> cases, List<Double> exact) {
        int below = 0;
        int loose = 0;
        for (int i = 0; i < cases.size(); i++) {
            try (var _ = new PointerScope()) {
                double upper = bound.applyAsDouble(cases.get(i).map());
                below += upper < exact.get(i) ? 1 : 0;
                loose += upper > exact.get(i) * (1 + 1e-6) ? 1 : 0;
            }
        }
        return new Outcome(below, loose);
    }

    @Test
    void theBoundsWithoutAMatrixFailToo() {
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            var draw = new RandomWindows(31);
            boolean sound = true;
            boolean caught = false;
            for (int i = 0; i < CASES / 2; i++) {
                RandomWindows.Case one = draw.draw(1, 7);
                double exact = RandomWindows.norm(one);
                sound &= least(one.map()) >= exact;
                caught |= least(one.map().with(one.map().axes().stream().map(PlantedMistakesTest::tooShort).toList())) < exact;
            }
            assertTrue(sound);
            assertTrue(caught, "a torus that is too short for its padding went unnoticed");
            assertFalse(Double.isNaN(least(draw.draw(4, 7).map())));
        }
    }

    private static double least(WindowMap map) {
        return Collections.min(OperatorNorm.structured(map).values());
    }

    /// As if the image had fewer pixels and windows than it has.
    private static WindowAxis tooShort(WindowAxis axis) {
        int windows = Math.max(1, axis.windows() / 2);
        return new WindowAxis(Math.max(1, axis.size() / 2), axis.taps(), axis.stride(), axis.dilation(), 0, windows, PaddingMode.ZEROS);
    }

    private static ToDoubleFunction<WindowMap> axes(UnaryOperator<WindowAxis> change) {
        return map -> OperatorNorm.convolution(map.with(map.axes().stream().map(change).toList())).value();
    }

    /// With as many windows as fit without padding.
    private static WindowAxis unpadded(WindowAxis axis) {
        int room = axis.size() - (axis.taps() - 1) * axis.dilation() - 1;
        int windows = room < 0 ? 1 : room / axis.stride() + 1;
        return new WindowAxis(axis.size(), axis.taps(), axis.stride(), axis.dilation(), 0, windows, PaddingMode.ZEROS);
    }

    private static WindowAxis change(WindowAxis axis, int stride, int dilation, PaddingMode mode) {
        return new WindowAxis(axis.size(), axis.taps(), stride, dilation, axis.before(), axis.windows(), mode);
    }

    /// The frequencies of a stride on their own, and the norm divided by its root all the same.
    private static double withoutAliases(WindowMap map) {
        if (!map.axes().stream().allMatch(WindowAxis::zeros)) {
            return OperatorNorm.convolution(map).value();
        }
        double aliases = 1;
        var axes = new ArrayList<WindowAxis>();
        for (WindowAxis axis : map.axes()) {
            int windows = (axis.windows() - 1) * axis.stride() + 1;
            axes.add(new WindowAxis(axis.size(), axis.taps(), 1, axis.dilation(), axis.before(), windows, axis.mode()));
            aliases *= axis.stride();
        }
        double full = OperatorNorm.convolution(map).value();
        return aliases == 1 ? full : Math.min(full, Torus.norm(map.with(axes)) / Math.sqrt(aliases));
    }

    /// The least of the bound and the flattened kernel's with ceil(k / s) taps an axis, which holds without dilation alone.
    private static double tapsWithoutDilation(WindowMap map) {
        double taps = 1;
        for (WindowAxis axis : map.axes()) {
            taps *= Math.ceilDiv(axis.taps(), axis.stride());
        }
        return Math.min(OperatorNorm.convolution(map).value(), Math.sqrt(TopEigenvalue.ofSquares(map.blocks()) * taps));
    }

    private static double overGroups(WindowMap map, DoubleBinaryOperator choice) {
        double result = Double.NaN;
        for (int g = 0; g < map.groups(); g++) {
            Tensor kernel = torch.narrow(map.kernel(), 0, (long) g * map.outs(), map.outs());
            double one = OperatorNorm.convolution(new WindowMap(kernel, 1, map.axes())).value();
            result = g == 0 ? one : choice.applyAsDouble(result, one);
        }
        return result;
    }

    private static WindowMap lastTapLost(WindowMap map) {
        Tensor kernel = map.kernel().clone();
        torch.narrow(kernel, 4, kernel.size(4) - 1, 1).zero_();
        return new WindowMap(kernel, map.groups(), map.axes());
    }
}
