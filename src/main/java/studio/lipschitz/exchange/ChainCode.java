package studio.lipschitz.exchange;

import java.util.List;
import studio.lipschitz.layer.Input;
import studio.lipschitz.tensor.Shape;

/// A chain as a `Sequential`: torchlip's where it leaves every layer as it is, else torch's own.
final class ChainCode {
    private static final String INDENT = "    ";

    private ChainCode() {}

    static void write(PythonPaper paper, List<String> chain) {
        List<String> layers = chain.subList(1, chain.size());
        boolean torchlip = layers.stream().allMatch(id -> paper.call(id).inChain());
        paper.add(torchlip && !layers.isEmpty() ? "model = torchlip.Sequential(" : "model = nn.Sequential(");
        input(paper, chain.getFirst());
        for (String id : layers) {
            paper.remark(id, INDENT);
            paper.add(id, INDENT + paper.call(id).expression() + ",");
        }
        paper.add(")");
        paper.strays();
    }

    private static void input(PythonPaper paper, String id) {
        if (paper.report(id).node().layer() instanceof Input(Shape shape)) {
            paper.add(id, INDENT + "# input of shape " + shape(shape));
        }
    }

    /// With the batch axis.
    static String shape(Shape shape) {
        return shape.dims().stream().map(String::valueOf).collect(java.util.stream.Collectors.joining(", ", "(N, ", ")"));
    }
}
