package studio.lipschitz.dataset;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;

/// Images in one folder a class; or such folders within `train`, `validation` and `test`.
///
/// Nothing is passed over in silence but what desktops leave behind (`.DS_Store`, `Thumbs.db`): a file that is no image is refused, unless
/// `broken=skip` says to go on without it.
final class ImageFolder {
    private static final Set<String> IMAGES = Set.of("png", "jpg", "jpeg", "bmp");
    private static final Set<String> LEFT_BEHIND = Set.of("thumbs.db", "desktop.ini");
    private static final List<Set<String>> PARTS = List.of(Set.of("train", "training"), Set.of("val", "valid", "validation"),
            Set.of("test"));

    private static final String SKIP = "skip";

    private final DataName name;
    private final Path root;
    private final boolean skip;
    private final List<Path> files = new ArrayList<>();
    private final List<String> kinds = new ArrayList<>();
    private final Set<String> classes = new LinkedHashSet<>();
    private final List<Integer> ends = new ArrayList<>();

    private ImageFolder(DataName name) throws DataException {
        this.name = name;
        this.root = name.path();
        String broken = name.value(DataOption.BROKEN);
        if (broken != null && !broken.equals(SKIP)) {
            throw name.refusal(DataOption.BROKEN, text("dataset.images.broken"), broken);
        }
        this.skip = broken != null;
    }

    static Samples read(DataName name) throws IOException {
        return new ImageFolder(name).samples();
    }

    private Samples samples() throws IOException {
        if (!Files.isDirectory(root)) {
            throw new DataException(text("dataset.images.notAFolder", name.text(), root));
        }
        List<@Nullable Path> parts = parts(root);
        if (parts.getFirst() == null) {
            list(root);
        } else {
            for (Path part : parts) {
                if (part != null) {
                    list(part);
                }
            }
        }
        if (classes.size() < 2) {
            throw new DataException(classes.isEmpty()
                    ? text("dataset.images.noClass", root)
                    : text("dataset.images.oneClass", root, classes.iterator().next()));
        }
        List<Integer> size = name.sizes(DataOption.SIZE);
        if (size != null && (size.size() > 2 || size.stream().anyMatch(s -> s > 4096))) {
            throw name.refusal(DataOption.SIZE, text("dataset.images.size"),
                    String.valueOf(name.value(DataOption.SIZE)));
        }
        List<String> names = classes.stream().sorted().toList();
        return pixels(names, size);
    }

    /// Training, validation, test; all null where the root holds the classes itself.
    static List<@Nullable Path> parts(Path root) throws IOException {
        var found = new ArrayList<@Nullable Path>(Arrays.asList(null, null, null));
        for (Path child : children(root)) {
            for (int i = 0; i < PARTS.size(); i++) {
                if (Files.isDirectory(child) && PARTS.get(i).contains(word(child))) {
                    found.set(i, child);
                }
            }
        }
        boolean held = found.get(1) != null || found.get(2) != null;
        return found.getFirst() != null && held ? found : Arrays.asList(null, null, null);
    }

    private void list(Path folder) throws IOException {
        for (Path kind : children(folder)) {
            if (!Files.isDirectory(kind)) {
                if (skip) {
                    continue;
                }
                throw DataException.ofFile(text("dataset.images.outside", kind, folder));
            }
            List<Path> images = images(kind);
            files.addAll(images);
            kinds.addAll(Collections.nCopies(images.size(), String.valueOf(kind.getFileName())));
            if (images.isEmpty()) {
                throw new DataException(text("dataset.images.empty", kind));
            }
            classes.add(String.valueOf(kind.getFileName()));
        }
        ends.add(files.size());
    }

    /// Of one class. What is broken is told later all at once, where it isn't to be skipped.
    private List<Path> images(Path kind) throws IOException {
        var images = new ArrayList<Path>();
        for (Path image : children(kind)) {
            if (Files.isDirectory(image)) {
                throw new DataException(text("dataset.images.nested", image));
            }
            if (isImage(image)) {
                images.add(image);
            } else if (!skip) {
                throw DataException.ofFile(text("dataset.images.noImage", image));
            }
        }
        return images;
    }

    private static Picture read(Path image) throws DataException {
        try {
            return Picture.read(image);
        } catch (DataException e) {
            throw DataException.ofFile(String.valueOf(e.getMessage()));
        }
    }

    /// What a folder holds, in order, without what desktops leave behind.
    static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(path -> !word(path).startsWith(".") && !LEFT_BEHIND.contains(word(path))).sorted().toList();
        }
    }

    /// By its name.
    static boolean isImage(Path file) {
        String word = word(file);
        return IMAGES.contains(word.substring(word.lastIndexOf('.') + 1));
    }

    private static String word(Path path) {
        return String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    }

    private Samples pixels(List<String> names, @Nullable List<Integer> wanted) throws IOException {
        Path leader = leader();
        Picture first = read(leader);
        int height = wanted == null ? first.height() : wanted.getFirst();
        int width = wanted == null ? first.width() : wanted.getLast();
        boolean said = name.value(DataOption.GREY) != null;
        boolean grey = name.flag(DataOption.GREY, first.grey());
        int channels = grey ? 1 : 3;
        int each = channels * height * width;
        Memory.require(text("dataset.name.data", name.text()), files.size(), each, 1);
        var pixels = new byte[files.size() * each];
        var broken = new @Nullable DataException[files.size()];
        var unread = new boolean[files.size()];
        IntStream.range(0, files.size()).parallel().forEach(i -> {
            try {
                Picture picture = read(files.get(i));
                if (wanted == null && (picture.height() != height || picture.width() != width)) {
                    throw new DataException(text("dataset.images.sizesDiffer", files.get(i), picture.height(), picture.width(),
                            leader, height, width, height == width ? height : height + "x" + width));
                }
                if (grey && !said && !picture.grey()) {
                    throw new DataException(text("dataset.images.colour", files.get(i), leader));
                }
                picture.channels(channels).resized(height, width).copy(pixels, i * each);
            } catch (DataException e) {
                unread[i] = skip && e.skippable();
                broken[i] = unread[i] ? null : e;
            }
        });
        leaveOut(unread, pixels, each);
        refuse(broken);
        int[] indices = kinds.stream().mapToInt(names::indexOf).toArray();
        refuseContradictions(indices);
        var parts = new ArrayList<Split>();
        int from = 0;
        for (int to : ends) {
            parts.add(new Split(
                    to * each == pixels.length && from == 0 ? pixels : Arrays.copyOfRange(pixels, from * each, to * each),
                    Arrays.copyOfRange(indices, from, to),
                    each));
            from = to;
        }
        return new Samples(Shape.of(channels, height, width), names, parts, false, List.copyOf(files));
    }

    /// The first that can be read, as which the others are to be.
    private Path leader() throws DataException {
        if (!skip) {
            return files.getFirst();
        }
        for (Path file : files) {
            try {
                read(file);
                return file;
            } catch (DataException _) { // the next one, then
            }
        }
        throw empty(files.getFirst());
    }

    private static DataException empty(Path image) {
        return new DataException(text("dataset.images.empty", image.getParent()));
    }

    /// Goes on without those that could not be read: what comes after them moves up.
    private void leaveOut(boolean[] unread, byte[] pixels, int each) throws DataException {
        List<Path> all = List.copyOf(files);
        List<String> allKinds = List.copyOf(kinds);
        List<Integer> allEnds = List.copyOf(ends);
        files.clear();
        kinds.clear();
        ends.clear();
        for (int i = 0; i < all.size(); i++) {
            if (!unread[i]) {
                System.arraycopy(pixels, i * each, pixels, files.size() * each, each);
                files.add(all.get(i));
                kinds.add(allKinds.get(i));
            }
            if (allEnds.contains(i + 1)) {
                ends.add(files.size());
            }
        }
        Set<Path> left = files.stream().map(Path::getParent).collect(Collectors.toSet());
        for (Path file : all) {
            if (!left.contains(file.getParent())) {
                throw empty(file);
            }
        }
    }

    /// The first sentence, and how many more files are broken.
    private void refuse(@Nullable DataException[] broken) throws DataException {
        var all = Arrays.stream(broken).filter(java.util.Objects::nonNull).toList();
        if (!all.isEmpty()) {
            DataException first = java.util.Objects.requireNonNull(all.getFirst());
            String reason = String.valueOf(first.getMessage());
            String sentence = all.size() == 1 ? reason : text("dataset.images.andMore", reason, all.size(), files.size());
            throw first.skippable() ? DataException.ofFile(sentence) : new DataException(sentence, first);
        }
    }

    /// One file in two classes would teach nothing but a contradiction.
    private void refuseContradictions(int[] indices) throws IOException {
        Map<Long, List<Integer>> bySize = new HashMap<>();
        for (int i = 0; i < files.size(); i++) {
            bySize.computeIfAbsent(Files.size(files.get(i)), _ -> new ArrayList<>()).add(i);
        }
        for (List<Integer> alike : bySize.values()) {
            var seen = new HashMap<java.nio.ByteBuffer, Integer>();
            if (alike.size() > 1) {
                for (int i : alike) {
                    Integer before = seen.putIfAbsent(java.nio.ByteBuffer.wrap(Hashes.sha256(files.get(i))), i);
                    if (before != null && indices[before] != indices[i]) {
                        throw new DataException(text("dataset.images.contradiction", files.get(before), files.get(i)));
                    }
                }
            }
        }
    }
}
