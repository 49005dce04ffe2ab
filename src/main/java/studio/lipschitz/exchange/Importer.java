package studio.lipschitz.exchange;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import studio.lipschitz.edit.LayeredLayout;
import studio.lipschitz.edit.Placement;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.project.Position;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.ProjectFileException;
import studio.lipschitz.project.UnknownFields;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.training.TrainingPlan;

/// Reads networks out of files of other programs: Python source for torch and deel-torchlip, and ONNX.
///
/// What a reader does not understand it refuses in one sentence that names the file, the place and what to do: it never guesses, and never drops a
/// layer or a parameter.
public final class Importer {
    /// As files of these forms end.
    public static final List<String> EXTENSIONS = List.of(".py", ".onnx");

    private static final int LARGEST_SOURCE = 4 << 20; // bytes
    private static final int LARGEST_MODEL = 2047 << 20; // bytes; a message of protobuf is smaller than 2 GB

    private Importer() {}

    /// Whether a file is of another program, by its name.
    public static boolean reads(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return EXTENSIONS.stream().anyMatch(name::endsWith);
    }

    /// Reads a file that [#reads] accepts.
    ///
    /// @param input shape of the network's input without the batch axis, for files that leave it open; it goes before what the file says
    /// @throws ProjectFileException if it cannot be read, in one sentence
    public static Imported read(Path file, Optional<Shape> input) throws ProjectFileException {
        String name = file.toString();
        boolean python = name.toLowerCase(Locale.ROOT).endsWith(".py");
        int largest = python ? LARGEST_SOURCE : LARGEST_MODEL;
        if (Files.isDirectory(file)) {
            throw new ProjectFileException(name, "", text("exchange.file.folder"));
        }
        try (var channel = FileChannel.open(file); Arena arena = Arena.ofConfined()) {
            long size = channel.size();
            if (size == 0 || size > largest) {
                throw new ProjectFileException(name, "",
                        size == 0 ? text("exchange.file.empty") : text("exchange.file.large", largest >> 20));
            }
            return parse(name, channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena).asByteBuffer(), python, input);
        } catch (NoSuchFileException e) {
            throw new ProjectFileException(name, text("exchange.file.missing"), e);
        } catch (ProjectFileException e) {
            throw e;
        } catch (IOException e) {
            throw new ProjectFileException(name, text("exchange.file.unread", e.getMessage()), e);
        }
    }

    /// @param content of a file; weights in it are not looked at, so that a large one costs no memory
    static Imported parse(String name, ByteBuffer content, boolean python, Optional<Shape> input) throws ProjectFileException {
        var notes = new ArrayList<String>();
        try {
            Network network = python ? PythonReader.read(content, input, notes) : OnnxReader.read(content, input, notes);
            var project = new Project(network, positions(network), TrainingPlan.DEFAULT, UnknownFields.NONE);
            return new Imported(project, List.copyOf(notes));
        } catch (Refusal e) {
            throw e.of(name);
        } catch (IllegalArgumentException e) { // a layer's word for a value that is out of range
            throw new ProjectFileException(name, "", String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, Position> positions(Network network) {
        Map<String, Position> column = Placement.complete(network, Map.of());
        var ids = network.nodes().stream().map(Node::id).collect(java.util.stream.Collectors.toSet());
        return LayeredLayout.of(network, column, ids, () -> false).orElse(column);
    }
}
