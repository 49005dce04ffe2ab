package studio.lipschitz.ui.data;

import java.awt.image.BufferedImage;
import java.util.Optional;
import studio.lipschitz.dataset.ChannelFigures;
import studio.lipschitz.layer.Normalize;
import studio.lipschitz.tensor.Shape;

/// Samples as pictures: one channel as grey, three as colours, of any other number the first; a matrix as grey.
///
/// @param shape of a sample as it is stored
/// @param least what black stands for
/// @param most what white stands for
record Pixels(Shape shape, double least, double most, Optional<Normalize> normalise) {

    /// Whether samples of this shape can be looked at as pictures.
    static boolean suits(Shape shape) {
        return (shape.rank() == 3 && shape.dim(1) > 1 && shape.dim(2) > 1)
                || (shape.rank() == 2 && shape.dim(0) > 1 && shape.dim(1) > 1);
    }

    /// From 0 to 1, and as far beyond as the training samples lie; of what is normalised as far as they lie then.
    static Pixels of(Shape shape, ChannelFigures figures, Optional<Normalize> normalise) {
        double least = normalise.isPresent() ? Double.POSITIVE_INFINITY : 0;
        double most = normalise.isPresent() ? Double.NEGATIVE_INFINITY : 1;
        for (int c = 0; c < figures.channels().size(); c++) {
            ChannelFigures.Channel channel = figures.channels().get(c)
                    .after(Normalisation.shift(normalise, c), Normalisation.scale(normalise, c));
            least = Math.min(least, channel.min());
            most = Math.max(most, channel.max());
        }
        return new Pixels(shape, least, most > least ? most : least + 1, normalise);
    }

    int height() {
        return shape.dim(shape.rank() - 2);
    }

    int width() {
        return shape.dim(shape.rank() - 1);
    }

    private int channels() {
        return shape.rank() == 3 ? shape.dim(0) : 1;
    }

    /// @param sample its numbers as stored, row-major
    BufferedImage image(float[] sample) {
        int size = height() * width();
        boolean colour = channels() == 3;
        var image = new BufferedImage(width(), height(), BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < size; i++) {
            int red = level(sample[i], 0);
            int green = colour ? level(sample[size + i], 1) : red;
            int blue = colour ? level(sample[2 * size + i], 2) : red;
            image.setRGB(i % width(), i / width(), red << 16 | green << 8 | blue);
        }
        return image;
    }

    private int level(float value, int channel) {
        double seen = (value - Normalisation.shift(normalise, channel)) / Normalisation.scale(normalise, channel);
        return (int) Math.round(255 * Math.clamp((seen - least) / (most - least), 0, 1));
    }
}
