package studio.lipschitz.lipschitz;

import java.util.Arrays;
import java.util.OptionalDouble;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.FrobeniusLinear;
import studio.lipschitz.layer.Joint;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.network.Analysis;

/// The radius that deel-torchlip's users compute: the margin over the product of the layers' `k_coef_lip`, times 1 of a single output, √2 of outputs that
/// are jointly Lipschitz, 2 of outputs that are so one by one (the rows of a disjoint last layer). It stands beside ours for comparison, and claims too much
/// where a module without a `k_coef_lip` stretches distances, as overlapping max pooling does.
public final class PublishedRule {
    private static final double JOINT = Math.sqrt(2);
    private static final double ONE_BY_ONE = 2;

    private PublishedRule() {}

    /// What a margin is divided by; empty where the design has no constant or is no chain.
    public static OptionalDouble divisor(Analysis analysis) {
        if (analysis.bound().isEmpty() || analysis.outputShape().isEmpty() || analysis.output().isEmpty()) {
            return OptionalDouble.empty();
        }
        double constant = 1;
        for (String id : analysis.order()) {
            Layer layer = analysis.effective().node(id).layer();
            if (layer instanceof Joint) {
                return OptionalDouble.empty(); // the peer has chains only
            }
            Object k = Catalogue.find(layer.module()).map(type -> type.write(layer).get("k_coef_lip")).orElse(null);
            constant *= k instanceof Number number ? number.doubleValue() : 1;
        }
        int outputs = Math.toIntExact(analysis.outputShape().get().size());
        if (outputs == 1) {
            return OptionalDouble.of(constant);
        }
        boolean oneByOne = analysis.node(analysis.output().get()).node().layer() instanceof FrobeniusLinear head && head.disjointNeurons();
        return OptionalDouble.of(oneByOne ? ONE_BY_ONE * constant : JOINT * constant);
    }

    /// Mean radius over all samples, wrong ones counted as 0.
    ///
    /// @param outputs of all samples, one after the other
    /// @param classes index of each sample's class; of a single output class 0 is the positive one
    /// @param divisor above 0
    public static double meanRadius(double[] outputs, int[] classes, double divisor) {
        int width = outputs.length / classes.length;
        double sum = 0;
        for (int i = 0; i < classes.length; i++) {
            double[] own = Arrays.copyOfRange(outputs, i * width, (i + 1) * width);
            sum += Math.max(0, margin(own, classes[i])) / divisor;
        }
        return sum / classes.length;
    }

    private static double margin(double[] outputs, int kind) {
        if (outputs.length == 1) {
            return kind == 0 ? outputs[0] : -outputs[0];
        }
        double rival = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < outputs.length; j++) {
            rival = j == kind ? rival : Math.max(rival, outputs[j]);
        }
        return outputs[kind] - rival;
    }
}
