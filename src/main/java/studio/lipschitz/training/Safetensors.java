package studio.lipschitz.training;

import static studio.lipschitz.text.Texts.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Float32 tensors by name in one file that Python reads as it is: eight bytes of length, a JSON header, the values.
///
/// Format: https://github.com/huggingface/safetensors.
///
/// @param tensors by name, in file order
/// @param metadata free text by key
public record Safetensors(Map<String, Array> tensors, Map<String, String> metadata) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int LONGEST_HEADER = 100_000_000;

    /// @param values row-major
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    public record Array(long[] shape, float[] values) {}

    /// Writes beside the file, then moves over it.
    public void write(Path file) throws IOException {
        ObjectNode header = MAPPER.createObjectNode();
        ObjectNode about = header.putObject("__metadata__").put("format", "pt");
        metadata.forEach(about::put);
        long offset = 0;
        for (Map.Entry<String, Array> entry : tensors.entrySet()) {
            ObjectNode node = header.putObject(entry.getKey()).put("dtype", "F32");
            ArrayNode shape = node.putArray("shape");
            for (long size : entry.getValue().shape()) {
                shape.add(size);
            }
            long end = offset + (long) entry.getValue().values().length * Float.BYTES;
            node.putArray("data_offsets").add(offset).add(end);
            offset = end;
        }
        byte[] text = header.toString().getBytes(StandardCharsets.UTF_8);
        int padded = (text.length + 7) / 8 * 8; // values start at a multiple of 8
        var parts = new ByteBuffer[1 + tensors.size()];
        parts[0] = ByteBuffer.allocate(8 + padded).order(ByteOrder.LITTLE_ENDIAN).putLong(padded).put(text);
        while (parts[0].hasRemaining()) {
            parts[0].put((byte) ' ');
        }
        parts[0].flip();
        int i = 1;
        for (Array array : tensors.values()) {
            var bytes = ByteBuffer.allocate(Math.multiplyExact(array.values().length, Float.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(array.values());
            parts[i++] = bytes;
        }
        RunFolder.replace(file, parts);
    }

    /// Reads a whole file of float32 tensors.
    ///
    /// @throws IOException if it is damaged or holds another type, naming the file and the place
    public static Safetensors read(Path file) throws IOException {
        var bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.remaining() < 8) {
            throw new IOException(text("training.run.weightsShort", file));
        }
        long length = bytes.getLong();
        if (length < 2 || length > LONGEST_HEADER || length > bytes.remaining()) {
            throw new IOException(text("training.run.weightsHeader", file, length));
        }
        JsonNode header;
        try {
            header = MAPPER.readTree(bytes.array(), 8, (int) length);
        } catch (JsonProcessingException e) {
            throw new IOException(text("training.run.weightsJson", file, e.getOriginalMessage()), e);
        }
        var metadata = new LinkedHashMap<String, String>();
        var tensors = new LinkedHashMap<String, Array>();
        int start = 8 + (int) length;
        for (Map.Entry<String, JsonNode> entry : header.properties()) {
            if (entry.getKey().equals("__metadata__")) {
                entry.getValue().properties().forEach(e -> metadata.put(e.getKey(), e.getValue().asText()));
            } else {
                tensors.put(entry.getKey(), array(file, entry.getKey(), entry.getValue(), bytes, start));
            }
        }
        return new Safetensors(tensors, metadata);
    }

    private static Array array(Path file, String name, JsonNode node, ByteBuffer bytes, int start) throws IOException {
        if (!node.path("dtype").asText().equals("F32")) {
            throw new IOException(text("training.run.weightsType", file, name, node.path("dtype")));
        }
        var shape = new long[node.path("shape").size()];
        long count = 1;
        for (int i = 0; i < shape.length; i++) {
            shape[i] = node.path("shape").get(i).asLong(-1);
            count = shape[i] < 0 || shape[i] > Integer.MAX_VALUE ? -1 : count * shape[i];
        }
        long from = node.path("data_offsets").path(0).asLong(-1);
        long to = node.path("data_offsets").path(1).asLong(-1);
        if (count < 0 || from < 0 || to - from != count * Float.BYTES || start + to > bytes.capacity()) {
            throw new IOException(text("training.run.weightsPlace", file, name, node.path("data_offsets"), node.path("shape")));
        }
        var values = new float[(int) count];
        bytes.slice(start + (int) from, (int) (to - from)).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return new Array(shape, values);
    }
}
