package studio.lipschitz.ui.data;

import static studio.lipschitz.text.Texts.text;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Optional;
import java.util.StringJoiner;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import studio.lipschitz.dataset.DataPart;
import studio.lipschitz.layer.Normalize;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.ui.chart.Drawing;
import studio.lipschitz.ui.fx.FxThread;
import studio.lipschitz.ui.workspace.Figures;

/// One sample, large, with all that is known of it. Its numbers are looked at beside the FX thread.
final class SampleDetail extends ScrollPane {
    private static final double SIDE = 200; // pixels of the larger side of a picture
    private static final int MOST_NUMBERS = 12;

    private final Drawing drawing;
    private final ImageView picture = new ImageView();
    private final Label numbers = new Label();
    private final GridPane facts = new GridPane();
    private final VBox box = new VBox();
    private final Button copy = new Button(null, new FontIcon(Material2AL.CONTENT_COPY));
    private final Button reveal = new Button(null, new FontIcon(Material2OutlinedAL.FOLDER_OPEN));
    private Optional<Path> file = Optional.empty();
    private long asked; // the latest wish

    /// What was found beside the FX thread.
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    private record Seen(double min, double max, double mean, double std, String numbers, int @Nullable [] pixels, int height, int width) {}

    SampleDetail(Drawing drawing, DataHost host) {
        this.drawing = drawing;
        setId("data-detail");
        getStyleClass().addAll("panel-scroll", "data-detail");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMinWidth(200);
        picture.setId("data-picture");
        picture.setSmooth(false);
        picture.managedProperty().bind(picture.imageProperty().isNotNull());
        numbers.setId("data-numbers");
        numbers.getStyleClass().add("lab-numbers");
        numbers.managedProperty().bind(numbers.textProperty().isNotEmpty());
        var names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setFillWidth(true);
        facts.getColumnConstraints().addAll(names, values);
        facts.getStyleClass().add("data-facts");
        icon(copy, "data-file-copy", text("data.file.copy"), () -> file.ifPresent(path -> {
            var content = new ClipboardContent();
            content.putString(path.toString());
            Clipboard.getSystemClipboard().setContent(content);
        }));
        icon(reveal, "data-file-show", text("data.file.show"),
                () -> file.map(Path::getParent).ifPresent(host::show));
        box.getStyleClass().add("data-detail-box");
        box.getChildren().addAll(picture, numbers, facts);
        setContent(box);
    }

    private static void icon(Button button, String id, String words, Runnable action) {
        button.setId(id);
        button.getStyleClass().addAll("button-icon", "flat", "small");
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
        button.setOnAction(_ -> action.run());
    }

    void clear() {
        asked++;
        picture.setImage(null);
        numbers.setText("");
        facts.getChildren().clear();
    }

    /// @param pixels how to see it as a picture; empty if it is none
    void show(SampleList samples, int index, Optional<Normalize> normalise, Optional<Pixels> pixels) {
        long mine = ++asked;
        drawing.thread().execute(() -> {
            Seen seen = look(samples, index, normalise, pixels);
            FxThread.later(() -> {
                if (mine == asked) {
                    show(samples, index, normalise.isPresent(), seen);
                }
            });
        });
    }

    private static Seen look(SampleList samples, int index, Optional<Normalize> normalise, Optional<Pixels> pixels) {
        var sample = new float[samples.split().sampleSize()];
        samples.split().copy(index, sample, 0);
        Shape shape = samples.part() == DataPart.TRAIN ? samples.data().augmentation().from() : samples.data().shape();
        int each = Math.max(1, sample.length / shape.dim(0));
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        double sum = 0;
        double squares = 0;
        var words = new StringJoiner("\n");
        for (int i = 0; i < sample.length; i++) {
            double value = (sample[i] - Normalisation.shift(normalise, i / each)) / Normalisation.scale(normalise, i / each);
            least = Math.min(least, value);
            most = Math.max(most, value);
            sum += value;
            squares += value * value;
            if (i < MOST_NUMBERS && pixels.isEmpty()) {
                words.add("x" + SampleTable.index(i + 1) + "  " + Digits.value(value));
            }
        }
        if (pixels.isEmpty() && sample.length > MOST_NUMBERS) {
            words.add(text("data.sample.more", sample.length - MOST_NUMBERS));
        }
        double mean = sum / sample.length;
        double std = Math.sqrt(Math.max(0, squares / sample.length - mean * mean));
        if (pixels.isEmpty()) {
            return new Seen(least, most, mean, std, words.toString(), null, 0, 0);
        }
        BufferedImage image = pixels.get().image(sample);
        int height = image.getHeight();
        int width = image.getWidth();
        int times = Math.max(1, (int) (SIDE / Math.max(height, width))); // enlarged pixel by pixel: so the network sees it
        var large = new int[height * times * width * times];
        for (int i = 0; i < large.length; i++) {
            large[i] = 0xff000000 | image.getRGB(i % (width * times) / times, i / (width * times) / times);
        }
        return new Seen(least, most, mean, std, "", large, height * times, width * times);
    }

    private void show(SampleList samples, int index, boolean normalised, Seen seen) {
        if (seen.pixels == null) {
            picture.setImage(null);
        } else {
            var image = new WritableImage(seen.width, seen.height);
            image.getPixelWriter().setPixels(
                    0, 0, seen.width, seen.height, PixelFormat.getIntArgbInstance(), seen.pixels, 0, seen.width);
            picture.setImage(image);
            boolean large = Math.max(seen.width, seen.height) > SIDE;
            picture.setPreserveRatio(true);
            picture.setSmooth(large);
            picture.setFitWidth(large ? SIDE : 0);
            picture.setFitHeight(large ? SIDE : 0);
        }
        numbers.setText(seen.numbers);
        facts.getChildren().clear();
        fact("class", samples.kindOf(index));
        fact("part", text("data.part.name." + samples.part().word()));
        fact("index", text("data.sample.of", Figures.count(index), Figures.count(samples.split().size() - 1)));
        fact("place", Figures.count(samples.split().placeOf(index)));
        file = samples.split().fileOf(index);
        file.ifPresent(this::file);
        boolean cut = samples.part() == DataPart.TRAIN && !samples.data().augmentation().from().equals(samples.data().shape());
        fact("shape", cut ? text("data.sample.cut", samples.data().augmentation().from(), samples.data().shape())
                : samples.data().shape().toString());
        fact("min", Digits.value(seen.min));
        fact("max", Digits.value(seen.max));
        fact("mean", Digits.value(seen.mean));
        fact("std", Digits.value(seen.std));
        if (normalised) {
            fact("numbers", text("data.sample.normalised"));
        }
        setAccessibleText(text("data.sample.accessible", samples.kindOf(index), index));
    }

    private Label fact(String name, String value) {
        var title = new Label(text("data.fact." + name));
        title.getStyleClass().add("run-figure-name");
        title.setMinWidth(Region.USE_PREF_SIZE);
        var words = new Label(value);
        words.setId("data-fact-" + name);
        words.getStyleClass().add("data-fact");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        title.setLabelFor(words);
        facts.addRow(facts.getRowCount(), title, words);
        return words;
    }

    private void file(Path path) {
        Label words = fact("file", String.valueOf(path.getFileName()));
        words.setTooltip(new Tooltip(path.toString()));
        facts.add(new HBox(copy, reveal), 1, facts.getRowCount());
    }
}
