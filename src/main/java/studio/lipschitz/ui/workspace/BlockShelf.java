package studio.lipschitz.ui.workspace;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.lipschitz.edit.BlockFile;
import studio.lipschitz.edit.Fragment;
import studio.lipschitz.network.Block;
import studio.lipschitz.ui.fx.Tasks;

/// Blocks that are kept for other drawings: a folder of block files, read and written beside the FX thread. FX thread only.
public final class BlockShelf {
    private final Path folder;
    private final Tasks tasks;
    private final ReadOnlyObjectWrapper<Optional<Kept>> removed = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<Kept>> blocks = new ReadOnlyObjectWrapper<>(List.of());

    /// A block on the shelf.
    public record Kept(Path file, Fragment part) {

        public Block block() {
            return BlockFile.whole(part);
        }
    }

    public BlockShelf(Path folder, Tasks tasks) {
        this.folder = folder;
        this.tasks = tasks;
    }

    /// By name.
    public ReadOnlyObjectProperty<List<Kept>> blocksProperty() {
        return blocks.getReadOnlyProperty();
    }

    /// Looks into the folder: another window may have put something there. Files that cannot be read are passed over.
    public void look() {
        tasks.start(this::read, this::publish, _ -> {});
    }

    private void publish(List<Kept> found) {
        if (!found.equals(blocks.get())) {
            blocks.set(found);
        }
    }

    /// Keeps a block, beside one that has its name.
    ///
    /// @param say gets a sentence on what came of it
    public void keep(Fragment part, Consumer<String> say) {
        String name = BlockFile.whole(part).name();
        tasks.start(
                () -> {
                    Files.createDirectories(folder);
                    BlockFile.write(free(name), part);
                    return read();
                },
                found -> {
                    publish(found);
                    say.accept(text("block.shelf.kept", name));
                },
                e -> say.accept(Objects.requireNonNullElse(e.getMessage(), e.toString())));
    }

    /// Takes a block off the shelf; drawings that it stands in keep it.
    public void remove(Kept kept, Consumer<String> say) {
        tasks.start(
                () -> {
                    Files.deleteIfExists(kept.file());
                    return read();
                },
                found -> {
                    publish(found);
                    removed.set(Optional.of(kept));
                    say.accept(text("block.shelf.removed", kept.block().name()));
                },
                e -> say.accept(Objects.requireNonNullElse(e.getMessage(), e.toString())));
    }

    /// What was taken off last and can be put back; empty again once it was, or once [#forget] is called.
    public ReadOnlyObjectProperty<Optional<Kept>> removedProperty() {
        return removed.getReadOnlyProperty();
    }

    /// Puts back what was taken off last, beside one that has its name by now.
    public void putBack(Consumer<String> say) {
        removed.get().ifPresent(kept -> keep(kept.part(), say));
        forget();
    }

    public void forget() {
        removed.set(Optional.empty());
    }

    private Path free(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
        String stem = plain.isEmpty() ? "block" : plain.substring(0, Math.min(plain.length(), 60));
        Path file = folder.resolve(stem + ".lipnet");
        for (int number = 2; Files.exists(file); number++) {
            file = folder.resolve(stem + "-" + number + ".lipnet");
        }
        return file;
    }

    private List<Kept> read() throws IOException {
        var found = new ArrayList<Kept>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.lipnet")) {
            for (Path file : files) {
                try {
                    found.add(new Kept(file, BlockFile.read(file)));
                } catch (IOException notABlock) {
                    // somebody else's file: it stays where it is
                }
            }
        } catch (NoSuchFileException none) {
            return List.of();
        }
        found.sort(Comparator.comparing((Kept kept) -> kept.block().name().toLowerCase(Locale.ROOT)).thenComparing(Kept::file));
        return List.copyOf(found);
    }
}
