package studio.lipschitz.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.training.OutOfMemory;

class ShortageTest {

    @Test
    void whatLibtorchSaysOfMemoryBecomesASmallerBatch() throws IOException {
        Libtorch.load();
        RuntimeException said = assertThrows(RuntimeException.class, () -> {
            try (var _ = new PointerScope()) {
                torch.empty(1L << 55);
            }
        });
        assertEquals(
                "the memory of the CPU (2 threads) does not hold a step of 128 samples; train with a batch of 64 or less",
                Shortage.told(said, "CPU (2 threads)", 128).getMessage());
    }

    @Test
    void theBatchIsThereToBeTaken() {
        var said = new RuntimeException("CUDA out of memory.");
        assertEquals(64, assertInstanceOf(OutOfMemory.class, Shortage.told(said, "NVIDIA H200", 128)).batch());
        assertEquals(0, assertInstanceOf(OutOfMemory.class, Shortage.told(said, "NVIDIA H200", 1)).batch());
    }

    @Test
    void dataThatDoNotFitAreNamed() {
        var said = new RuntimeException("[enforce fail at alloc_cpu.cpp:119] DefaultCPUAllocator: can't allocate memory: you tried to");
        var told = assertInstanceOf(OutOfMemory.class, Shortage.ofData(said, "CPU (2 threads)", 70_000, Shape.of(3, 224, 224)));
        assertEquals(
                "the memory of the CPU (2 threads) does not hold the data, 70000 samples of " + Shape.of(3, 224, 224)
                        + "; train on a part of it, or choose another device",
                told.getMessage());
        assertEquals(0, told.batch());
        var other = new RuntimeException("mat1 and mat2 shapes cannot be multiplied");
        assertSame(other, assertThrows(RuntimeException.class, () -> Shortage.ofData(other, "CPU", 1, Shape.of(2))));
    }

    @Test
    void soDoWordsOfCuda() {
        var said = new RuntimeException("CUDA out of memory. Tried to allocate 20.00 GiB. GPU 0 has a total capacity of 79.11 GiB");
        assertEquals(
                "the memory of the NVIDIA H200 does not hold a step of one sample; make the network smaller, or choose another device",
                Shortage.told(said, "NVIDIA H200", 1).getMessage());
    }

    @Test
    void anythingElseStaysWhatItIs() {
        var said = new RuntimeException("mat1 and mat2 shapes cannot be multiplied");
        assertSame(said, assertThrows(RuntimeException.class, () -> Shortage.told(said, "CPU", 128)));
    }
}
