package studio.lipschitz.dataset;

import static studio.lipschitz.text.Texts.text;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/// An image as bytes, channels first: one channel of brightness or three of colour.
///
/// @param grey whether the file had one channel
/// @param pixels `channels × height × width`, 0 to 255
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record Picture(int height, int width, boolean grey, byte[] pixels) {
    /// More than this is taken for a mistake, and would not fit into memory beside the others.
    private static final long MOST_PIXELS = 100_000_000;

    static {
        ImageIO.setUseCache(false); // files of the disk need no copy there
    }

    /// @throws DataException if it is no image, in one sentence
    static Picture read(Path file) throws DataException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            if (Files.size(file) == 0) {
                throw new DataException(text("dataset.images.fileEmpty", file));
            }
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new DataException(text("dataset.images.format", file));
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (pixels > MOST_PIXELS) {
                    throw new DataException(text("dataset.images.pixels", file, reader.getHeight(0), reader.getWidth(0)));
                }
                return of(reader.read(0));
            } finally {
                reader.dispose();
            }
        } catch (DataException e) {
            throw e;
        } catch (IOException | RuntimeException e) { // readers answer damaged files with exceptions of every kind
            throw new DataException(text("dataset.images.unread", file, said(e)), e);
        }
    }

    private static String said(Exception e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message.replaceFirst("[.!]$", "");
    }

    private static Picture of(BufferedImage image) {
        int height = image.getHeight();
        int width = image.getWidth();
        Raster raster = image.getRaster();
        int bands = raster.getNumBands();
        if (bands <= 2 && !(image.getColorModel() instanceof IndexColorModel)) {
            return brightness(raster, height, width, image.getSampleModel().getSampleSize(0), bands == 2);
        }
        var pixels = new byte[3 * height * width];
        boolean alike = image.getColorModel() instanceof IndexColorModel; // a palette may hold greys only
        var row = new int[width];
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                int alpha = row[x] >>> 24;
                for (int channel = 0; channel < 3; channel++) {
                    int value = (row[x] >> (16 - 8 * channel)) & 0xff;
                    pixels[(channel * height + y) * width + x] = (byte) (alpha == 255 ? value : (value * alpha + 127) / 255);
                }
                alike &= ((row[x] >> 16) & 0xff) == (row[x] & 0xff) && ((row[x] >> 8) & 0xff) == (row[x] & 0xff);
            }
        }
        Picture colour = new Picture(height, width, false, pixels);
        return alike ? colour.channels(1) : colour;
    }

    /// Read from the raster: `getRGB` would bend the brightness of a grey image, whose space Java takes for linear.
    private static Picture brightness(Raster raster, int height, int width, int bits, boolean alpha) {
        double top = (1L << bits) - 1;
        var pixels = new byte[height * width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double value = raster.getSample(x, y, 0) / top * (alpha ? raster.getSample(x, y, 1) / top : 1);
                pixels[y * width + x] = (byte) Math.round(255 * value);
            }
        }
        return new Picture(height, width, true, pixels);
    }

    /// With one channel (brightness by ITU-R BT.601) or three.
    Picture channels(int channels) {
        int size = height * width;
        if (pixels.length == channels * size) {
            return this;
        }
        var changed = new byte[channels * size];
        for (int i = 0; i < size; i++) {
            if (channels == 3) {
                changed[i] = changed[size + i] = changed[2 * size + i] = pixels[i];
            } else {
                changed[i] = (byte) Math.round(
                        0.299 * (pixels[i] & 0xff) + 0.587 * (pixels[size + i] & 0xff) + 0.114 * (pixels[2 * size + i] & 0xff));
            }
        }
        return new Picture(height, width, channels == 1, changed);
    }

    /// Enlarged by straight lines between pixels, reduced by their mean under a triangle as wide as the reduction: nothing is skipped.
    Picture resized(int newHeight, int newWidth) {
        if (newHeight == height && newWidth == width) {
            return this;
        }
        int channels = pixels.length / (height * width);
        double[][] rows = weights(height, newHeight);
        double[][] columns = weights(width, newWidth);
        var result = new byte[channels * newHeight * newWidth];
        var across = new double[height * newWidth];
        for (int channel = 0; channel < channels; channel++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < newWidth; x++) {
                    double[] taps = columns[x];
                    double sum = 0;
                    for (int t = 1; t < taps.length; t++) {
                        sum += taps[t] * (pixels[(channel * height + y) * width + (int) taps[0] + t - 1] & 0xff);
                    }
                    across[y * newWidth + x] = sum;
                }
            }
            for (int y = 0; y < newHeight; y++) {
                double[] taps = rows[y];
                for (int x = 0; x < newWidth; x++) {
                    double sum = 0;
                    for (int t = 1; t < taps.length; t++) {
                        sum += taps[t] * across[((int) taps[0] + t - 1) * newWidth + x];
                    }
                    result[(channel * newHeight + y) * newWidth + x] = (byte) Math.clamp(Math.round(sum), 0, 255);
                }
            }
        }
        return new Picture(newHeight, newWidth, grey, result);
    }

    /// For each new pixel the first old one that counts, then the weight of that one and of those after it.
    private static double[][] weights(int from, int to) {
        double scale = (double) from / to;
        double reach = Math.max(1, scale);
        var all = new double[to][];
        for (int i = 0; i < to; i++) {
            double centre = (i + 0.5) * scale;
            int first = Math.max(0, (int) Math.floor(centre - reach));
            int last = Math.min(from - 1, (int) Math.ceil(centre + reach) - 1);
            var taps = new double[last - first + 2];
            double sum = 0;
            for (int p = first; p <= last; p++) {
                taps[p - first + 1] = Math.max(0, 1 - Math.abs((p + 0.5 - centre) / reach));
                sum += taps[p - first + 1];
            }
            for (int t = 1; t < taps.length; t++) {
                taps[t] /= sum;
            }
            taps[0] = first;
            all[i] = taps;
        }
        return all;
    }

    void copy(byte[] target, int offset) {
        System.arraycopy(pixels, 0, target, offset, pixels.length);
    }
}
