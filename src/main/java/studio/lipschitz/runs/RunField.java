package studio.lipschitz.runs;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// What a search can name of a run.
final class RunField {
    /// As a refusal lists them; every part of a plan by its name comes on top.
    static final List<String> NAMES = List.of("name", "tag", "note", "data", "loss", "state", "device", "acc", "best", "cert", "radius",
            "norm", "constant", "epochs", "params", "seconds", "lr", "batch", "seed", "loss.alpha");

    private RunField() {}

    /// The texts that a run has under that name; empty where there is no such name, or it is one of a number.
    static Optional<Function<RunSummary, List<String>>> words(String key) {
        return switch (key.toLowerCase(Locale.ROOT)) {
            case "name" -> Optional.of(run -> List.of(run.name()));
            case "tag", "tags" -> Optional.of(run -> run.about().tags());
            case "note" -> Optional.of(run -> List.of(run.about().note()));
            case "network" -> Optional.of(run -> List.of(run.network()));
            case "device" -> Optional.of(run -> List.of(run.device()));
            case "folder" -> Optional.of(run -> List.of(run.folder()));
            case "state" -> Optional.of(run -> List.of(run.state(System.currentTimeMillis(), false).name().replace('_', '-')));
            default -> number(key).isPresent() && !planned(key) ? Optional.empty()
                    : planned(key) ? Optional.of(run -> List.of(run.planned(key))) : Optional.empty();
        };
    }

    /// Parts of a plan have a dot, or are among those that every plan has.
    private static boolean planned(String key) {
        return key.contains(".")
                || List.of("data", "loss", "optimizer", "schedule", "normalization", "lr", "batch", "seed", "epsilon", "clip_norm",
                        "grid", "width")
                        .contains(key);
    }

    /// The number that a run has under that name, NaN where it has none; empty where there is no such name.
    static Optional<ToDoubleFunction<RunSummary>> number(String key) {
        return switch (key.toLowerCase(Locale.ROOT)) {
            case "acc", "accuracy" -> Optional.of(run -> run.progress().accuracy());
            case "best" -> Optional.of(run -> run.progress().bestAccuracy());
            case "cert", "certified" -> Optional.of(run -> run.progress().certified());
            case "radius" -> Optional.of(run -> run.progress().meanRadius());
            case "norm" -> Optional.of(run -> run.progress().worstNorm());
            case "constant" -> Optional.of(RunSummary::constant);
            case "epochs" -> Optional.of(run -> run.progress().epochs());
            case "params", "parameters" -> Optional.of(run -> run.progress().parameters());
            case "modules" -> Optional.of(RunSummary::modules);
            case "seconds" -> Optional.of(run -> run.progress().seconds());
            default -> planned(key) ? Optional.of(run -> RunQuery.number(run.planned(key))) : Optional.empty();
        };
    }
}
