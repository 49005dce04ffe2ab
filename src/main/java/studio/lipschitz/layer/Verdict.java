package studio.lipschitz.layer;

import java.util.OptionalDouble;

/// What is known of a layer's Lipschitz constant in L2 from its module and parameters alone.
///
/// @param kind class of the verdict
/// @param bound upper bound on the constant, rounded upward; empty where there is none before the weights are known
/// @param reason one sentence for the user that says why
public record Verdict(Kind kind, OptionalDouble bound, String reason) {

    public enum Kind {
        /// Constant at most 1 by construction.
        SAFE,
        /// A finite constant above 1.
        BOUNDED,
        /// Constant below 1 by construction: gradient norm is lost.
        LOSSY,
        /// Finite for given weights, but training can move it anywhere.
        UNCONSTRAINED,
        /// No global constant.
        UNBOUNDED,
        /// Not in the catalogue.
        UNKNOWN;

        /// As in files and in `check --json`.
        public String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /// Whether a network that holds such a node may still be called certified.
        public boolean finite() {
            return switch (this) {
                case SAFE, BOUNDED, LOSSY -> true;
                case UNCONSTRAINED, UNBOUNDED, UNKNOWN -> false;
            };
        }
    }

    public static Verdict safe(double bound, String reason) {
        return new Verdict(Kind.SAFE, OptionalDouble.of(bound), reason);
    }

    public static Verdict bounded(double bound, String reason) {
        return new Verdict(Kind.BOUNDED, OptionalDouble.of(bound), reason);
    }

    public static Verdict lossy(double bound, String reason) {
        return new Verdict(Kind.LOSSY, OptionalDouble.of(bound), reason);
    }

    public static Verdict unconstrained(String reason) {
        return new Verdict(Kind.UNCONSTRAINED, OptionalDouble.empty(), reason);
    }

    public static Verdict unbounded(String reason) {
        return new Verdict(Kind.UNBOUNDED, OptionalDouble.empty(), reason);
    }

    public static Verdict unknown(String reason) {
        return new Verdict(Kind.UNKNOWN, OptionalDouble.empty(), reason);
    }
}
