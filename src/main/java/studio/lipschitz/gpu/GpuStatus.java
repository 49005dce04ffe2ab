package studio.lipschitz.gpu;

import static studio.lipschitz.text.Texts.text;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What of the libraries for a GPU is on this machine, as found in one look.
///
/// @param build what is needed; empty where there is no CUDA build for the system
/// @param folder where fetched libraries lie
/// @param parts each that is needed, in the list's order
/// @param looked the folders that were looked into
/// @param used whether trainings use what was found, since a person asked for it
/// @param fetched bytes of missing archives that came earlier
/// @param kept bytes of all that was fetched for this user
public record GpuStatus(
        Optional<CudaBuild> build, Driver driver, Path folder, List<Found> parts, List<Place> looked, boolean used, long fetched,
        long kept) {

    /// @param place where the part is; empty if it is nowhere whole
    /// @param libraries its files there
    public record Found(Part part, Optional<Place> place, List<Path> libraries) {}

    /// How it stands.
    public enum State {
        /// There is no CUDA for this system.
        IMPOSSIBLE,
        /// Libraries are missing.
        MISSING,
        /// All are there, and nobody has asked for them yet.
        FOUND,
        /// Trainings use them.
        READY
    }

    public State state() {
        if (build.isEmpty()) {
            return State.IMPOSSIBLE;
        }
        if (!missing().isEmpty()) {
            return State.MISSING;
        }
        return used ? State.READY : State.FOUND;
    }

    /// Parts that are nowhere whole.
    public List<Part> missing() {
        return parts.stream().filter(found -> found.place().isEmpty()).map(Found::part).toList();
    }

    /// What would have to be fetched.
    public List<Archive> archives() {
        return build.map(each -> each.bringing(missing())).orElse(List.of());
    }

    /// Bytes that would have to be fetched, less those that came earlier.
    public long toFetch() {
        return archives().stream().mapToLong(Archive::bytes).sum() - fetched;
    }

    /// Bytes that this takes on the disk while it is fetched: all that is unpacked, and beside it the largest archive.
    public long toStore() {
        return Math.max(0, archives().stream().mapToLong(Archive::unpacked).sum()
                + archives().stream().mapToLong(Archive::bytes).max().orElse(0) - fetched);
    }

    /// Whether the driver speaks a version of CUDA that is new enough; one that does not say its version may.
    public boolean driverFits() {
        return driver.there() && (driver.api() == 0 || build.map(each -> driver.api() >= each.driverApi()).orElse(false));
    }

    /// What to say of the driver, in one sentence.
    public String driverSentence() {
        String least = build.map(CudaBuild::driver).orElse("");
        if (!driver.there()) {
            return text("gpu.driver.none", driver.library(), least);
        }
        return driverFits() ? text("gpu.driver.there", driver.cuda()) : text("gpu.driver.old", driver.cuda(), least);
    }

    /// How it stands and what to do, in one sentence.
    public String sentence() {
        return switch (state()) {
            case IMPOSSIBLE -> text("gpu.state.impossible");
            case MISSING -> fetched > 0
                    ? text("gpu.state.begun", missing().size(), parts.size(), toFetch() / 1e9)
                    : text("gpu.state.missing", missing().size(), parts.size(), toFetch() / 1e9);
            case FOUND -> text("gpu.state.found");
            case READY -> driverFits() ? text("gpu.state.ready") : text("gpu.state.noDriver");
        };
    }
}
