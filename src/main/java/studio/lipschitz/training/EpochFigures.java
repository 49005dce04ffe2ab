package studio.lipschitz.training;

import java.util.List;
import java.util.stream.DoubleStream;

/// What is told of an epoch beside its first figures.
///
/// @param parts of the loss over the validation set
/// @param certified certified accuracy at several radii, the plan's among them, in ascending order
/// @param spectra of layers that are small enough
public record EpochFigures(List<StepFigures.Part> parts, List<Certified> certified, List<Spectrum> spectra) {
    public static final EpochFigures NONE = new EpochFigures(List.of(), List.of(), List.of());

    /// Radii that are in use for images in [0, 1]: 36, 72 and 108 of 255.
    private static final double[] USUAL = {36.0 / 255, 72.0 / 255, 108.0 / 255};

    /// @param epsilon radius in input units
    /// @param accuracy share of validation samples that are right and stay so within it
    public record Certified(double epsilon, double accuracy) {}

    /// All singular values of a layer's effective weight matrix, the largest first: of a dense layer's weight, or of a convolution's kernel flattened to
    /// `(out, in · taps)` and not yet times the root of the taps that read one pixel; of all groups together.
    public record Spectrum(String id, List<Float> values) {}

    public EpochFigures {
        parts = parts == null ? List.of() : List.copyOf(parts); // runs of earlier versions told none
        certified = certified == null ? List.of() : List.copyOf(certified);
        spectra = spectra == null ? List.of() : List.copyOf(spectra);
    }

    /// The radii at which certified accuracy is told, ascending.
    ///
    /// @param planned the plan's
    public static double[] epsilons(double planned) {
        return DoubleStream.concat(DoubleStream.of(planned), DoubleStream.of(USUAL)).distinct().sorted().toArray();
    }
}
