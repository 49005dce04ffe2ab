package studio.lipschitz.exchange;

import java.util.List;
import studio.lipschitz.project.Project;

/// A network out of a file of another program, as a new document with its nodes laid out.
///
/// @param notes a sentence each on what differs from what one may expect
public record Imported(Project project, List<String> notes) {}
