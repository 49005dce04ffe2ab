package studio.lipschitz.ui.robustness;

import java.util.List;
import java.util.Optional;
import studio.lipschitz.tensor.HostArray;
import studio.lipschitz.tensor.Shape;

/// Numbers as pictures of one size beside each other, in a symmetric scale around 0.
///
/// @param count of pictures, at least 1
/// @param across pictures a row where that means something, such as the inputs of an output; else 0
/// @param height pixels of one, as `width`
/// @param values picture after picture, row-major
/// @param leftOut how many pictures more there are
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record Tiles(int count, int across, int height, int width, float[] values, int leftOut) {
    /// Pictures that are shown at once.
    private static final int MOST = 1024;

    /// A row of numbers is folded to about a square beyond this.
    private static final int LINE = 48;

    /// What a node gives: channels of an image as pictures, a vector as cells.
    static Tiles ofMaps(HostArray maps) {
        List<Integer> shape = maps.shape();
        return switch (shape.size()) {
            case 3 -> of(shape.get(0), 0, shape.get(1), shape.get(2), maps.values());
            case 2 -> of(1, 0, shape.get(0), shape.get(1), maps.values());
            default -> vector(maps.values());
        };
    }

    /// A weight: kernels as pictures, rows of a layer that looks at an image as images, else a matrix.
    ///
    /// @param image that the layer looks at
    static Tiles ofWeight(HostArray weight, Optional<Shape> image) {
        List<Integer> shape = weight.shape();
        if (shape.size() >= 4) {
            int inputs = shape.get(1);
            int width = shape.getLast();
            int height = weight.values().length / (shape.get(0) * inputs * width);
            return of(shape.get(0) * inputs, inputs > 1 ? inputs : 0, height, width, weight.values());
        }
        if (shape.size() == 2 && image.isPresent() && image.get().size() == shape.get(1)
                && (image.get().dim(0) == 1 || image.get().dim(0) == 3)) {
            int channels = image.get().dim(0);
            return of(shape.get(0) * channels, channels > 1 ? channels : 0, image.get().dim(1), image.get().dim(2), weight.values());
        }
        return shape.size() >= 2 && shape.getFirst() > 1
                ? of(1, 0, shape.getFirst(), weight.values().length / shape.getFirst(), weight.values())
                : vector(weight.values());
    }

    private static Tiles vector(float[] values) {
        int width = values.length <= LINE ? Math.max(1, values.length) : (int) Math.ceil(Math.sqrt(values.length));
        int height = Math.max(1, (values.length + width - 1) / width);
        var padded = java.util.Arrays.copyOf(values, width * height);
        java.util.Arrays.fill(padded, values.length, padded.length, Float.NEGATIVE_INFINITY); // no cell
        return new Tiles(1, 0, height, width, padded, 0);
    }

    private static Tiles of(int count, int across, int height, int width, float[] values) {
        int shown = Math.min(count, across > 0 ? Math.max(1, MOST / across) * across : MOST);
        return new Tiles(shown, across, height, width, values, count - shown);
    }

    float at(int tile, int row, int column) {
        return values[(tile * height + row) * width + column];
    }

    /// Largest absolute value that is shown.
    double most() {
        double most = 0;
        for (int i = 0; i < count * height * width; i++) {
            most = Float.isFinite(values[i]) ? Math.max(most, Math.abs(values[i])) : most;
        }
        return most;
    }
}
