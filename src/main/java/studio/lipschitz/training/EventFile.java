package studio.lipschitz.training;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import studio.lipschitz.training.TrainingEvent.EpochDone;
import studio.lipschitz.training.TrainingEvent.LayerNorm;
import studio.lipschitz.training.TrainingEvent.Started;
import studio.lipschitz.training.TrainingEvent.StepDone;

/// The scalars of a run as TensorBoard reads them: records of TensorFlow's `record_writer.cc`, each an `Event` of `event.proto` in protobuf's wire format.
///
/// A record is its length (8 bytes, little-endian), the masked CRC-32C of those bytes, the data, and its masked CRC-32C. The first is of the format's
/// version, every other holds the scalars of one step. Those of an epoch stand at its last step, so that all curves share an axis. Bounds are rounded
/// upward to the float32 of the format, so that what TensorBoard shows is still a bound.
///
/// A run that goes on leaves its file as it is and begins another: a TensorBoard that looks on remembers how far it has read and gives up a file that
/// became shorter. Each starts with a `SessionLog`: at the second and later ones TensorBoard forgets what the run does again.
public final class EventFile {
    private static final String NAME = "events.out.tfevents.lipschitz-studio"; // TensorBoard knows it by its `tfevents`
    private static final String VERSION = "brain.Event:2";
    private static final int FRAME = 16; // bytes around the data of a record
    private static final int SESSION_START = 1; // SessionLog.SessionStatus.START

    private final Path folder;
    private Optional<Path> open = Optional.empty(); // looked up once, when the first scalar is told
    private long lastStep; // the last of an epoch is always told

    /// @param folder of the run
    public EventFile(Path folder) {
        this.folder = folder;
    }

    /// The files there are, the oldest first: `NAME.NUMBER`, where the number is when it was begun (microseconds since 1970, milliseconds in early versions),
    /// and `NAME` alone in a run of an early version that has not gone on since.
    public List<Path> paths() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith(NAME)).sorted().toList();
        }
    }

    /// Deletes them. The next has a name that none of them had, as a TensorBoard that looks on needs.
    public void delete() throws IOException {
        for (Path path : paths()) {
            Files.delete(path);
        }
    }

    /// Appends the scalars of a step or an epoch; of what has none, nothing.
    public void append(TrainingEvent event) throws IOException {
        append(event, System.currentTimeMillis() / 1e3);
    }

    private void append(TrainingEvent event, double wallTime) throws IOException {
        if (event instanceof StepDone done) {
            lastStep = done.step();
        }
        List<Scalar> scalars = scalars(event);
        if (scalars.isEmpty()) {
            return;
        }
        var summary = new Proto();
        for (Scalar scalar : scalars) {
            summary.bytes(1, new Proto().bytes(1, scalar.tag().getBytes(StandardCharsets.UTF_8)).real(2, scalar.value()).bytes());
        }
        write(open.isPresent() ? open.get() : begun(wallTime), new Proto().real(1, wallTime).whole(2, lastStep).bytes(5, summary.bytes()));
    }

    /// The newest file; a new one where there is none.
    private Path begun(double wallTime) throws IOException {
        List<Path> there = paths();
        Path newest = there.isEmpty() ? another(wallTime, 0) : there.getLast();
        open = Optional.of(newest);
        return newest;
    }

    /// @param from the step at which the run begins or goes on
    private Path another(double wallTime, long from) throws IOException {
        long name = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()); // of the same millisecond is what a run begun anew at once deleted
        while (Files.exists(folder.resolve(NAME + "." + name))) {
            name++;
        }
        Path path = folder.resolve(NAME + "." + name);
        write(path, new Proto().real(1, wallTime).bytes(3, VERSION.getBytes(StandardCharsets.UTF_8)));
        write(path, new Proto().real(1, wallTime).whole(2, from).bytes(7, new Proto().whole(1, SESSION_START).bytes()));
        return path;
    }

    private static void write(Path path, Proto event) throws IOException {
        Files.write(path, record(event.bytes()), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /// Begins a file for a run that goes on after these events, the first it told. What it will tell again is forgotten; what the files lack of these events,
    /// because power was lost or an early version wrote no such files, is told now.
    ///
    /// @param last when the last of them was told, seconds since 1970
    public void goOn(List<TrainingEvent> events, double last) throws IOException {
        Files.deleteIfExists(folder.resolve(NAME)); // without a start, so that TensorBoard would show twice what is told twice
        long kept = events.stream().mapToLong(event -> event instanceof StepDone done ? done.step() : 0).max().orElse(0);
        long from = Math.min(kept, told());
        open = Optional.of(another(last, from));
        double end = events.stream().mapToDouble(EventFile::seconds).max().orElse(0);
        for (TrainingEvent event : events) {
            long step = event instanceof StepDone done ? done.step() : lastStep;
            if (step >= from) {
                append(event, last - (end - seconds(event)));
            }
            lastStep = step;
        }
    }

    /// The last step of which a whole record is there; 0 where none is.
    private long told() throws IOException {
        long told = 0;
        for (Path path : paths()) {
            try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
                long offset = 0;
                ByteBuffer data = record(channel, offset);
                while (data.hasRemaining()) {
                    told = step(data.duplicate().order(ByteOrder.LITTLE_ENDIAN));
                    offset += FRAME + data.remaining();
                    data = record(channel, offset);
                }
            }
        }
        return told;
    }

    /// The data of the record at `offset`; nothing where none is whole.
    private static ByteBuffer record(FileChannel channel, long offset) throws IOException {
        ByteBuffer length = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        channel.read(length, offset);
        long size = length.hasRemaining() ? 0 : length.getLong(0);
        if (size <= 0 || offset + FRAME + size > channel.size() || length.getInt(8) != masked(length.array(), 8)) {
            return ByteBuffer.allocate(0);
        }
        var data = ByteBuffer.allocate(Math.toIntExact(size));
        channel.read(data, offset + 12);
        return data.flip();
    }

    /// The step of an `Event`; 0 where it has none. Reads fields 1 and 2, which come first.
    private static long step(ByteBuffer event) {
        event.position(9); // field 1, a double
        if (event.get() != (2 << 3)) {
            return 0;
        }
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte part = event.get();
            value |= (long) (part & 0x7F) << shift;
            if (part >= 0) {
                break;
            }
        }
        return value;
    }

    private static double seconds(TrainingEvent event) {
        return event instanceof StepDone step ? step.seconds() : event instanceof EpochDone epoch ? epoch.seconds() : 0;
    }

    private record Scalar(String tag, float value) {

        static Scalar of(String tag, double value) {
            return new Scalar(tag, (float) value);
        }

        static Scalar atLeast(String tag, double value) {
            float near = (float) value;
            return new Scalar(tag, near < value ? Math.nextUp(near) : near);
        }

        static Scalar atMost(String tag, double value) {
            float near = (float) value;
            return new Scalar(tag, near > value ? Math.nextDown(near) : near);
        }
    }

    private static List<Scalar> scalars(TrainingEvent event) {
        var scalars = new ArrayList<Scalar>();
        switch (event) {
            case StepDone step -> {
                scalars.add(Scalar.of("loss/batch", step.loss()));
                scalars.add(Scalar.of("learning_rate", step.learningRate()));
                step.figures().parts().forEach(part -> scalars.add(Scalar.of("loss/batch_" + part.name(), part.value())));
                if (!Double.isNaN(step.figures().gradientNorm())) {
                    scalars.add(Scalar.of("gradient_norm", step.figures().gradientNorm()));
                }
                if (step.figures().memory() > 0) {
                    scalars.add(Scalar.of("memory_bytes", (double) step.figures().memory()));
                }
                addNorms(scalars, step.layers());
            }
            case EpochDone epoch -> {
                scalars.add(Scalar.of("loss/train", epoch.trainLoss()));
                scalars.add(Scalar.of("loss/validation", epoch.valLoss()));
                epoch.figures().parts().forEach(part -> scalars.add(Scalar.of("loss/validation_" + part.name(), part.value())));
                scalars.add(Scalar.of("validation/accuracy", epoch.valAccuracy()));
                scalars.add(Scalar.atMost("validation/certified_accuracy", epoch.certifiedAccuracy()));
                epoch.figures()
                        .certified()
                        .forEach(at -> scalars.add(Scalar.atMost("certified_accuracy/epsilon_" + rounded(at.epsilon()), at.accuracy())));
                scalars.add(Scalar.atMost("validation/mean_radius", epoch.meanRadius()));
                scalars.add(Scalar.of("validation/kr", epoch.valKr()));
                scalars.add(Scalar.of("samples_per_second", epoch.samplesPerSecond()));
                addNorms(scalars, epoch.layers());
            }
            case Started _,TrainingEvent.Changed _,TrainingEvent.ChangeRefused _,TrainingEvent.EarlyStopped _,TrainingEvent.Downloading _,TrainingEvent.BoundaryMoved _,TrainingEvent.Paused _,TrainingEvent.Resumed _,TrainingEvent.Finished _,TrainingEvent.Failed _ ->
                {}
        }
        return scalars;
    }

    private static String rounded(double epsilon) {
        return new BigDecimal(epsilon).round(new MathContext(4)).stripTrailingZeros().toPlainString();
    }

    private static void addNorms(List<Scalar> scalars, List<LayerNorm> layers) {
        for (LayerNorm layer : layers) {
            scalars.add(Scalar.atLeast("norm_upper/" + layer.id(), layer.upper()));
            scalars.add(Scalar.atMost("norm_lower/" + layer.id(), layer.lower()));
            if (Double.isFinite(layer.smallest())) {
                scalars.add(Scalar.of("smallest_singular_value/" + layer.id(), layer.smallest()));
            }
        }
    }

    private static byte[] record(byte[] data) {
        ByteBuffer record = ByteBuffer.allocate(FRAME + data.length).order(ByteOrder.LITTLE_ENDIAN);
        record.putLong(data.length).putInt(masked(record.array(), 8)).put(data).putInt(masked(data, data.length));
        return record.array();
    }

    /// CRC-32C, turned and shifted so that the check of data which holds one is not trivial (`crc32c.h`: `Mask`).
    static int masked(byte[] data, int size) {
        var crc = new CRC32C();
        crc.update(data, 0, size);
        return Integer.rotateRight((int) crc.getValue(), 15) + 0xA282EAD8;
    }
}
