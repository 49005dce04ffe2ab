package studio.lipschitz.torch;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/// The devices of this machine, and which build of libtorch serves them.
public final class Devices {

    /// What was found out about one device.
    ///
    /// @param device `cpu` or `cuda:N`
    /// @param name in words: `CPU (2 threads)`
    /// @param works whether a multiplication on it gave the right product
    /// @param problem one sentence with the fix; empty where it works
    public record Check(String device, String name, boolean works, String problem) {}

    private Devices() {}

    /// Version of libtorch: `2.13.0`.
    ///
    /// @throws IOException if it cannot be loaded, in one sentence with the fix
    public static String libtorchVersion() throws IOException {
        Libtorch.load();
        return Libtorch.version();
    }

    /// Every device, each with a multiplication really done on it; one that libtorch cannot use is told with its fix.
    public static List<Check> check() {
        try {
            Libtorch.load();
        } catch (IOException e) {
            return List.of(new Check("cpu", "CPU", false, String.valueOf(e.getMessage())));
        }
        var checks = new ArrayList<Check>();
        checks.add(multiply("cpu", Libtorch.cpu()));
        List<String> seen = CudaDriver.devices();
        for (int i = 0; i < seen.size(); i++) {
            checks.add(Libtorch.cuda().isEmpty()
                    ? new Check("cuda:" + i, seen.get(i), false, Libtorch.withoutCuda())
                    : multiply("cuda:" + i, seen.get(i)));
        }
        return checks;
    }

    /// Multiplies two 64 × 64 matrices of small whole numbers, whose product is exact, and compares.
    private static Check multiply(String device, String name) {
        int size = 64;
        var left = new float[size * size];
        var right = new float[size * size];
        for (int i = 0; i < left.length; i++) {
            left[i] = i % 7 - 3;
            right[i] = i % 5 - 2;
        }
        try (var _ = new PointerScope()) {
            var on = new Device(device);
            Tensor product = torch.mm(Tensors.of(left, on, size, size), Tensors.of(right, on, size, size));
            float[] values = Tensors.floats(product);
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    float expected = 0;
                    for (int k = 0; k < size; k++) {
                        expected += left[i * size + k] * right[k * size + j];
                    }
                    if (values[i * size + j] != expected) {
                        return new Check(device, name, false,
                                text("torch.device.wrongProduct"));
                    }
                }
            }
            return new Check(device, name, true, "");
        } catch (RuntimeException e) {
            String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            return new Check(device, name, false,
                    text("torch.device.failed", line));
        }
    }
}
