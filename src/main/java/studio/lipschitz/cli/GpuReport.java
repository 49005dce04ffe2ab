package studio.lipschitz.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import studio.lipschitz.gpu.Archive;
import studio.lipschitz.gpu.GpuStatus;
import studio.lipschitz.gpu.GpuStatus.Found;
import studio.lipschitz.gpu.GpuStatus.State;

/// What of the libraries for an NVIDIA GPU is there, as a table and as JSON.
final class GpuReport {

    private GpuReport() {}

    /// `{"state": "ready"|"found"|"missing"|"impossible", "driver": {...}, "folder", "parts": [{"name", "present", "folder", "kind", "libraries"}], "looked_in": [...],
    /// "fetch_bytes", "kept_bytes"}`.
    static ObjectNode tree(GpuStatus status) {
        ObjectNode root = new ObjectMapper().createObjectNode();
        root.put("state", status.state().name().toLowerCase(Locale.ROOT));
        root.putObject("driver")
                .put("library", status.driver().library())
                .put("present", status.driver().there())
                .put("cuda", status.driver().api() == 0 ? "" : status.driver().cuda())
                .put("new_enough", status.driverFits());
        root.put("folder", status.folder().toString());
        var parts = root.putArray("parts");
        for (Found found : status.parts()) {
            ObjectNode part = parts.addObject().put("name", found.part().name()).put("present", found.place().isPresent());
            found.place().ifPresentOrElse(
                    place -> part.put("folder", place.folder().toString()).put("kind", place.kind().name().toLowerCase(Locale.ROOT)),
                    () -> part.putNull("folder").putNull("kind"));
            var libraries = part.putArray("libraries");
            names(found).forEach(libraries::add);
        }
        var looked = root.putArray("looked_in");
        status.looked().forEach(place -> looked.add(place.folder().toString()));
        root.put("fetch_bytes", status.toFetch());
        root.put("kept_bytes", status.kept());
        return root;
    }

    private static List<String> names(Found found) {
        return found.place().isEmpty() ? found.part().libraries()
                : found.libraries().stream().map(Path::getFileName).map(String::valueOf).toList();
    }

    static String table(GpuStatus status) {
        var lines = new StringBuilder();
        lines.append(line(status.driverFits(), "driver", status.driverSentence()));
        for (Found found : status.parts()) {
            String libraries = String.join(", ", names(found));
            lines.append(line(found.place().isPresent(), found.part().name(), found.place()
                    .map(place -> libraries + " in " + place.folder() + " (" + place.kind().words() + ")")
                    .orElse(libraries + ": missing")));
        }
        if (!status.looked().isEmpty()) {
            lines.append("Looked in: ")
                    .append(status.looked().stream().map(place -> place.folder().toString()).collect(Collectors.joining(", ")))
                    .append('\n');
        }
        if (status.state() == State.MISSING) {
            lines.append("To fetch:\n");
            for (Archive archive : status.archives()) {
                lines.append(String.format(Locale.ROOT, "  %-26s %5.0f MB  %s%n", archive.id(), archive.bytes() / 1e6,
                        archive.address().getHost()));
            }
            lines.append(String.format(Locale.ROOT, "%.1f GB are fetched; %.1f GB are taken meanwhile in %s.%n", status.toFetch() / 1e9,
                    status.toStore() / 1e9, status.folder()));
        }
        return lines.append(status.sentence()).append('\n').toString();
    }

    private static String line(boolean ok, String name, String detail) {
        return String.format(Locale.ROOT, "%s  %-9s %s%n", ok ? "ok  " : "warn", name, TextTable.clean(detail));
    }
}
