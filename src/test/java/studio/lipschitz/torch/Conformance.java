package studio.lipschitz.torch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;

/// The figures of deel-torchlip, from the folder that `conformance.dir` names.
final class Conformance {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Conformance() {}

    static Path folder() {
        return Path.of(System.getProperty("conformance.dir", "src/test/resources/conformance"));
    }

    /// Names, without `.json`, of the files there that begin with `prefix`.
    static List<String> files(String prefix) throws IOException {
        try (var files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".json") && name.startsWith(prefix))
                    .map(name -> name.substring(0, name.length() - ".json".length())).sorted().toList();
        }
    }

    static List<JsonNode> cases(String file) throws IOException {
        var cases = new ArrayList<JsonNode>();
        read(file).get("cases").forEach(cases::add);
        return cases;
    }

    static JsonNode read(String file) throws IOException {
        return MAPPER.readTree(folder().resolve(file + ".json").toFile());
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> params(JsonNode node) {
        return MAPPER.convertValue(node, Map.class);
    }

    static long[] shape(JsonNode tensor) {
        var shape = new long[tensor.get("shape").size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = tensor.get("shape").get(i).asLong();
        }
        return shape;
    }

    /// Values as stored: base64 of little-endian float32, row-major.
    static float[] values(JsonNode tensor) {
        if (!tensor.get("dtype").asText().equals("float32")) {
            throw new IllegalArgumentException("unknown dtype " + tensor.get("dtype"));
        }
        var buffer = ByteBuffer.wrap(Base64.getDecoder().decode(tensor.get("data").asText())).order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        var values = new float[buffer.remaining()];
        buffer.get(values);
        return values;
    }

    static Tensor tensor(JsonNode tensor, Device device) {
        return Tensors.of(values(tensor), device, shape(tensor));
    }

    /// A target as it stands: float32 labels or int64 class indices.
    static Tensor target(JsonNode tensor, Device device) {
        if (!tensor.get("dtype").asText().equals("int64")) {
            return tensor(tensor, device);
        }
        var buffer = ByteBuffer.wrap(Base64.getDecoder().decode(tensor.get("data").asText())).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
        var indices = new long[buffer.remaining()];
        buffer.get(indices);
        return Tensors.of(indices, device);
    }
}
