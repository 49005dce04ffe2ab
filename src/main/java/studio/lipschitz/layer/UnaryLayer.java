package studio.lipschitz.layer;

import java.util.List;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.tensor.Tensor;

/// A layer with one input. A new module is one new file and one word in `permits`.
public sealed interface UnaryLayer extends Layer
        permits SpectralLinear, FrobeniusLinear, Linear, SpectralConv1d, SpectralConv2d, FrobeniusConv2d,
        SpectralConvTranspose2d, Conv1d, Conv2d, Conv3d, ConvTranspose2d, MaxPool1d, MaxPool2d, MaxPool3d, AdaptiveMaxPool1d,
        AdaptiveMaxPool2d, AdaptiveMaxPool3d, ScaledL2NormPool2d,
        ScaledAvgPool2d,
        ScaledAdaptativeL2NormPool2d, ScaledAdaptiveAvgPool2d, AvgPool1d, AvgPool2d, AvgPool3d, AdaptiveAvgPool1d, AdaptiveAvgPool2d,
        AdaptiveAvgPool3d, GroupSort2, GroupSort, FullSort, MaxMin,
        HouseHolder, LPReLU, Abs, ReLU, LeakyReLU, PReLU, ELU, Softplus, Softsign, Tanh, Sigmoid, Softmax, LogSoftmax, SELU, GELU, SiLU,
        Mish, Hardswish, LayerCentering, BatchCentering, BatchLipNorm, LayerNorm, GroupNorm, BatchNorm1d, BatchNorm2d, BatchNorm3d,
        Normalize, Flatten, Unflatten, InvertibleDownSampling, InvertibleUpSampling,
        PixelShuffle, PixelUnshuffle, ZeroPad1d, ZeroPad2d, ZeroPad3d, ConstantPad1d, ConstantPad2d, ConstantPad3d, ReflectionPad1d,
        ReflectionPad2d, ReflectionPad3d, ReplicationPad1d, ReplicationPad2d, ReplicationPad3d, CircularPad1d, CircularPad2d, CircularPad3d,
        Upsample, Identity, Dropout {

    Inference outputShape(Shape input);

    Tensor forward(Forward forward, Tensor x);

    @Override
    default Inference outputShape(List<Shape> inputs) {
        return outputShape(inputs.getFirst());
    }

    @Override
    default Tensor forward(Forward forward, List<Tensor> inputs) {
        return forward(forward, inputs.getFirst());
    }
}
