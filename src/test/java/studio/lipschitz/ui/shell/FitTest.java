package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FitTest {

    @ParameterizedTest
    @CsvSource({
        "zoom in, Zoom in, 0",
        "zoom, Zoom in, 1",
        "in, Zoom in, 2",
        "linear, SpectralLinear, 2",
        "2d, MaxPool2d, 2",
        "4, conv4, 2",
        "2, conv32, 3",
        "oom, Zoom in, 3",
        "zin, Zoom in, 4",
        "sl, SpectralLinear, 4",
        "noz, Zoom in, 5",
        "om i, Zoom, 5",
        "pl, Copy all, 5",
    })
    void theMoreANameHasOfAWordTheSmallerTheNumber(String word, String name, int fit) {
        assertEquals(fit, Fit.of(word, name));
    }

    @Test
    void aPathIsTypedAsItIsRead() {
        assertEquals(List.of("view", "zoom", "in"), Fit.words(" View > Zoom  in"));
        assertEquals(List.of(), Fit.words("  > "));
    }
}
