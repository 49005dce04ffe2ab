package studio.lipschitz.ui.shell;

import studio.lipschitz.project.Project;

/// A network to start from.
public record Template(String title, String description, Project project) {}
