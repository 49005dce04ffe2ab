package studio.lipschitz.ui.guide;

import java.net.URL;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Pictures of the guide, each in the look of the theme: `image:canvas` is `images/canvas-light.png` or `images/canvas-dark.png`.
final class Pictures {
    private static final String SCHEME = "image:";
    private static final double LEAST = 120;
    private static final double BORDER = 4; // pixels of the frame, both sides

    private final ObservableValue<Boolean> dark;

    Pictures(ObservableValue<Boolean> dark) {
        this.dark = dark;
    }

    /// @param words what it shows, below it and for a screen reader
    Node show(String name, String words) {
        var view = new ImageView();
        view.setPreserveRatio(true);
        view.setSmooth(true);
        view.setAccessibleText(words);
        var frame = new StackPane(view) {
            @Override
            protected double computeMinWidth(double height) {
                return 0; // the picture is as wide as there is room
            }

            @Override
            protected double computePrefWidth(double height) {
                return LEAST;
            }
        };
        frame.setAlignment(Pos.TOP_LEFT);
        frame.getStyleClass().add("guide-picture");
        view.imageProperty().bind(dark.map(is -> load(name, is)));
        view.fitWidthProperty().bind(Bindings.createDoubleBinding(() -> {
            @Nullable Image image = view.getImage();
            double room = Math.max(LEAST, frame.getWidth() - BORDER);
            return image == null || image.getWidth() == 0 ? room : Math.min(image.getWidth(), room);
        }, frame.widthProperty(), view.imageProperty(), view.imageProperty().flatMap(Image::widthProperty)));
        var caption = new Label(words);
        caption.getStyleClass().add("guide-caption");
        caption.setWrapText(true);
        caption.setMinHeight(Region.USE_PREF_SIZE);
        var box = new VBox(frame, caption);
        box.getStyleClass().add("guide-figure");
        return box;
    }

    /// Read beside the FX thread; null where there is none, which a test forbids.
    private static @Nullable Image load(String name, boolean dark) {
        @Nullable URL url = Pictures.class.getResource(String.format(Locale.ROOT, "/studio/lipschitz/guide/images/%s-%s.png",
                name.substring(SCHEME.length()), dark ? "dark" : "light"));
        return url == null ? null : new Image(url.toExternalForm(), true);
    }
}
