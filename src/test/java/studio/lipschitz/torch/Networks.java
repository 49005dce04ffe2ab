package studio.lipschitz.torch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.network.Network;
import studio.lipschitz.training.HKRLoss;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.TrainingControl;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.training.TrainingPlan;

/// Networks that several tests train, and a short way to train them.
final class Networks {

    private Networks() {}

    static Layer layer(String module, Map<String, ?> params) {
        return Catalogue.find(module).orElseThrow().read(params);
    }

    /// The network of the documentation, a little narrower where `width` is below 32.
    static Network documentation(int width) {
        Layer convolution = layer("SpectralConv2d", Map.of("out_channels", width, "kernel_size", 3, "padding", 1));
        Layer pool = layer("MaxPool2d", Map.of("kernel_size", 2));
        return Network.chain(
                layer("Input", Map.of("shape", List.of(1, 28, 28))),
                convolution,
                convolution,
                pool,
                convolution,
                convolution,
                pool,
                layer("Flatten", Map.of()),
                layer("SpectralLinear", Map.of("out_features", 8 * width)),
                layer("SpectralLinear", Map.of("out_features", 1)));
    }

    static Network moons() {
        return Network.chain(
                layer("Input", Map.of("shape", List.of(2))),
                layer("SpectralLinear", Map.of("out_features", 16)),
                layer("GroupSort2", Map.of()),
                layer("SpectralLinear", Map.of("out_features", 16)),
                layer("FullSort", Map.of()),
                layer("FrobeniusLinear", Map.of("out_features", 1)));
    }

    static TrainingPlan moonsPlan(int epochs) {
        return new TrainingPlan("two-moons", epochs, 96, 1e-2, new HKRLoss(10, 1), 3, "cpu", 0.1);
    }

    static List<TrainingEvent> train(Network network, TrainingPlan plan, Path folder, boolean resume, TrainingControl control)
            throws IOException, InterruptedException {
        var events = new ArrayList<TrainingEvent>();
        new Trainer(network, plan, new RunFolder(folder), resume, control, events::add).train();
        return events;
    }

    static List<TrainingEvent.EpochDone> epochs(List<TrainingEvent> events) {
        return events.stream().filter(TrainingEvent.EpochDone.class::isInstance).map(TrainingEvent.EpochDone.class::cast).toList();
    }
}
