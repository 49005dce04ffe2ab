package studio.lipschitz.project;

import static studio.lipschitz.text.Texts.text;

import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import studio.lipschitz.layer.RecordSchema;
import studio.lipschitz.layer.WrongTypeException;
import studio.lipschitz.project.UnknownFields.Single;
import studio.lipschitz.training.EarlyStopping;
import studio.lipschitz.training.Loss;
import studio.lipschitz.training.Normalization;
import studio.lipschitz.training.Optimizer;
import studio.lipschitz.training.RecordCatalogue;
import studio.lipschitz.training.Schedule;
import studio.lipschitz.training.TrainingPlan;

/// The training plan of a file. What is left out takes its default; what is out of range is refused, as a plan has no place for it.
final class PlanReader {
    private static final Set<String> KNOWN = Set.of(
            "data", "epochs", "batch", "lr", "loss", "optimizer", "schedule", "clip_norm", "seed", "device", "epsilon",
            "normalization", "early_stopping");

    /// Keeps the fields that this version does not know.
    interface Rest {
        void keep(JsonPlace place, Set<String> known, UnknownFields.Place key) throws ProjectFileException;
    }

    private interface Change {
        TrainingPlan apply(TrainingPlan plan, JsonPlace value) throws ProjectFileException;
    }

    private final Rest rest;

    PlanReader(Rest rest) {
        this.rest = rest;
    }

    TrainingPlan plan(JsonPlace training) throws ProjectFileException {
        TrainingPlan plan = TrainingPlan.DEFAULT;
        if (!training.present()) {
            return plan;
        }
        rest.keep(training, KNOWN, Single.TRAINING);
        plan = set(plan, training.field("data"), (p, value) -> p.withData(value.text()));
        plan = set(plan, training.field("epochs"), (p, value) -> p.withEpochs(value.smallInteger()));
        plan = set(plan, training.field("batch"), (p, value) -> p.withBatch(value.smallInteger()));
        plan = set(plan, training.field("lr"), (p, value) -> p.withLr(value.number()));
        plan = set(plan, training.field("loss"), (p, value) -> p.withLoss(named(Loss.CATALOGUE, value, Single.LOSS, Single.LOSS_PARAMS)));
        plan = set(plan, training.field("optimizer"), (p, value) -> p.withOptimizer(
                named(Optimizer.CATALOGUE, value, Single.OPTIMIZER, Single.OPTIMIZER_PARAMS)));
        plan = set(plan, training.field("schedule"), (p, value) -> p.withSchedule(
                named(Schedule.CATALOGUE, value, Single.SCHEDULE, Single.SCHEDULE_PARAMS)));
        plan = set(plan, training.field("clip_norm"), (p, value) -> p.withClipNorm(OptionalDouble.of(value.number())));
        plan = set(plan, training.field("seed"), (p, value) -> p.withSeed(value.integer()));
        plan = set(plan, training.field("device"), (p, value) -> p.withDevice(value.text()));
        plan = set(plan, training.field("epsilon"), (p, value) -> p.withEpsilon(value.number()));
        plan = set(plan, training.field("normalization"), (p, value) -> p.withNormalization(Normalization.of(value.text())));
        return set(plan, training.field("early_stopping"), (p, value) -> p.withEarlyStopping(Optional.of(earlyStopping(value))));
    }

    private EarlyStopping earlyStopping(JsonPlace place) throws ProjectFileException {
        rest.keep(place, Set.of("metric", "patience", "min_delta"), Single.EARLY_STOPPING);
        EarlyStopping defaults = EarlyStopping.DEFAULT;
        JsonPlace metric = place.field("metric");
        JsonPlace patience = place.field("patience");
        JsonPlace minDelta = place.field("min_delta");
        return new EarlyStopping(
                metric.present() ? EarlyStopping.Metric.of(metric.text()) : defaults.metric(),
                patience.present() ? patience.smallInteger() : defaults.patience(),
                minDelta.present() ? minDelta.number() : defaults.minDelta());
    }

    private static TrainingPlan set(TrainingPlan plan, JsonPlace value, Change change) throws ProjectFileException {
        if (!value.present()) {
            return plan;
        }
        try {
            return change.apply(plan, value);
        } catch (IllegalArgumentException e) {
            throw value.refuse(text("project.reader.correct", e.getMessage()));
        }
    }

    private <T> T named(RecordCatalogue<T> catalogue, JsonPlace place, Single key, Single paramsKey) throws ProjectFileException {
        rest.keep(place, Set.of("name", "params"), key);
        String name = place.field("name").text();
        RecordSchema<T> schema = catalogue.find(name)
                .orElseThrow(() -> place.field("name").refuse(NearestName.of(name, catalogue.names())
                        .map(near -> text("project.reader.noNamedNear", catalogue.kind(), JsonPlace.brief(name), near))
                        .orElseGet(() -> text("project.reader.noNamed", catalogue.kind(), JsonPlace.brief(name),
                                String.join(", ", catalogue.names())))));
        JsonPlace params = place.field("params");
        if (!params.present()) {
            return schema.defaults();
        }
        try {
            T value = schema.read(params.plainFields());
            var known = new HashSet<String>();
            schema.params().forEach(param -> known.add(param.name()));
            rest.keep(params, known, paramsKey);
            return value;
        } catch (WrongTypeException e) {
            throw params.refuse(text("project.reader.correct", e.getMessage()));
        }
    }
}
