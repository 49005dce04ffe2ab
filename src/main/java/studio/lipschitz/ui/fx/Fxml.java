package studio.lipschitz.ui.fx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Objects;
import javafx.fxml.FXMLLoader;
import studio.lipschitz.text.Texts;

/// Loads the structure of a view into the view itself: each FXML's root is an `fx:root`, its controller the view.
public final class Fxml {

    private Fxml() {}

    /// @param name of the resource `fxml/NAME.fxml`
    public static void load(String name, Object view) {
        URL url = Objects.requireNonNull(Fxml.class.getResource("/fxml/" + name + ".fxml"), () -> "there is no fxml/" + name + ".fxml");
        var loader = new FXMLLoader(url, Texts.bundle());
        loader.setRoot(view);
        loader.setController(view);
        loader.setClassLoader(Fxml.class.getClassLoader());
        try {
            loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot load " + url, e);
        }
    }
}
