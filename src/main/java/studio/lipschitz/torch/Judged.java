package studio.lipschitz.torch;

import java.util.Arrays;
import studio.lipschitz.torch.Shipped.Decided;

/// The outputs for the data that training did not see, and what is proved of them.
record Judged(Batches batches, double[] outputs, Decision decision, double upper) {
    Decided decided(int sample) {
        int width = outputs.length / batches.size();
        double[] own = Arrays.copyOfRange(outputs, sample * width, (sample + 1) * width);
        int chosen = 0;
        if (width == 1) {
            chosen = own[0] > 0 ? 0 : 1;
        }
        for (int i = 1; i < width; i++) {
            chosen = own[i] > own[chosen] ? i : chosen;
        }
        return new Decided(own, decision.radius(outputs, sample, chosen));
    }

    double radius(int sample) {
        return decision.radius(outputs, sample, batches.classes()[sample]);
    }
}
