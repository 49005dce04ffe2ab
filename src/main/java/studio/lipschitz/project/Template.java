package studio.lipschitz.project;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// A project that comes with the program, to start from.
///
/// @param name of its file in `templates`, without the ending
/// @param title as in the menu
/// @param summary one sentence
public record Template(String name, String title, String summary) {

    /// The document that a new window shows.
    public static final Template DOCUMENTATION = new Template(
            "documentation",
            "Convolutional, MNIST 0 against 8",
            "The network of the documentation: four spectral convolutions, two pools and two dense layers, trained with the HKR loss.");

    public static final Template DENSE = new Template(
            "dense-mnist08",
            "Dense, MNIST 0 against 8",
            "Three spectral dense layers with FullSort and a Frobenius head: fast to train, with wide certified radii.");

    public static List<Template> all() {
        return List.of(DOCUMENTATION, DENSE);
    }

    public Project load() {
        String resource = "/templates/" + name + ProjectFile.EXTENSION;
        try (InputStream in = Template.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            return ProjectFile.parse(title, in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException("a template of the program cannot be read", e);
        }
    }
}
