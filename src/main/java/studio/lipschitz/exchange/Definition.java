package studio.lipschitz.exchange;

import java.util.List;

/// What neither torch.nn nor torchlip has, written out where a network needs it: small, and exactly what the layer here does.
enum Definition {
    MISSING(
            """
            def missing(why):
                raise NotImplementedError(why)
            """),

    SCALED(
            """
            class Scaled(nn.Module):
                def __init__(self, module, factor):
                    super().__init__()
                    self.module = module
                    self.factor = factor

                def forward(self, x):
                    return self.factor * self.module(x)
            """),

    ABS(
            """
            class Abs(nn.Module):
                def forward(self, x):
                    return x.abs()
            """),

    NORMALIZE(
            """
            class Normalize(nn.Module):
                def __init__(self, mean, std):
                    super().__init__()
                    self.register_buffer("mean", torch.tensor(mean))
                    self.register_buffer("std", torch.tensor(std))

                def forward(self, x):
                    shape = (1, -1) + (1,) * (x.dim() - 2)
                    return (x - self.mean.view(shape)) / self.std.view(shape)
            """),

    /// torchlip clamps the slopes to a constant below 1 and lets positive values pass as they are.
    SHRINKING_PRELU(
            """
            class ShrinkingPReLU(nn.PReLU):
                def __init__(self, num_parameters, init, k_coef_lip):
                    super().__init__(num_parameters, init)
                    self.k = k_coef_lip

                def forward(self, x):
                    slopes = self.weight.clamp(-self.k, self.k) / self.k
                    return self.k * nn.functional.prelu(x, slopes)
            """);

    private final String text;

    Definition(String text) {
        this.text = text;
    }

    List<String> lines() {
        return text.lines().toList();
    }
}
