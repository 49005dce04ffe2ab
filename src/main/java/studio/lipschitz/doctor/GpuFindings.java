package studio.lipschitz.doctor;

import static studio.lipschitz.text.Texts.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import studio.lipschitz.gpu.GpuStatus;
import studio.lipschitz.gpu.GpuStatus.Found;
import studio.lipschitz.gpu.GpuStatus.State;

/// What of the libraries for an NVIDIA GPU is there. Nobody needs them: without them trainings run on the CPU.
final class GpuFindings {

    private GpuFindings() {}

    /// With a driver each part is told; without one, where there is no GPU to use, what is missing in one line.
    static List<Finding> of(GpuStatus status) {
        if (status.state() == State.IMPOSSIBLE) {
            return List.of(Finding.well("gpu", false, status.sentence()));
        }
        var findings = new ArrayList<Finding>();
        findings.add(new Finding("driver", status.driverFits(), false, status.driverSentence(),
                status.driverFits() ? "" : text("doctor.driver.fix", status.build().orElseThrow().driver())));
        if (status.driver().there()) {
            status.parts().forEach(found -> findings.add(part(found)));
        }
        State state = status.state();
        String looked = status.looked().stream().map(place -> place.folder().toString()).collect(Collectors.joining(", "));
        String detail = text("doctor.gpu.looked", status.sentence(), looked);
        if (state == State.READY) {
            findings.add(Finding.well("gpu", false, detail));
        } else if (status.driver().there()) {
            findings.add(new Finding("gpu", false, false, detail, text("doctor.gpu.fix")));
        } else {
            String missing = status.missing().stream().flatMap(part -> part.libraries().stream()).collect(Collectors.joining(", "));
            String named = missing.isEmpty() ? detail : text("doctor.gpu.named", detail, missing);
            findings.add(new Finding("gpu", false, false, text("doctor.gpu.optional", named), text("doctor.gpu.fixLater")));
        }
        return findings;
    }

    private static Finding part(Found found) {
        String libraries = found.place().isPresent()
                ? found.libraries().stream().map(Path::getFileName).map(String::valueOf).collect(Collectors.joining(", "))
                : String.join(", ", found.part().libraries());
        return found.place()
                .map(place -> Finding.well(found.part().name(), false,
                        text("doctor.gpu.there", libraries, place.folder(), place.kind().words())))
                .orElseGet(() -> new Finding(found.part().name(), false, false, text("doctor.gpu.missing", libraries),
                        text("doctor.gpu.fix")));
    }
}
