package studio.lipschitz.torch;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import studio.lipschitz.dataset.DataPart;
import studio.lipschitz.dataset.Dataset;
import studio.lipschitz.dataset.Split;
import studio.lipschitz.lipschitz.AttackedSample;
import studio.lipschitz.lipschitz.BoundReport;
import studio.lipschitz.lipschitz.Explained;
import studio.lipschitz.lipschitz.JudgedSample;
import studio.lipschitz.lipschitz.Subject;
import studio.lipschitz.network.Network;
import studio.lipschitz.tensor.HostArray;
import studio.lipschitz.training.TrainingPlan;

/// A trained network on a table: every sample of a part of the data judged, then whatever is asked of some of them. On the CPU, in float64.
///
/// Radii are those of [Shipped#certify]. It lives in the scope that [#with] opens, on one thread.
public final class Lab {
    /// Maps of a node that are told; nobody looks at more.
    public static final int MOST_MAPS = 256;

    /// Numbers of a weight that are told: its first rows.
    private static final int MOST_VALUES = 1 << 21;

    /// How often an attack calls its watch.
    public static final int ATTACK_LOOKS = Attack.LOOKS;

    private final Shipped shipped;
    private final Judged judged;

    /// Hears of the judging.
    public interface Listener {
        /// Told once, before the first sample.
        void opened(Subject subject);

        /// @param next the samples after those told before, in order
        void judged(List<JudgedSample> next);
    }

    /// What is done with the network while it lies there.
    public interface Work {
        void with(Lab lab) throws IOException, InterruptedException;
    }

    private Lab(Shipped shipped, Judged judged) {
        this.shipped = shipped;
        this.judged = judged;
    }

    /// Judges, then does `work`.
    ///
    /// @param file effective weights as a run leaves them
    /// @param progress told what it is at; what it throws ends the judging
    /// @throws IOException if the network, the data or the file do not fit, or the part is empty, in one sentence
    public static void with(
            Network network, TrainingPlan plan, Path file, Dataset data, DataPart part, Consumer<String> progress, Listener listener,
            Work work) throws IOException, InterruptedException {
        Libtorch.choose("cpu");
        Split split = part.of(data);
        if (split.size() == 0) {
            throw new IOException(text("torch.lab.noSamples." + part.word(), data.source()));
        }
        try (var _ = new PointerScope(); var _ = new NoGraph()) {
            Shipped shipped = Shipped.open(network, plan, file).fitting(data);
            var told = new int[1];
            Judged judged = Judged.of(shipped, split, data.shape(), progress, (now, known) -> {
                if (known == 0) {
                    listener.opened(new Subject(
                            data.classes(), data.shape(), now.batches().size(), now.width(), now.upper(), now.byLastLayer()));
                } else {
                    listener.judged(IntStream.range(told[0], known).mapToObj(now::sample).toList());
                    told[0] = known;
                }
            });
            work.with(new Lab(shipped, judged));
        }
    }

    /// The samples as the network sees them.
    public List<HostArray> samples(List<Integer> samples) {
        return samples.stream().map(this::sample).toList();
    }

    private HostArray sample(int sample) {
        try (var _ = new PointerScope()) {
            return host(place(List.of(sample)).select(0, 0));
        }
    }

    /// Tries to change each decision within its own ball, see [Attack]; where it changes, goes back as near to the sample as it stays changed.
    ///
    /// @param epsilons radius of each sample's ball, above 0 and finite
    /// @param watch called before every step; what it throws ends the attack
    /// @throws IOException if a sample is not decided, which there is nothing to change of
    public List<AttackedSample> attack(List<Integer> samples, List<Double> epsilons, Runnable watch) throws IOException {
        try (var _ = new PointerScope()) {
            int[] decisions = new int[samples.size()];
            for (int i = 0; i < decisions.length; i++) {
                decisions[i] = decision(samples.get(i));
            }
            Tensor places = place(samples);
            var attack = new Attack(shipped::outputs, places, epsilons.stream().mapToDouble(Double::doubleValue).toArray(), decisions)
                    .keep();
            attack.run(watch);
            attack.approach(watch);
            Tensor found = attack.places();
            Tensor difference = found.sub(places);
            double[] outputs = Tensors.doubles(shipped.outputs(found));
            double[] distances = Rows.norms(difference);
            double[] before = attack.marginsAt(places);
            double[] after = attack.marginsAt(found);
            var all = new ArrayList<AttackedSample>();
            for (int i = 0; i < decisions.length; i++) {
                all.add(new AttackedSample(
                        samples.get(i), decisions[i], judged.sample(samples.get(i)).held(), epsilons.get(i), distances[i], before[i],
                        after[i], judged.winner(outputs, i), attack.fell(i), host(places.select(0, i)), host(found.select(0, i)),
                        host(difference.select(0, i))));
            }
            return all;
        }
    }

    /// What limits the radius of a decision, and the gradient of its margin.
    ///
    /// @throws IOException if the sample is not decided
    public Explained explain(int sample) throws IOException {
        int decision = decision(sample);
        int rival = judged.rival(sample, decision);
        int width = judged.width();
        var direction = new double[width];
        direction[width == 1 ? 0 : decision] = width == 1 && decision == 1 ? -1 : 1;
        if (width > 1) {
            direction[rival] = -1;
        }
        double margin = 0;
        for (int j = 0; j < width; j++) {
            margin += direction[j] * judged.outputs()[sample * width + j];
        }
        try (var _ = new PointerScope()) {
            Tensor leaf = place(List.of(sample)).detach().clone();
            leaf.set_requires_grad(true);
            GradMode.set_enabled(true);
            Tensor gradient;
            try {
                shipped.outputs(leaf).reshape(1, width).mul(Tensors.of(direction, new Device("cpu"), 1, width)).sum().backward();
                gradient = leaf.grad();
            } finally {
                GradMode.set_enabled(false);
            }
            return new Explained(
                    sample, decision, rival, margin, judged.decision().slope(decision, rival), judged.sample(sample).held(),
                    Rows.norms(gradient)[0], host(gradient.select(0, 0)));
        }
    }

    private int decision(int sample) throws IOException {
        int decision = judged.sample(sample).decision();
        if (decision == JudgedSample.UNDECIDED) {
            throw new IOException(text("torch.lab.undecided", sample));
        }
        return decision;
    }

    /// What a node gives for a sample, without the batch axis; of an image at most [#MOST_MAPS] channels.
    ///
    /// @throws IOException if the network has no such node
    public HostArray maps(int sample, String node) throws IOException {
        known(node);
        try (var _ = new PointerScope()) {
            Iterator<String> order = shipped.analysis().order().iterator();
            var value = new Tensor[1];
            shipped.outputs(place(List.of(sample)), output -> {
                if (order.next().equals(node)) {
                    value[0] = output;
                }
                return output;
            });
            Tensor maps = value[0].select(0, 0);
            return host(maps.dim() == 3 && maps.size(0) > MOST_MAPS ? torch.narrow(maps, 0, 0, MOST_MAPS) : maps);
        }
    }

    /// Effective weights of a node by name, as they ship: at most the first rows of a large one.
    ///
    /// @throws IOException if the network has no such node
    public Map<String, HostArray> weights(String node) throws IOException {
        known(node);
        var all = new LinkedHashMap<String, HostArray>();
        for (var weight : shipped.weights().entrySet()) {
            if (weight.getKey().startsWith(node + ".") && weight.getKey().indexOf('.', node.length() + 1) < 0) {
                Tensor value = weight.getValue().value();
                long rows = value.dim() < 2 ? 0 : Math.max(1, MOST_VALUES / (value.numel() / value.size(0)));
                try (var _ = new PointerScope()) {
                    all.put(
                            weight.getKey().substring(node.length() + 1),
                            host(rows > 0 && rows < value.size(0) ? torch.narrow(value, 0, 0, rows) : value));
                }
            }
        }
        return all;
    }

    /// Bounds of every node, and the steepest slope found anywhere; see [Shipped#bound].
    public BoundReport limits(Consumer<String> progress) {
        try (var _ = new PointerScope()) {
            return shipped.bound(progress);
        }
    }

    private void known(String node) throws IOException {
        if (!shipped.analysis().order().contains(node)) {
            throw new IOException(text("torch.lab.noNode", node));
        }
    }

    /// `(N, *input)`, float64.
    private Tensor place(List<Integer> samples) {
        int[] chosen = samples.stream().mapToInt(Integer::intValue).toArray();
        return judged.batches().select(chosen, 0, chosen.length).samples().to(ScalarType.Double);
    }

    private static HostArray host(Tensor tensor) {
        return new HostArray(
                Arrays.stream(Tensors.sizes(tensor)).mapToObj(Math::toIntExact).toList(), Tensors.floats(tensor));
    }
}
