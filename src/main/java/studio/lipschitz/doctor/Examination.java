package studio.lipschitz.doctor;

import java.util.List;
import java.util.Optional;
import studio.lipschitz.gpu.GpuStatus;

/// All that was found in one examination.
///
/// @param gpu what of the libraries for an NVIDIA GPU is there; empty if that could not be looked at
public record Examination(List<Finding> findings, Optional<GpuStatus> gpu) {

    public Examination {
        findings = List.copyOf(findings);
    }

    /// Whether all that is needed works.
    public boolean healthy() {
        return findings.stream().allMatch(finding -> finding.ok() || !finding.needed());
    }
}
