package studio.lipschitz.ui.canvas;

import java.util.Optional;

/// An input port that a card shows: whose it is, and what stands beside it.
record Inlet(String node, int port, Optional<String> name) {}
