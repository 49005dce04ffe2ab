package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/// The suite can fail: each of these mistakes, planted in the source of the program, turns a named test red; with none planted it is green.
///
/// [PlantedMistakesTest] plants more of them in the bounds of convolutions alone and counts how many cases catch each.
class MutationsTest {
    private static final int SHOWN = 60; // of the end of what a red test says

    private static final Red OPERATORS = new Red("torch.RandomOperatorNormsTest", "noBoundIsBelowTheNormOfTenThousandConvolutions");
    private static final Red LAYERS = new Red("torch.ConvolutionSoundnessTest", "noRandomConvolutionIsSteeperThanItsConstant");
    private static final Red NETWORKS = new Red("torch.FalsifierTest", "noSlopeOfARandomNetworkIsAboveItsBound");
    private static final Red NODES = new Red("torch.FalsifierTest", "noSlopeOfANodeIsAboveItsBound");
    private static final Red EXACT = new Red("torch.FalsifierTest", "theSlopeOfANetworkThatReachesItsBoundIsFound");
    private static final Red PUBLISHED = new Red("torch.PublishedCasesTest", "whatThePublishedLibraryAcceptsInSilenceIsRightOrFlaggedHere");
    private static final Red CLASSES = new Red("torch.AttackTest", "movesTheLargestOfSeveralOutputsTowardsItsRival");
    private static final Red PERCENT = new Red("torch.AttackTest", "beatsARadiusThatIsAPercentTooLarge");

    private static final Red RADIUS = new Red("lipschitz.CertificateTest", "radiiAreNeverAboveTheExactQuotient");
    private static final Red PAIRS = new Red("lipschitz.PairSlopesTest", "slopesOfALinearHeadAreNeverBelowTheExactDistanceOfItsRows");
    private static final Red JOINT = new Red("lipschitz.PairSlopesTest",
            "theJointBoundIsTheRootOfTwoTimesTheConstantAndTheSmallerOfBothCounts");

    /// A test that must turn red.
    ///
    /// @param test class below `studio.lipschitz`
    private record Red(String test, String method) {}

    private record Mutation(String mistake, String file, Map<String, String> edits, Red red) {}

    private static final List<Mutation> MUTATIONS = List.of(
            mutation("padding forgotten", "torch/WindowAxis.java", "+ tap * dilation - before", "+ tap * dilation", OPERATORS),
            mutation("dilation forgotten", "torch/WindowAxis.java", "+ tap * dilation", "+ tap", OPERATORS),
            mutation("stride forgotten", "torch/WindowAxis.java", "window * stride + tap", "window + tap", OPERATORS),
            mutation("what padding reflects forgotten", "torch/WindowAxis.java",
                    "case REFLECT -> first ? -place : 2 * (size - 1) - place;", "case REFLECT -> -1;", OPERATORS),
            new Mutation("aliases of the stride taken one by one", "torch/Torus.java", Map.of(
                    ".permute(0, 3, 5, 7, 1, 2, 4, 6, 8)", ".permute(0, 3, 5, 7, 4, 6, 8, 1, 2)", ".reshape(-1, outs, ins * aliases)",
                    ".reshape(-1, outs, ins)"), OPERATORS),
            mutation("torus as short as the image", "torch/Torus.java",
                    "return Math.max(Math.max(axis.size() + Math.max(0, axis.before()), axis.end()), outputs);", "return axis.size();",
                    OPERATORS),
            mutation("min for max over the groups", "torch/TopEigenvalue.java", "new org.bytedeco.pytorch.ScalarTypeOptional()).max()",
                    "new org.bytedeco.pytorch.ScalarTypeOptional()).min()", OPERATORS),
            mutation("only the first group", "torch/LinearNode.java", "return WindowMap.of(kernel, groups, axes);",
                    "return WindowMap.of(torch.narrow(kernel, 0, 0, kernel.size(0) / groups), 1, axes);", NODES),
            mutation("norm of a convolution times 0.99", "torch/OperatorNorm.java",
                    "double exact = Rounding.sqrtUp(", "double exact = 0.99 * Rounding.sqrtUp(", OPERATORS),
            mutation("norm of a dense layer times 0.99", "torch/OperatorNorm.java",
                    "new Upper(Rounding.sqrtUp(TopEigenvalue.ofSquares(", "new Upper(0.99 * Rounding.sqrtUp(TopEigenvalue.ofSquares(",
                    EXACT),
            mutation("running variance forgotten", "torch/OperatorNorm.java",
                    "Rounding.quotientUp(factor, root)", "factor", NODES),
            mutation("least factor of a channel", "torch/OperatorNorm.java",
                    "largest = Math.max(largest,", "largest = i == 0 ? Rounding.quotientUp(factor, root) : Math.min(largest,", NODES),
            mutation("layer without dilation", "layer/ConvAxis.java", "Constants.cover(kernel, stride, dilation)",
                    "Constants.cover(kernel, stride, 1)", LAYERS),
            mutation("layer without padding", "layer/ConvAxis.java", "if (mode == PaddingMode.ZEROS || !pads()) {", "if (true) {",
                    LAYERS),
            mutation("pool without dilation", "layer/Windows.java",
                    "Constants.cover(kernel.get(axis), stride.get(axis), dilation.get(axis))",
                    "Constants.cover(kernel.get(axis), stride.get(axis), 1)", PUBLISHED),
            mutation("product of a chain: its last factor alone", "lipschitz/NetworkBound.java",
                    "Rounding.productUp(before.bracket.upper(), own.upper())", "own.upper()", EXACT),
            mutation("sum of branches: the larger alone", "layer/Add.java", "sum = Rounding.sumUp(sum, input);",
                    "sum = Math.max(sum, input);",
                    EXACT),
            mutation("side by side: the larger alone", "layer/Concatenate.java",
                    "squares = Rounding.sumUp(squares, Rounding.productUp(input, input));",
                    "squares = Math.max(squares, Rounding.productUp(input, input));", EXACT),
            new Mutation("convex mix: the smaller of its branches", "layer/LipResidual.java", Map.of(
                    "return Math.min(mixed, Math.max(x, y));", "return Math.min(x, y);"), NETWORKS),
            mutation("normalisation of the input forgotten", "layer/Normalize.java", "double bound = bound();", "double bound = 1;", EXACT),
            mutation("constant of an activation forgotten", "layer/Slopes.java", "return Verdict.bounded(constant, text(",
                    "return Verdict.safe(1, text(", NODES),
            mutation("network constant not shared out", "network/Analysis.java", "return network.constant().isPresent()",
                    "return network.constant().isPresent() && network.nodes().isEmpty()", PUBLISHED),
            mutation("ascent without power steps", "torch/JacobianAscent.java", "now.ways().copy_(turned);", "", EXACT),
            mutation("attack that climbs", "torch/Attack.java", "offset.sub(Rows.times(", "offset.add(Rows.times(", PERCENT),
            mutation("radius a billionth too large", "lipschitz/Certificate.java",
                    "Rounding.quotientDown(Math.abs(output), lipschitzUpper)",
                    "(1 + 1e-9) * Rounding.quotientDown(Math.abs(output), lipschitzUpper)", RADIUS),
            mutation("root of two forgotten between classes", "lipschitz/PairSlopes.java", "Rounding.sqrtUp(2)", "1", JOINT),
            mutation("constant of the body forgotten", "lipschitz/PairSlopes.java", "Rounding.productUp(bodyUpper, slope)", "slope",
                    PAIRS));

    private static Mutation mutation(String mistake, String file, String before, String after, Red red) {
        return new Mutation(mistake, file, Map.of(before, after), red);
    }

    @Test
    void everyMistakeTurnsItsTestRed() throws Exception {
        var green = new ArrayList<String>();
        for (Mutation mutation : MUTATIONS) {
            Throwable thrown = quietly(MutatedProgram.of(mutation.file(), mutation.edits()), mutation.red());
            boolean red = thrown instanceof AssertionFailedError;
            System.out.printf(
                    "mutation: %-40s in %-27s %-5s %s: %s%n", mutation.mistake(), mutation.file(), red ? "red" : "GREEN",
                    mutation.red().test().replaceFirst(".*\\.", ""), shortened(thrown));
            if (!red) {
                green.add(mutation.mistake() + ": " + thrown);
            }
        }
        assertEquals(List.of(), green);
    }

    @Test
    void withoutAMistakeTheyAreGreenInTheSameWay() throws Exception {
        for (Red red : List.of(CLASSES, PERCENT, RADIUS, PAIRS, JOINT)) {
            assertNull(quietly(MutatedProgram.of("torch/WindowAxis.java", Map.of("size", "size")), red));
        }
    }

    private static String shortened(@Nullable Throwable thrown) {
        String message = thrown == null ? "nothing" : String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
        String reason = message.replace(" ==> expected: <true> but was: <false>", "");
        return reason.length() > SHOWN ? "…" + reason.substring(reason.length() - SHOWN) : reason;
    }

    /// What a test prints of figures is of no interest where they are wrong.
    private static @Nullable Throwable quietly(MutatedProgram program, Red red) throws ReflectiveOperationException {
        PrintStream out = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            return program.run(red.test(), red.method());
        } finally {
            System.setOut(out);
        }
    }
}
