package studio.lipschitz.layer;

import java.util.Locale;
import java.util.OptionalInt;
import studio.lipschitz.tensor.IntPair;

/// The one way in which a record refuses its parameters.
final class Checks {
    /// What `inplace` means here, where no layer changes a tensor that another one reads.
    static final String INPLACE = "Taken over from torch.nn and without effect: the values are the same, only PyTorch saves memory";

    private Checks() {}

    /// Rules of `k_coef_lip`.
    static void checkConstant(double k) {
        check(k > 0 && Double.isFinite(k), "k_coef_lip must be above 0 and finite, was %s", k);
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

    /// PyTorch's rule for the padding of a pool.
    static void checkPoolPadding(IntPair padding, IntPair kernel) {
        check(
                2L * padding.height() <= kernel.height() && 2L * padding.width() <= kernel.width(),
                "padding must be at most half of kernel_size, was %s with kernel_size %s",
                padding,
                kernel);
    }

    /// @throws IllegalArgumentException with the rule, then the value
    static void check(boolean holds, String rule, Object... values) {
        if (!holds) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, rule, values));
        }
    }
}
