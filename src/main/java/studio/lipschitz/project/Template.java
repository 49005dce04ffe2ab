package studio.lipschitz.project;

import java.io.IOException;
import java.io.InputStream;

/// A project that comes with the program, to start from. The gallery shows them in this order.
public enum Template {
    /// The document that a new window shows.
    DOCUMENTATION(
            "documentation",
            "Convolutional, MNIST 0 against 8",
            "The network of the documentation: four spectral convolutions, two pools and two dense layers, trained with the HKR loss."),

    DENSE(
            "dense-mnist08",
            "Dense, MNIST 0 against 8",
            "Three spectral dense layers with FullSort and a Frobenius head: fast to train, with wide certified radii."),

    FASHION(
            "fashion-mnist",
            "Ten classes, Fashion-MNIST",
            "Two spectral convolutions with norm-preserving pools and an output a class, each Lipschitz on its own, certified pair by pair."),

    WASSERSTEIN(
            "wasserstein-toy",
            "Wasserstein distance of two sets of images",
            "Estimates a distance whose true value is 35: a network that found more would not be 1-Lipschitz."),

    MOONS(
            "two-moons",
            "Two moons in the plane",
            "Separates two interleaved half circles as far from both as it can; trained in seconds."),

    RESIDUAL(
            "residual-cifar10",
            "Residual, CIFAR-10",
            "Two blocks whose learned shares of skip and branch keep the whole 1-Lipschitz, for ten classes of small colour images.");

    private final String file;
    private final String title;
    private final String summary;

    /// @param file its name in `templates`, without the ending
    /// @param title a few words, for the gallery's card
    /// @param summary one sentence
    Template(String file, String title, String summary) {
        this.file = file;
        this.title = title;
        this.summary = summary;
    }

    public String file() {
        return file;
    }

    public String title() {
        return title;
    }

    public String summary() {
        return summary;
    }

    public Project load() {
        String resource = "/templates/" + file + ProjectFile.EXTENSION;
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
