package studio.lipschitz.worker;

import java.nio.file.Path;
import studio.lipschitz.dataset.DataPart;

/// Which network is judged on what.
///
/// @param run a folder that training left
/// @param weights `last` or `best`
/// @param data as in a plan; empty for the data of the run
public record LabRequest(Path run, String weights, String data, DataPart part) {}
