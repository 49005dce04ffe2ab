package studio.lipschitz.torch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorArrayRefOptional;
import org.bytedeco.pytorch.global.torch;
import studio.lipschitz.layer.Published;

/// The normalisation of deel-torchlip 1.0.5 for one weight, with what it remembers from step to step.
///
/// A training forward takes one step of power iteration, divides by the estimate and runs the Björck iteration; an evaluation sees the result of the
/// last training forward, so the weights that ship are one step of the optimiser behind. The estimate is from below: where it is too small by more
/// than the root of 5 the iteration diverges.
/// Source: Anil, Lucas, Grosse 2019, arXiv:1811.05381; Miyato et al. 2018, arXiv:1802.05957.
final class Reference {
    private static final int STEPS_AT_START = 15;
    private static final int BJORCK_STEPS = 15;

    /// Steps whose cubic term is part of the derivative; that of the later ones is left out.
    private static final int BJORCK_STEPS_WITH_DERIVATIVE = 4;

    private final Published published;
    private final Tensor raw;
    private final Tensor u;
    private final Tensor v;
    private final Tensor kept;

    /// What it keeps belongs to the scope that is open here.
    ///
    /// @param raw float32, first axis the rows, at least two axes
    Reference(Published published, Tensor raw, Random random) {
        this.published = published;
        this.raw = raw;
        Tensor matrix = rows(raw);
        this.u = unit(gaussian(random, matrix.size(0)));
        this.v = unit(gaussian(random, matrix.size(1)));
        for (int i = 0; i < STEPS_AT_START; i++) {
            step(matrix);
        }
        this.kept = normalised(raw).contiguous();
    }

    /// Tensors that the next step depends on, by name.
    Map<String, Tensor> state() {
        var state = new LinkedHashMap<String, Tensor>();
        state.put("u", u);
        state.put("v", v);
        state.put("kept", kept);
        return state;
    }

    /// The tensor of a training forward; moves the state on.
    Effective train() {
        step(rows(raw));
        Tensor leaf = raw.detach();
        leaf.set_requires_grad(true);
        boolean before = GradMode.is_enabled();
        GradMode.set_enabled(true);
        try {
            Tensor result = normalised(leaf);
            Tensor value = result.detach();
            kept.copy_(value);
            return new Effective(scaled(value), gradient -> {
                result.backward(scale(gradient), new BoolOptional(), false, new TensorArrayRefOptional());
                return leaf.grad();
            });
        } finally {
            GradMode.set_enabled(before);
        }
    }

    /// The tensor that an evaluation sees, and that ships.
    Effective evaluate() {
        return new Effective(scaled(published.epsBjorck().isPresent() ? kept : normalised(raw)), UnaryOperator.identity());
    }

    private Tensor scaled(Tensor normalised) {
        return Effective.laidOut(scale(normalised));
    }

    private Tensor scale(Tensor tensor) {
        return tensor.mul(new Scalar(published.scale()));
    }

    private Tensor normalised(Tensor weight) {
        Tensor divided = weight.div(torch.dot(u, torch.mv(rows(weight), v)));
        OptionalDouble eps = published.epsBjorck();
        return eps.isPresent() ? bjorck(divided, eps.getAsDouble()) : divided;
    }

    private Tensor bjorck(Tensor weight, double eps) {
        Tensor w = weight.reshape(weight.size(0), -1);
        boolean tall = w.size(0) > w.size(1);
        for (int i = 0; i < BJORCK_STEPS; i++) {
            Tensor cube = tall ? torch.mm(w, torch.mm(w.t(), w)) : torch.mm(torch.mm(w, w.t()), w);
            Tensor next = w.mul(new Scalar(1.5)).sub(i < BJORCK_STEPS_WITH_DERIVATIVE ? cube : cube.detach(), new Scalar(0.5));
            double change = next.detach().sub(w.detach()).norm().item_double();
            w = next;
            if (!(change >= eps)) {
                break;
            }
        }
        return w.reshape(Tensors.sizes(weight));
    }

    /// One step of power iteration, `u` first.
    private void step(Tensor matrix) {
        u.copy_(unit(torch.mv(matrix, v)));
        v.copy_(unit(torch.mv(matrix.t(), u)));
    }

    private Tensor unit(Tensor vector) {
        return vector.div(vector.norm().clamp_min(new Scalar(published.epsSpectral())));
    }

    private Tensor rows(Tensor weight) {
        return torch.flatten(published.axis() == 0 ? weight : weight.transpose(0, published.axis()), 1, -1);
    }

    private Tensor gaussian(Random random, long count) {
        var values = new float[Math.toIntExact(count)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Tensors.of(values, raw.device(), count);
    }
}
