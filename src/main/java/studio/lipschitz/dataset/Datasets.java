package studio.lipschitz.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import studio.lipschitz.tensor.Shape;

/// Opens a source by what the command line calls it: `mnist08`, `two-moons`, `idx:DIR?classes=0,8`.
public final class Datasets {
    private static final String KNOWN = "mnist08, two-moons or idx:DIR?classes=0,8";

    private Datasets() {}

    /// Reads the whole source into memory.
    ///
    /// @throws IOException if the source is unknown, absent or damaged, in one sentence that names the file, the place and the rule
    public static Dataset open(String source) throws IOException {
        int mark = source.indexOf('?');
        String name = mark < 0 ? source : source.substring(0, mark);
        String filter = mark < 0 ? "" : source.substring(mark + 1);
        if (name.startsWith("idx:")) {
            return idx(source, Path.of(name.substring("idx:".length())), classes(source, filter));
        }
        if (!filter.isEmpty()) {
            throw new DataException("data %s: %s takes no filter; leave out ?%s".formatted(source, name, filter));
        }
        return switch (name) {
            case "mnist08" -> IdxSource.read(source, bundled(), List.of(0, 8));
            case "two-moons" -> twoMoons(source);
            default -> throw new DataException("data must be %s, was %s".formatted(KNOWN, source));
        };
    }

    /// Positions 0 to `count` - 1 in the order in which epoch `epoch` of a run with `seed` sees them.
    public static int[] order(int count, long seed, int epoch) {
        var order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
        // Random spreads its seed by one multiplication only: neighbouring seeds and epochs are pulled apart first.
        var random = new Random(seed * 0x9E3779B97F4A7C15L ^ epoch * 0xBF58476D1CE4E5B9L);
        for (int i = count - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int held = order[i];
            order[i] = order[j];
            order[j] = held;
        }
        return order;
    }

    private static Dataset idx(String source, Path folder, List<Integer> wanted) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new DataException("data %s: %s is not a folder; name the folder that holds the IDX files".formatted(source, folder));
        }
        return IdxSource.read(source, new IdxSource.Files() {
            @Override
            public @org.jspecify.annotations.Nullable InputStream open(String name) throws IOException {
                Path file = folder.resolve(name);
                return Files.exists(file) ? Files.newInputStream(file) : null;
            }

            @Override
            public String describe(String name) {
                return folder.resolve(name).toString();
            }
        }, wanted);
    }

    private static IdxSource.Files bundled() {
        return new IdxSource.Files() {
            @Override
            public @org.jspecify.annotations.Nullable InputStream open(String name) {
                return Datasets.class.getResourceAsStream("mnist08/" + name);
            }

            @Override
            public String describe(String name) {
                return "the application's mnist08/" + name;
            }
        };
    }

    private static List<Integer> classes(String source, String filter) throws DataException {
        if (filter.isEmpty()) {
            return List.of();
        }
        if (!filter.matches("classes=\\d{1,3}(,\\d{1,3})*")) {
            throw new DataException("data %s: a filter reads classes=0,8, was %s".formatted(source, filter));
        }
        var classes = new ArrayList<Integer>();
        for (String label : filter.substring("classes=".length()).split(",", -1)) {
            classes.add(Integer.valueOf(label));
        }
        if (classes.stream().anyMatch(c -> c > 255)) {
            throw new DataException("data %s: a class is from 0 to 255, was %s".formatted(source, filter));
        }
        if (new HashSet<>(classes).size() < classes.size()) {
            throw new DataException("data %s: each class may be named once, was %s".formatted(source, filter));
        }
        return classes;
    }

    /// Two interleaved half circles with Gaussian noise of 0.1, as in scikit-learn's `make_moons`: 2,000 to train, 500 to validate.
    private static Dataset twoMoons(String source) {
        var random = new Random(20240601);
        return new Dataset(source, Shape.of(2), List.of("upper", "lower"), moons(random, 2000), moons(random, 500));
    }

    private static Split moons(Random random, int count) {
        var values = new float[2 * count];
        var classes = new int[count];
        for (int i = 0; i < count; i++) {
            int kind = i % 2;
            double angle = Math.PI * random.nextDouble();
            double x = kind == 0 ? Math.cos(angle) : 1 - Math.cos(angle);
            double y = kind == 0 ? Math.sin(angle) : 0.5 - Math.sin(angle);
            values[2 * i] = (float) (x + 0.1 * random.nextGaussian());
            values[2 * i + 1] = (float) (y + 0.1 * random.nextGaussian());
            classes[i] = kind;
        }
        return new Split(values, classes, 2);
    }
}
