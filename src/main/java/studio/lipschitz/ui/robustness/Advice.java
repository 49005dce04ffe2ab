package studio.lipschitz.ui.robustness;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.StringJoiner;
import studio.lipschitz.layer.Input;
import studio.lipschitz.lipschitz.BoundReport;
import studio.lipschitz.lipschitz.BoundReport.NodeBound;
import studio.lipschitz.lipschitz.Explained;
import studio.lipschitz.lipschitz.JudgedSample;
import studio.lipschitz.lipschitz.Judgement;
import studio.lipschitz.lipschitz.Standing;
import studio.lipschitz.lipschitz.Subject;
import studio.lipschitz.training.CategoricalHingeLoss;
import studio.lipschitz.training.HKRLoss;
import studio.lipschitz.training.HKRMulticlassLoss;
import studio.lipschitz.training.HingeMarginLoss;
import studio.lipschitz.training.HingeMulticlassLoss;
import studio.lipschitz.training.KRLoss;
import studio.lipschitz.training.KRMulticlassLoss;
import studio.lipschitz.training.Loss;
import studio.lipschitz.training.LseHKRMulticlassLoss;
import studio.lipschitz.training.NegKRLoss;
import studio.lipschitz.training.SoftHKRMulticlassLoss;
import studio.lipschitz.training.TauBCEWithLogitsLoss;
import studio.lipschitz.training.TauCrossEntropyLoss;
import studio.lipschitz.ui.chart.Radii;

/// What it would take to raise radii, from what was measured. A radius is a margin over a slope: larger margins or a smaller bound raise it.
final class Advice {
    /// Share that is right from which accuracy may be given for margin.
    private static final double ACCURATE = 0.95;

    /// Share of the bound from which the slope found leaves next to nothing to be gained.
    private static final double TIGHT = 0.95;

    private Advice() {}

    /// The weight of the hinge, if the loss has another part, and the margin that it asks for.
    private record Knobs(OptionalDouble alpha, OptionalDouble minMargin) {
        static Knobs of(Loss loss) {
            return switch (loss) {
                case HKRLoss l -> both(l.alpha(), l.minMargin());
                case HKRMulticlassLoss l -> both(l.alpha(), l.minMargin());
                case SoftHKRMulticlassLoss l -> both(l.alpha(), l.minMargin());
                case LseHKRMulticlassLoss l -> both(l.alpha(), l.minMargin());
                case HingeMarginLoss l -> margin(l.minMargin());
                case HingeMulticlassLoss l -> margin(l.minMargin());
                case CategoricalHingeLoss l -> margin(l.minMargin());
                case NegKRLoss _,KRLoss _,KRMulticlassLoss _,TauCrossEntropyLoss _,TauBCEWithLogitsLoss _ ->
                    new Knobs(OptionalDouble.empty(), OptionalDouble.empty());
            };
        }

        private static Knobs both(double alpha, double minMargin) {
            return new Knobs(OptionalDouble.of(Loss.share(alpha)), OptionalDouble.of(minMargin));
        }

        private static Knobs margin(double minMargin) {
            return new Knobs(OptionalDouble.empty(), OptionalDouble.of(minMargin));
        }
    }

    /// How radii are computed, and what the margins of the whole set are.
    static List<String> ofSet(Subject subject, Judgement judgement) {
        var lines = new ArrayList<String>();
        String constant = Radii.found(subject.constant());
        if (!Double.isFinite(subject.constant())) {
            return List.of(text("lab.limits.noBound"));
        }
        lines.add(subject.outputs() == 1 ? text("lab.limits.rule.sign", constant)
                : subject.byLastLayer() ? text("lab.limits.rule.last", constant, Radii.found(Math.sqrt(2) * subject.constant()))
                        : text("lab.limits.rule.joint", constant, Radii.found(Math.sqrt(2) * subject.constant())));
        double slope = slope(judgement);
        double margin = judgement.medianMargin();
        if (Double.isFinite(slope) && slope > 0) {
            lines.add(text("lab.limits.median", Radii.value(margin), Radii.value(slope), Radii.value(margin / slope)));
        }
        long wrong = judgement.samples().stream().filter(sample -> !sample.right()).count();
        lines.add(wrong == 0 ? text("lab.limits.noneWrong")
                : text("lab.limits.wrong", wrong, 100.0 * wrong / judgement.size(), Radii.value(judgement.meanRadius()),
                        Radii.value(judgement.meanRadius() / judgement.accuracy())));
        return lines;
    }

    /// What the margins of right samples are divided by, in the median; NaN where no radius is above 0.
    static double slope(Judgement judgement) {
        double[] slopes = judgement.samples().stream()
                .filter(sample -> sample.right() && sample.held() > 0 && Double.isFinite(sample.held()))
                .mapToDouble(sample -> sample.margin() / sample.held())
                .sorted()
                .toArray();
        return slopes.length == 0 ? Double.NaN : slopes[(slopes.length - 1) / 2];
    }

    /// What the bound loses against the steepest slope found, and which layers waste.
    static List<String> ofBounds(JudgedRun run, BoundReport bounds) {
        var lines = new ArrayList<String>();
        double upper = bounds.network().upper();
        double lower = bounds.network().lower();
        if (Double.isFinite(upper) && lower > 0) {
            lines.add(lower >= TIGHT * upper
                    ? text("lab.limits.tight", Radii.value(lower), Radii.found(upper), 100 * lower / upper)
                    : text("lab.limits.slack", Radii.value(lower), Radii.found(upper), 100 * lower / upper, upper / lower));
        }
        var wasteful = new StringJoiner(", ");
        var loose = new StringJoiner(", ");
        for (NodeBound node : bounds.nodes()) {
            if (run.nodeOf(node.id()).layer() instanceof Input) {
                continue;
            }
            OptionalDouble constant = run.analysis().node(node.id()).verdict().bound();
            double above = node.bracket().upper();
            if (constant.isPresent() && Standing.of(above, constant.getAsDouble()) == Standing.WASTEFUL) {
                wasteful.add(text("lab.limits.layer", node.id(), Radii.found(above), Radii.value(constant.getAsDouble())));
            }
            if (constant.isEmpty() && above > 1) {
                loose.add(text("lab.limits.layerAlone", node.id(), Radii.found(above)));
            }
        }
        lines.add(wasteful.length() == 0 ? text("lab.limits.noWaste") : text("lab.limits.waste", wasteful));
        if (loose.length() > 0) {
            lines.add(text("lab.limits.loose", loose));
        }
        return lines;
    }

    /// What to change in the plan, by where the margins stand to what its loss asks for.
    static List<String> ofPlan(JudgedRun run, Judgement judgement) {
        var lines = new ArrayList<String>();
        Loss loss = run.plan().loss();
        double epsilon = run.plan().epsilon();
        double slope = slope(judgement);
        if (!Double.isFinite(slope) || epsilon <= 0) {
            return List.of();
        }
        double needed = slope * epsilon;
        lines.add(text("lab.limits.needed", Radii.value(epsilon), Radii.value(needed), 100 * judgement.certified(epsilon)));
        Knobs knobs = Knobs.of(loss);
        if (loss instanceof TauCrossEntropyLoss(double tau, var _, var _)) {
            lines.add(text("lab.limits.tau", Radii.value(tau), Radii.value(tau / 2)));
        } else if (loss instanceof TauBCEWithLogitsLoss(double tau, var _, var _)) {
            lines.add(text("lab.limits.tau", Radii.value(tau), Radii.value(tau / 2)));
        }
        knobs.minMargin().ifPresentOrElse(minMargin -> {
            double passed = judgement.samples().stream().filter(sample -> sample.right() && sample.margin() >= minMargin).count()
                    / (double) judgement.size();
            if (minMargin < needed) {
                lines.add(text("lab.limits.raiseMargin", Radii.value(minMargin), Radii.value(needed), Radii.found(needed)));
            } else if (passed >= 0.5) {
                lines.add(text("lab.limits.passed", 100 * passed, Radii.value(minMargin), Radii.found(2 * minMargin)));
            } else {
                lines.add(text("lab.limits.behind", 100 * passed, Radii.value(minMargin)));
            }
        }, () -> {
            if (!(loss instanceof TauCrossEntropyLoss || loss instanceof TauBCEWithLogitsLoss)) {
                lines.add(text("lab.limits.noMargin", loss.lossName()));
            }
        });
        knobs.alpha().ifPresent(alpha -> lines.add(judgement.accuracy() >= ACCURATE
                ? text("lab.limits.lowerAlpha", 100 * judgement.accuracy(), 100 * (1 - alpha), Radii.value(1 - 2 * (1 - alpha)),
                        Math.min(100, 200 * (1 - alpha)))
                : text("lab.limits.raiseAlpha", 100 * judgement.accuracy(), 100 * alpha)));
        return lines;
    }

    /// What limits one sample.
    static List<String> ofSample(Subject subject, JudgedSample sample, Explained explained, double epsilon) {
        var lines = new ArrayList<String>();
        String rival = Names.of(subject, explained.rival());
        String number = String.valueOf(explained.sample());
        if (!sample.right()) {
            lines.add(text("lab.limits.sampleWrong", number, Names.of(subject, sample.kind()), Names.of(subject, sample.decision()),
                    Radii.value(explained.margin())));
        } else if (!Double.isFinite(explained.slope())) {
            lines.add(text("lab.limits.sampleNoBound", number));
        } else {
            lines.add(text("lab.limits.sample", number, Radii.value(explained.margin()), rival, Radii.found(explained.slope()),
                    Radii.proved(explained.held())));
            if (epsilon > 0 && explained.held() < epsilon) {
                double needed = explained.slope() * epsilon;
                lines.add(text("lab.limits.sampleNeeds", Radii.value(epsilon), Radii.found(needed), needed / explained.margin()));
            }
        }
        if (explained.steepness() > 0 && Double.isFinite(explained.slope())) {
            lines.add(text("lab.limits.sampleSlope", Radii.value(explained.steepness()), 100 * explained.steepness() / explained.slope(),
                    Radii.value(explained.margin() / explained.steepness())));
        }
        return lines;
    }

    /// Words for a sample that cannot be explained.
    static Optional<String> refusal(int sample, JudgedSample judged) {
        return judged.decision() == JudgedSample.UNDECIDED ? Optional.of(text("lab.limits.undecided", sample)) : Optional.empty();
    }
}
