package studio.lipschitz.project;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.io.InputStream;

/// A project that comes with the program, to start from. The gallery shows them in this order.
public enum Template {
    /// The document that a new window shows.
    DOCUMENTATION("documentation"),

    DENSE("dense-mnist08"),

    FASHION("fashion-mnist"),

    WASSERSTEIN("wasserstein-toy"),

    MOONS("two-moons"),

    RESIDUAL("residual-cifar10");

    private final String file;

    /// @param file its name in `templates`, without the ending
    Template(String file) {
        this.file = file;
    }

    public String file() {
        return file;
    }

    /// A few words, for the gallery's card.
    public String title() {
        return text("project.template." + file + ".title");
    }

    /// One sentence.
    public String summary() {
        return text("project.template." + file + ".summary");
    }

    public Project load() {
        String resource = "/templates/" + file + ProjectFile.EXTENSION;
        try (InputStream in = Template.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            return ProjectFile.parse(title(), in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException("a template of the program cannot be read", e);
        }
    }
}
