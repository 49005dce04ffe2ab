package studio.lipschitz.project;

/// A small valid file with a field that nobody knows at every level, and ways to spoil it.
final class Lipnet {
    static final String TEXT = """
            {
              "format": "lipschitz-studio",
              "version": 1,
              "author": {"name": "Ada", "weights": [1, 2.50, null]},
              "network": {
                "comment": "for the talk",
                "nodes": [
                  {"id": "in", "module": "Input", "params": {"shape": [1, 28, 28]}, "locked": true},
                  {"id": "conv", "module": "SpectralConv2d", "params": {"out_channels": 8, "kernel_size": [3, 5], "padding": 1, "niter_bjorck": 15}},
                  {"id": "flat", "module": "Flatten"},
                  {"id": "out", "module": "SpectralLinear", "params": {"out_features": 1}}
                ],
                "edges": [
                  {"from": "in", "to": "conv", "colour": "red"},
                  {"from": "conv", "to": "flat"},
                  {"from": "flat", "to": "out"}
                ]
              },
              "canvas": {"zoom": 1.5, "positions": {"in": {"x": 10, "y": 20.5, "pinned": true}, "out": {"x": -3, "y": 400}}},
              "training": {
                "data": "mnist08", "epochs": 3, "batch": 64, "lr": 0.005, "seed": 7, "device": "cpu", "epsilon": 0.25, "momentum": 0.9,
                "loss": {"name": "HKRLoss", "params": {"alpha": 5, "min_margin": 0.5, "temperature": 2}, "schedule": "cosine"}
              }
            }
            """;

    private Lipnet() {}

    /// The file with one text in place of another, which must stand in it.
    static String with(String old, String replacement) {
        if (!TEXT.contains(old)) {
            throw new IllegalArgumentException("the file does not hold " + old);
        }
        return TEXT.replace(old, replacement);
    }
}
