package studio.lipschitz.ui.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import studio.lipschitz.training.EpochFigures;
import studio.lipschitz.training.StepFigures;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.training.TrainingEvent.EpochDone;
import studio.lipschitz.training.TrainingEvent.LayerNorm;
import studio.lipschitz.training.TrainingEvent.Started;
import studio.lipschitz.training.TrainingEvent.StepDone;
import studio.lipschitz.ui.workspace.ScriptedWorker;

/// A training as a worker would tell it: loss falls, accuracy rises, norms close in on their constant.
public final class Script {
    private static final double SECONDS_A_STEP = 0.14;

    private final ScriptedWorker worker;
    private final List<String> layers;
    private final int epochs;
    private final int stepsPerEpoch;
    private boolean strays;
    private final Random random = new Random(7);

    public Script(ScriptedWorker worker, List<String> layers, int epochs, int stepsPerEpoch) {
        this.worker = worker;
        this.layers = layers;
        this.epochs = epochs;
        this.stepsPerEpoch = stepsPerEpoch;
    }

    /// From now on the second of thirteen layers grows above its constant, and the third falls far below.
    public void stray() {
        strays = true;
    }

    public void start(int firstEpoch) {
        String run = worker.requests.getLast().run().toString();
        worker.tell(new Started(run, "CPU (2 threads)", 120_000, 11_774, 1_954, epochs, stepsPerEpoch, firstEpoch));
    }

    /// Tells the steps `from` to `to`, and the end of every epoch among them.
    public void steps(int from, int to) {
        for (int step = from; step <= to; step++) {
            int epoch = (step - 1) / stepsPerEpoch + 1;
            double loss = -1.6 + 1.9 * Math.exp(-step / 60.0) + 0.12 * random.nextGaussian();
            List<LayerNorm> norms = step % 20 == 0 ? norms(step) : List.of();
            double hinge = 0.1 + 0.9 * Math.exp(-step / 60.0) + 0.02 * random.nextGaussian();
            var parts = List.of(new StepFigures.Part("hinge", hinge), new StepFigures.Part("kr", (0.9 * hinge - loss) / 0.1));
            double seconds = step * SECONDS_A_STEP + 0.01 * random.nextDouble();
            var figures = step % 20 == 0
                    ? new StepFigures(parts, 0.5 + 3 * Math.exp(-step / 90.0), 600_000_000L + 400_000L * step)
                    : new StepFigures(parts, Double.NaN, 0);
            worker.tell(new StepDone(step, epoch, loss, 1e-3 * (1 + Math.cos(step / 150.0)) / 2, seconds, norms, figures));
            if (step % stepsPerEpoch == 0) {
                worker.tell(epoch(epoch, step));
            }
        }
    }

    private TrainingEvent epoch(int epoch, int step) {
        double accuracy = 1 - 0.03 * Math.exp(-epoch / 2.0);
        return new EpochDone(
                epoch, -1.4, -1.5 - 0.05 * epoch, accuracy, 1.5 + 0.1 * epoch, accuracy - 0.08 / epoch, 0.77 + 0.05 * epoch,
                stepsPerEpoch * SECONDS_A_STEP, 905, norms(step), figures(epoch, accuracy));
    }

    private EpochFigures figures(int epoch, double accuracy) {
        var certified = new ArrayList<EpochFigures.Certified>();
        for (double radius : EpochFigures.epsilons(0.5)) {
            certified.add(new EpochFigures.Certified(radius, accuracy - 0.16 * radius / epoch));
        }
        var spectra = new ArrayList<EpochFigures.Spectrum>();
        for (int i = 0; i < layers.size(); i++) {
            var values = new ArrayList<Float>();
            for (int k = 0; k < 64; k++) {
                values.add((float) (1 - 0.9 * Math.pow(k / 63.0, 1 + i % 3) * Math.exp(-epoch / 3.0)));
            }
            spectra.add(new EpochFigures.Spectrum(layers.get(i), values));
        }
        var parts = List.of(new StepFigures.Part("hinge", 0.12 + 0.3 / epoch), new StepFigures.Part("kr", 1.5 + 0.1 * epoch));
        return new EpochFigures(parts, certified, spectra);
    }

    private List<LayerNorm> norms(int step) {
        var norms = new ArrayList<LayerNorm>();
        for (int i = 0; i < layers.size(); i++) {
            double lower = 1 - 0.002 * (i % 5 + 1) * (1 + Math.exp(-step / 150.0)) - (i % 7 == 3 ? 0.02 : 0);
            double upper = 1 - 4e-4 * (i % 4) - 1e-5;
            double smallest = 1 - 0.004 * (i % 3 + 1) * (1 + Math.exp(-step / 100.0));
            norms.add(switch (strays ? i % 13 : 0) {
                case 1 -> new LayerNorm(layers.get(i), 1 + 2e-4 * step, 1 + 1.6e-4 * step, smallest);
                case 2 -> new LayerNorm(layers.get(i), 0.72 + 0.2 * Math.exp(-step / 60.0), 0.69 + 0.2 * Math.exp(-step / 60.0), 0.5);
                default -> new LayerNorm(layers.get(i), upper, lower, smallest);
            });
        }
        return norms;
    }
}
