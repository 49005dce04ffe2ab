package studio.lipschitz.training;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
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
public final class EventFile {
    private static final String VERSION = "brain.Event:2";
    private static final int FRAME = 16; // bytes around the data of a record

    private final Path path;
    private long lastStep; // the last of an epoch is always told

    public EventFile(Path path) {
        this.path = path;
    }

    public Path path() {
        return path;
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
        var bytes = new ByteArrayOutputStream();
        if (!Files.exists(path) || Files.size(path) == 0) {
            bytes.writeBytes(record(new Proto().real(1, wallTime).bytes(3, VERSION.getBytes(StandardCharsets.UTF_8)).bytes()));
        }
        var summary = new Proto();
        for (Scalar scalar : scalars) {
            summary.bytes(1, new Proto().bytes(1, scalar.tag().getBytes(StandardCharsets.UTF_8)).real(2, scalar.value()).bytes());
        }
        bytes.writeBytes(record(new Proto().real(1, wallTime).whole(2, lastStep).bytes(5, summary.bytes()).bytes()));
        Files.write(path, bytes.toByteArray(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /// Leaves what belongs to these events, the first of the run: what a run that goes on will tell again is cut off, and so is a record that a killed
    /// process left torn. Where there is no such file, it is made of them.
    ///
    /// @param last when the last of them was told, seconds since 1970
    public void keep(List<TrainingEvent> events, double last) throws IOException {
        if (!Files.exists(path)) {
            double end = events.stream().mapToDouble(EventFile::seconds).max().orElse(0);
            for (TrainingEvent event : events) {
                append(event, last - (end - seconds(event)));
            }
            return;
        }
        long step = events.stream().mapToLong(event -> event instanceof StepDone done ? done.step() : 0).max().orElse(0);
        try (var channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.truncate(kept(channel, step));
        }
    }

    /// Where the last whole record of a step up to `last` ends.
    private static long kept(FileChannel channel, long last) throws IOException {
        long end = 0;
        ByteBuffer data = record(channel, end);
        while (data.hasRemaining() && step(data.duplicate().order(ByteOrder.LITTLE_ENDIAN)) <= last) {
            end += FRAME + data.remaining();
            data = record(channel, end);
        }
        return end;
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
                addNorms(scalars, step.layers());
            }
            case EpochDone epoch -> {
                scalars.add(Scalar.of("loss/train", epoch.trainLoss()));
                scalars.add(Scalar.of("loss/validation", epoch.valLoss()));
                scalars.add(Scalar.of("validation/accuracy", epoch.valAccuracy()));
                scalars.add(Scalar.atMost("validation/certified_accuracy", epoch.certifiedAccuracy()));
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

    /// Fields of one message in protobuf's wire format.
    private static final class Proto {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Proto real(int field, double value) {
            tag(field, 1);
            out.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(value).array());
            return this;
        }

        Proto real(int field, float value) {
            tag(field, 5);
            out.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(value).array());
            return this;
        }

        Proto whole(int field, long value) {
            tag(field, 0);
            varint(value);
            return this;
        }

        Proto bytes(int field, byte[] value) {
            tag(field, 2);
            varint(value.length);
            out.writeBytes(value);
            return this;
        }

        byte[] bytes() {
            return out.toByteArray();
        }

        private void tag(int field, int wire) {
            varint(((long) field << 3) | wire);
        }

        private void varint(long value) {
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                out.write((int) ((rest & 0x7F) | 0x80));
                rest >>>= 7;
            }
            out.write((int) rest);
        }
    }
}
