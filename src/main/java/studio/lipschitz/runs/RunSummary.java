package studio.lipschitz.runs;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a run came to, in few figures. A figure that is not known, or is none, is NaN.
///
/// @param folder where it lies, absolute
/// @param plan the training plan by name: `lr`, `loss`, `loss.alpha`; empty before the run has begun
/// @param device what it runs on, in words
/// @param modules nodes of its network, 0 where that cannot be read
/// @param constant upper bound on the network's constant by design, where its design certifies one; else NaN
/// @param progress what its metrics tell
/// @param started milliseconds since 1970
/// @param lastSign when its metrics were last written, milliseconds since 1970; 0 before there are any
/// @param trouble what of its files cannot be read, a sentence each
public record RunSummary(
        String folder,
        Map<String, String> plan,
        String device,
        int modules,
        double constant,
        RunProgress progress,
        long started,
        long lastSign,
        RunAbout about,
        List<String> trouble) {

    /// A run that has not ended and told nothing for so long has no process any more. Milliseconds.
    public static final long SILENCE = 90_000;

    public RunSummary {
        plan = Collections.unmodifiableMap(new LinkedHashMap<>(plan)); // in the order of the plan
        trouble = List.copyOf(trouble);
    }

    /// How it stands.
    public enum State {
        RUNNING, FINISHED, STOPPED, FAILED,
        /// Neither ended nor alive: its process is gone.
        BROKEN_OFF
    }

    /// @param now milliseconds since 1970
    /// @param here whether this very program trains it
    public State state(long now, boolean here) {
        return switch (progress.ending()) {
            case FINISHED -> State.FINISHED;
            case STOPPED -> State.STOPPED;
            case FAILED -> State.FAILED;
            case NONE -> here || alive(now) ? State.RUNNING : State.BROKEN_OFF;
        };
    }

    /// Whether its files may change by themselves.
    public boolean alive(long now) {
        return progress.ending() == RunProgress.Ending.NONE && now - Math.max(lastSign, started) < SILENCE;
    }

    /// What people call it.
    @JsonIgnore
    public String name() {
        return about.name().isEmpty() ? folderName() : about.name();
    }

    @JsonIgnore
    public Path path() {
        return Path.of(folder);
    }

    private String folderName() {
        return String.valueOf(path().getFileName());
    }

    /// What was trained: the folder's name without the time at its end.
    @JsonIgnore
    public String network() {
        return folderName().replaceFirst("-\\d{4}-?\\d{2}-?\\d{2}-\\d{6}(-\\d+)?$", "");
    }

    /// One part of the plan; empty where it is not known.
    public String planned(String key) {
        return plan.getOrDefault(key, "");
    }

    /// With what people say of it now.
    public RunSummary withAbout(RunAbout changed) {
        return new RunSummary(folder, plan, device, modules, constant, progress, started, lastSign, changed, trouble);
    }

    /// The loss with its parameters, as the command line spells it: `HKRLoss alpha=10, min_margin=1`.
    @JsonIgnore
    public String loss() {
        String params = String.join(", ", plan.entrySet().stream().filter(entry -> entry.getKey().startsWith("loss."))
                .map(entry -> entry.getKey().substring("loss.".length()) + "=" + entry.getValue()).toList());
        return params.isEmpty() ? planned("loss") : planned("loss") + " " + params;
    }
}
