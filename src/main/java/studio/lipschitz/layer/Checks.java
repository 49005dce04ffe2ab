package studio.lipschitz.layer;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import studio.lipschitz.tensor.IntPair;
import studio.lipschitz.tensor.IntTriple;
import studio.lipschitz.tensor.PaddingMode;

/// The one way in which a record refuses its parameters.
final class Checks {
    /// What `inplace` means here, where no layer changes a tensor that another one reads.
    static final String INPLACE = "Taken over from torch.nn and without effect: the values are the same, only PyTorch saves memory";

    private Checks() {}

    /// Rules of `k_coef_lip`.
    static void checkConstant(double k) {
        check(k > 0 && Double.isFinite(k), "k_coef_lip must be above 0 and finite, was %s", k);
    }

    /// Rules of `k_coef_lip`, `eps_spectral` and `eps_bjorck`.
    static void checkSpectral(double k, double epsSpectral, OptionalDouble epsBjorck) {
        checkConstant(k);
        check(epsSpectral > 0 && Double.isFinite(epsSpectral), "eps_spectral must be above 0 and finite, was %s", epsSpectral);
        double eps = epsBjorck.orElse(0);
        check(eps >= 0 && Double.isFinite(eps), "eps_bjorck must be at least 0 and finite, was %s", eps);
    }

    /// Rules of a convolution's channels.
    static void checkGroups(OptionalInt inChannels, int outChannels, int groups) {
        check(groups >= 1, "groups must be at least 1, was %s", groups);
        check(outChannels % groups == 0, "out_channels must be a multiple of groups, was %s with groups %s", outChannels, groups);
        check(
                inChannels.isEmpty() || inChannels.getAsInt() % groups == 0,
                "in_channels must be a multiple of groups, was %s with groups %s",
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
        check(padding != Padding.Named.SAME || largest == 1, "padding must not be same where stride is above 1, was same with stride %s",
                stride);
        if (padding instanceof Padding.Pixels(List<Integer> sizes)) {
            check(
                    sizes.size() == 1 || sizes.size() == axes,
                    axes == 1 ? "padding must be one integer, was %s" : "padding must be one integer or " + axes + ", was %s",
                    sizes);
        }
    }

    /// torch.nn offers all modes but one.
    static void checkMode(PaddingMode mode) {
        check(mode != PaddingMode.SYMMETRIC, "padding_mode must be one of torch.nn's, was symmetric");
    }

    /// @throws IllegalArgumentException with the rule, then the value
    static void check(boolean holds, String rule, Object... values) {
        if (!holds) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, rule, values));
        }
    }
}
