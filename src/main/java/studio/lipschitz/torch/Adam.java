package studio.lipschitz.torch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/// Adam as `torch.optim.Adam` does it, with its defaults.
///
/// Source: Kingma, Ba 2015, arXiv:1412.6980.
final class Adam {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    private Adam() {}

    /// @param step counted from 1
    static void step(Parameter parameter, Tensor gradient, double lr, long step) {
        double correction1 = 1 - Math.pow(BETA1, (double) step);
        double correction2 = 1 - Math.pow(BETA2, (double) step);
        parameter.mean().lerp_(gradient, new Scalar(1 - BETA1));
        parameter.variance().mul_(new Scalar(BETA2)).addcmul_(gradient, gradient, new Scalar(1 - BETA2));
        Tensor denominator = parameter.variance().sqrt().div_(new Scalar(Math.sqrt(correction2))).add_(new Scalar(EPSILON));
        parameter.raw().addcdiv_(parameter.mean(), denominator, new Scalar(-lr / correction1));
    }
}
