package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class DevicesTest {

    @Test
    void theProcessorMultipliesRight() throws Exception {
        Devices.Check first = Devices.check().getFirst();
        assertEquals("cpu", first.device());
        assertTrue(first.works(), first::toString);
        assertEquals("", first.problem());
        assertTrue(Devices.libtorchVersion().matches("\\d+\\.\\d+\\.\\d+"), Devices.libtorchVersion());
    }

    @Test
    void aDeviceThatIsNotThereIsRefusedInOneSentence() {
        String message = String.valueOf(assertThrows(IOException.class, () -> Libtorch.choose("cuda:99")).getMessage());
        assertTrue(message.startsWith("device cuda:99: "), message);
    }

    @Test
    void autoTakesTheProcessorWhereThereIsNoOther() throws Exception {
        assertEquals(Libtorch.cuda().isEmpty(), Libtorch.choose("auto").onCpu());
    }
}
