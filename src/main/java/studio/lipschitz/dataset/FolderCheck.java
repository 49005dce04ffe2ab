package studio.lipschitz.dataset;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Goes through a folder of images to its end where [ImageFolder] stops at the first fault: names every file that keeps it from being read, and files
/// with the same picture.
final class FolderCheck {
    private final DataName name;
    private final Path root;
    private final List<Flaw> flaws = new ArrayList<>();
    private final List<Image> images = new ArrayList<>();

    private record Image(Path file, String kind, Optional<DataPart> part) {}

    /// What an image is like.
    ///
    /// @param hash of its size and pixels
    private record Look(int height, int width, boolean grey, String hash) {
        String size() {
            return height == width ? String.valueOf(height) : height + "x" + width;
        }
    }

    private FolderCheck(DataName name) throws DataException {
        this.name = name;
        this.root = name.path();
    }

    static DataCheck of(DataName name, CheckWatch watch) throws IOException, CheckCancelledException {
        return new FolderCheck(name).check(watch);
    }

    private DataCheck check(CheckWatch watch) throws IOException, CheckCancelledException {
        if (!Files.isDirectory(root)) {
            throw new DataException(text("dataset.images.notAFolder", name.text(), root));
        }
        List<Path> parts = ImageFolder.parts(root).stream().flatMap(part -> Optional.<Path>ofNullable(part).stream()).toList();
        if (parts.isEmpty()) {
            list(root, Optional.empty());
        }
        List<DataPart> order = List.of(DataPart.TRAIN, DataPart.VALIDATION, DataPart.TEST);
        for (int i = 0; i < parts.size(); i++) {
            list(parts.get(i), Optional.of(order.get(i)));
        }
        var looks = new @Nullable Look[images.size()];
        var broken = new @Nullable Flaw[images.size()];
        look(looks, broken, watch);
        Arrays.stream(broken).filter(Objects::nonNull).forEach(flaw -> flaws.add(Objects.requireNonNull(flaw)));
        compare(looks);
        return new DataCheck(flaws, duplicates(looks), images.size());
    }

    private void list(Path folder, Optional<DataPart> part) throws IOException {
        for (Path kind : ImageFolder.children(folder)) {
            if (!Files.isDirectory(kind)) {
                flaws.add(new Flaw(Flaw.Kind.OUTSIDE, kind, text("dataset.images.outside", kind, folder)));
                continue;
            }
            List<Path> files = ImageFolder.children(kind);
            for (Path file : files) {
                if (Files.isDirectory(file)) {
                    flaws.add(new Flaw(Flaw.Kind.NESTED_FOLDER, file, text("dataset.images.nested", file)));
                } else if (!ImageFolder.isImage(file)) {
                    flaws.add(new Flaw(Flaw.Kind.NO_IMAGE, file, text("dataset.images.noImage", file)));
                } else {
                    images.add(new Image(file, String.valueOf(kind.getFileName()), part));
                }
            }
            if (files.isEmpty()) {
                flaws.add(new Flaw(Flaw.Kind.EMPTY_FOLDER, kind, text("dataset.images.empty", kind)));
            }
        }
    }

    private void look(@Nullable Look[] looks, @Nullable Flaw[] broken, CheckWatch watch) throws CheckCancelledException {
        var done = new AtomicLong();
        IntStream.range(0, looks.length).parallel().forEach(i -> {
            if (watch.cancelled()) {
                return;
            }
            Path file = images.get(i).file();
            try {
                Picture picture = Picture.read(file);
                looks[i] = new Look(picture.height(), picture.width(), picture.grey(), hash(picture));
            } catch (DataException e) {
                broken[i] = new Flaw(Flaw.Kind.UNREADABLE, file, String.valueOf(e.getMessage()));
            }
            watch.progress(done.incrementAndGet(), looks.length);
        });
        if (watch.cancelled()) {
            throw new CheckCancelledException();
        }
    }

    private static String hash(Picture picture) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(ByteBuffer.allocate(2 * Integer.BYTES).putInt(picture.height()).putInt(picture.width()).flip());
            digest.update(picture.channels(3).pixels()); // a grey picture in three channels is the same picture
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Those that are not as most are, where nothing asks for them to be made alike.
    private void compare(@Nullable Look[] looks) throws DataException {
        List<Look> read = Arrays.stream(looks).flatMap(look -> Optional.<Look>ofNullable(look).stream()).toList();
        if (read.isEmpty()) {
            return;
        }
        String usual = most(read.stream().map(Look::size).toList());
        boolean grey = read.getFirst().grey();
        Path first = IntStream.range(0, looks.length).filter(i -> looks[i] != null).mapToObj(i -> images.get(i).file()).findFirst()
                .orElseThrow();
        for (int i = 0; i < looks.length; i++) {
            Look look = looks[i];
            Path file = images.get(i).file();
            if (look != null && name.value(DataOption.SIZE) == null && !look.size().equals(usual)) {
                flaws.add(new Flaw(Flaw.Kind.OTHER_SIZE, file, text("dataset.flaw.size", file, look.height(), look.width(),
                        usual.contains("x") ? usual.replace("x", " × ") : usual + " × " + usual, usual)));
            }
            if (look != null && name.value(DataOption.GREY) == null && grey && !look.grey()) {
                flaws.add(new Flaw(Flaw.Kind.OTHER_COLOURS, file, text("dataset.images.colour", file, first)));
            }
        }
    }

    private static String most(List<String> sizes) {
        Map<String, Long> counts = sizes.stream().collect(Collectors.groupingBy(size -> size, LinkedHashMap::new, Collectors.counting()));
        String best = sizes.getFirst();
        for (var each : counts.entrySet()) {
            if (each.getValue() > counts.getOrDefault(best, 0L)) {
                best = each.getKey();
            }
        }
        return best;
    }

    private List<Duplicate> duplicates(@Nullable Look[] looks) {
        Map<String, List<Duplicate.Copy>> byHash = new LinkedHashMap<>();
        for (int i = 0; i < looks.length; i++) {
            Look look = looks[i];
            if (look != null) {
                Image image = images.get(i);
                byHash.computeIfAbsent(look.hash(), _ -> new ArrayList<>())
                        .add(new Duplicate.Copy(image.part(), -1, image.kind(), Optional.of(image.file())));
            }
        }
        return SampleCheck.ordered(byHash.values().stream().filter(copies -> copies.size() > 1).map(Duplicate::new).toList());
    }
}
