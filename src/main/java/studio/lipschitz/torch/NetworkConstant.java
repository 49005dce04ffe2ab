package studio.lipschitz.torch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Node;

/// Upper bound on a network's constant from the weights it has: the product along its chain, rounded upward.
final class NetworkConstant {

    private NetworkConstant() {}

    /// Infinite if a node has no bound.
    static double upper(Model model, Map<String, Spectra.Reading> readings) {
        var upTo = new HashMap<String, Double>();
        double last = 1;
        for (String id : model.analysis().order()) {
            Node node = model.network().node(id);
            Spectra.Reading reading = readings.get(id);
            double own = reading != null
                    ? reading.upper()
                    : model.analysis().node(node.id()).verdict().bound().orElse(Double.POSITIVE_INFINITY);
            List<Edge> edges = model.network().into(id);
            double incoming = edges.isEmpty() ? 1 : Objects.requireNonNull(upTo.get(edges.getFirst().from()));
            last = own == 1 || incoming == 1 ? own * incoming : Math.nextUp(own * incoming);
            upTo.put(id, last);
        }
        return last;
    }
}
