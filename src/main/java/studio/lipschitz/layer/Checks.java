package studio.lipschitz.layer;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.IntTriple;
import studio.lipschitz.tensor.PaddingMode;

/// The one way in which a record refuses its parameters.
final class Checks {
    /// What `inplace` means here, where no layer changes a tensor that another one reads.
    static final String INPLACE = "layer.param.inplace";

    private Checks() {}

    /// Rules of `k_coef_lip`.
    static void checkConstant(double k) {
        check(k > 0 && Double.isFinite(k), "layer.refusal.positive", "k_coef_lip", k);
    }

    /// Rules of `k_coef_lip`, `eps_spectral` and `eps_bjorck`.
    static void checkSpectral(double k, double epsSpectral, OptionalDouble epsBjorck) {
        checkConstant(k);
        check(epsSpectral > 0 && Double.isFinite(epsSpectral), "layer.refusal.positive", "eps_spectral", epsSpectral);
        double eps = epsBjorck.orElse(0);
        check(eps >= 0 && Double.isFinite(eps), "layer.refusal.notNegative", "eps_bjorck", eps);
    }

    /// Rules of a convolution's channels.
    static void checkGroups(OptionalInt inChannels, int outChannels, int groups) {
        check(groups >= 1, "layer.refusal.atLeastOne", "groups", groups);
        check(outChannels % groups == 0, "layer.refusal.multiple", "out_channels", "groups", outChannels, groups);
        check(
                inChannels.isEmpty() || inChannels.getAsInt() % groups == 0,
                "layer.refusal.multiple", "in_channels", "groups",
                inChannels.orElse(0),
                groups);
    }

    /// PyTorch's rules for the padding of a convolution.
    static void checkPadding(Padding padding, IntTriple stride) {
        checkPadding(padding, 3, Math.max(stride.depth(), Math.max(stride.height(), stride.width())), stride);
    }

    static void checkPadding(Padding padding, IntPair stride) {
        checkPadding(padding, 2, Math.max(stride.height(), stride.width()), stride);
    }

    static void checkPadding(Padding padding, int stride) {
        checkPadding(padding, 1, stride, stride);
    }

    private static void checkPadding(Padding padding, int axes, int largest, Object stride) {
        check(padding != Padding.Named.SAME || largest == 1, "layer.refusal.paddingSame",
                stride);
        if (padding instanceof Padding.Pixels(List<Integer> sizes)) {
            boolean fit = sizes.size() == 1 || sizes.size() == axes;
            check(axes > 1 || fit, "layer.refusal.paddingOne", sizes);
            check(fit, "layer.refusal.paddingSeveral", axes, sizes);
        }
    }

    /// torch.nn offers all modes but one.
    static void checkMode(PaddingMode mode) {
        check(mode != PaddingMode.SYMMETRIC, "layer.refusal.paddingMode");
    }

    /// @param rule the key of a text that says the rule, then the value
    /// @throws IllegalArgumentException with that text
    static void check(boolean holds, String rule, Object... values) {
        if (!holds) {
            throw new IllegalArgumentException(text(rule, values));
        }
    }
}
