package studio.lipschitz.layer;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;

/// The ordinary `torch.nn` module that a constrained one of the table stands in for: the way back, for a comparison.
///
/// It takes over every parameter that both have by name, so that shapes stay; constants and thresholds go. Activations of constant 1, such as
/// GroupSort, are no stand-ins and stay.
public final class Counterpart {

    private Counterpart() {}

    /// @param input shape of what the layer receives, without the batch axis; null if unknown
    /// @return empty where the layer is an ordinary one, or where `torch.nn` has none of that shape
    public static Optional<Layer> of(Layer layer, @Nullable Shape input) {
        return switch (layer) {
            case SpectralLinear _,FrobeniusLinear _ -> named("Linear", layer);
            case SpectralConv1d _ -> named("Conv1d", layer);
            case SpectralConv2d _,FrobeniusConv2d _ -> named("Conv2d", layer);
            case SpectralConvTranspose2d _ -> named("ConvTranspose2d", layer);
            case ScaledAvgPool2d _,ScaledL2NormPool2d _ -> named("AvgPool2d", layer);
            case ScaledAdaptiveAvgPool2d _,ScaledAdaptativeL2NormPool2d _ -> named("AdaptiveAvgPool2d", layer);
            case LPReLU _ -> named("PReLU", layer);
            case LipResidual _ -> Optional.of(Add.DEFAULT);
            case BatchCentering _,BatchLipNorm _ -> batchNorm(layer, input);
            case LayerCentering centering -> layerNorm(centering, input);
            default -> Optional.empty();
        };
    }

    private static Optional<Layer> named(String module, Layer layer) {
        return Optional.of(Catalogue.find(module).orElseThrow().from(layer));
    }

    private static Optional<Layer> batchNorm(Layer layer, @Nullable Shape input) {
        if (input == null || input.rank() < 1 || input.rank() > 4) {
            return Optional.empty();
        }
        return named("BatchNorm" + Math.max(1, input.rank() - 1) + "d", layer);
    }

    /// `torch.nn.LayerNorm` normalises the last axes, so a centring of others has no counterpart.
    private static Optional<Layer> layerNorm(LayerCentering layer, @Nullable Shape input) {
        if (input == null) {
            return Optional.empty();
        }
        int all = input.rank() + 1; // with the batch axis
        var axes = new TreeSet<Integer>();
        layer.dim().dims().forEach(axis -> axes.add(axis < 0 ? axis + all : axis));
        boolean last = axes.first() == all - axes.size() && axes.last() == all - 1;
        if (!last) {
            return Optional.empty();
        }
        List<Integer> sizes = input.dims().subList(input.rank() - axes.size(), input.rank());
        return Optional.of(new LayerNorm(
                Optional.of(new Shape(sizes)), LayerNorm.DEFAULT.eps(), LayerNorm.DEFAULT.elementwiseAffine(), layer.bias()));
    }
}
