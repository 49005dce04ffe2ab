package studio.lipschitz.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.tensor.Shape;

/// Source of which one part, read alone, would have a smaller constant than what Python makes of all.
class PythonGuardTest {
    private static final String HEAD = """
            import torch.nn as nn
            from deel import torchlip
            """;

    private static final String CLASS = HEAD + """
            class Net(nn.Module):
                def __init__(self, big=False):
                    super().__init__()
                    self.a = nn.Sequential(torchlip.SpectralLinear(8, 8))
            """;

    private static final String FORWARD = """
                def forward(self, x):
                    return self.a(x)
            """;

    private static double bound(String source, List<String> notes) throws Refusal {
        var network = PythonReader.read(ByteBuffer.wrap(source.getBytes(StandardCharsets.UTF_8)), Optional.of(Shape.of(8)), notes);
        return Analysis.of(network).bound().orElse(Double.POSITIVE_INFINITY);
    }

    private static double bound(String source) throws Refusal {
        return bound(source, new ArrayList<>());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "more(model)|def more(m):\n    m.append(nn.Linear(8, 8))\n", "model[0].register_forward_hook(lambda m, i, o: 5 * o)|",
        "setattr(model, '0', nn.Linear(8, 8))|", "model._modules['0'] = nn.Linear(8, 8)|", "model.forward = print|",
        "model = Wrapper(model)|", "net = Wrapper(model)|from wrappers import Wrapper\n", "exec('model = 1')|",
        "if True:\n    model[0].layers.append(nn.Linear(8, 8))|",
    })
    void aNetworkThatIsChangedLater(String source) {
        String[] parts = source.split("\\|", -1);
        String whole = HEAD + parts[1] + "model = nn.Sequential(torchlip.SpectralLinear(8, 8))\n";
        assertThrows(Refusal.class, () -> bound(whole + parts[0] + "\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "        self._more()\n    def _more(self):\n        self.a.append(nn.Linear(8, 8))\n",
        "        self._more()\n    def _more(self):\n        self._again()\n    def _again(self):\n        self.a = nn.Linear(8, 8)\n",
        "        if big:\n            return\n        self.a = nn.Sequential()\n",
        "    def __call__(self, x):\n        return 5 * x\n", "    def __getattr__(self, name):\n        return nn.Linear(8, 8)\n",
    })
    void aClassOfWhichMoreThanItsForwardDecides(String rest) {
        assertThrows(Refusal.class, () -> bound(CLASS + rest + FORWARD + "model = Net()\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "try:\n    from fast import SpectralLinear\nexcept ImportError:\n    pass\n", "if True:\n    class SpectralLinear:\n        pass\n",
        "if True:\n    def SpectralLinear(a, b):\n        pass\n", "from mine import *\n",
    })
    void aLayerThatMayBeAnother(String between) {
        String source = "from torch import nn\nfrom deel.torchlip import SpectralLinear\n" + between;
        assertThrows(Refusal.class, () -> bound(source + "model = nn.Sequential(SpectralLinear(8, 8))\n"));
    }

    @Test
    void theLastMeaningCounts() throws Refusal {
        String two = "model = Sequential(SpectralLinear(8, 8), GroupSort2(k_coef_lip=2.5))\n";
        assertEquals(2.5, bound("from deel.torchlip import *\nfrom torch.nn import *\n" + two), 1e-9);
        String twice = CLASS + FORWARD + "    def forward(self, x):\n        return 3 * 1 * self.a(x) if False else x\n";
        assertThrows(Refusal.class, () -> bound(twice + "model = Net()\n"));
        assertEquals(Double.POSITIVE_INFINITY, bound(CLASS + "    def __init__(self):\n        self.a = nn.Linear(8, 8)\n" + FORWARD));
    }

    @Test
    void whatComesBehindAStarIsGivenByName() throws Refusal {
        String net = HEAD + """
                class Net(nn.Module):
                    def __init__(self, *widths, k=5.0):
                        super().__init__()
                        self.a = torchlip.SpectralLinear(8, 8, k_coef_lip=k)
                """ + FORWARD;
        assertEquals(5, bound(net + "model = Net(1.0)\n"), 1e-9);
        assertEquals(4, bound(net + "model = Net(3, k=4.0)\n"), 1e-9);
    }

    @Test
    void whoIsHandedTheNetworkIsNamed() throws Refusal {
        var notes = new ArrayList<String>();
        assertEquals(1, bound(HEAD + "model = nn.Sequential(torchlip.SpectralLinear(8, 8))\nmodel.apply(start)\n", notes), 1e-9);
        assertTrue(notes.stream().anyMatch(note -> note.contains("hands model to apply")), notes::toString);
    }
}
