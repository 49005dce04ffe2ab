package studio.lipschitz.exchange;

import java.util.List;
import java.util.stream.Collectors;
import studio.lipschitz.layer.Add;
import studio.lipschitz.layer.Concatenate;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Joint;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.LipResidual;

/// A graph with branches as a module: what it is made of, then the way through it.
final class GraphCode {
    private static final String INDENT = "        ";

    private final PythonPaper paper;
    private final PythonNames names = new PythonNames();

    private GraphCode(PythonPaper paper) {
        this.paper = paper;
    }

    static void write(PythonPaper paper) {
        new GraphCode(paper).write();
    }

    private void write() {
        List<String> order = paper.order();
        paper.add("class Network(nn.Module):");
        paper.add("    def __init__(self):");
        paper.add("        super().__init__()");
        order.stream().filter(this::isMade).forEach(this::make);
        paper.add("");
        forward(order);
        paper.add("");
        paper.add("");
        paper.add("model = Network()");
        paper.strays();
    }

    private boolean isMade(String id) {
        return !paper.isInput(id) && !(layer(id) instanceof Add) && !(layer(id) instanceof Concatenate);
    }

    private void make(String id) {
        paper.remark(id, INDENT);
        paper.add(id, INDENT + "self." + names.of(id) + " = " + paper.call(id).expression());
    }

    private void forward(List<String> order) {
        List<String> inputs = paper.inputs();
        if (inputs.isEmpty()) {
            paper.add("    def forward(self, x):");
            paper.add(INDENT + "return " + paper.missing("the input", "The network has no input."));
            return;
        }
        paper.add(inputs.getFirst(), "    def forward(self, x):");
        for (String id : order) {
            if (!isMade(id) && !paper.isInput(id)) {
                paper.errors(id, INDENT);
            }
            if (!id.equals(inputs.getFirst())) {
                paper.add(id, INDENT + names.of(id) + " = " + step(id));
            } else if (layer(id) instanceof Input(var shape)) {
                paper.add(id, INDENT + "# x has the shape " + ChainCode.shape(shape));
            }
        }
        List<String> ends = order.stream().filter(id -> paper.targets(id).isEmpty()).map(this::variable).toList();
        paper.add(INDENT + "return "
                + (ends.isEmpty() ? paper.missing("the output", "The network has no output.") : String.join(", ", ends)));
    }

    private String variable(String id) {
        return id.equals(paper.inputs().getFirst()) ? "x" : names.of(id);
    }

    private String step(String id) {
        List<String> sources = paper.sources(id);
        if (paper.isInput(id)) {
            return paper.missing(id, id + ": a network has one input.");
        }
        if (!paper.isOrdered(id)) {
            return paper.missing(id, id + " lies on a cycle or behind one.");
        }
        boolean fed = sources.stream().allMatch(paper::isReached)
                && (layer(id) instanceof Joint joint ? joint.takes(sources.size()) : sources.size() == 1);
        if (!fed) {
            return paper.missing(id, id + " lacks an input.");
        }
        List<String> inputs = sources.stream().map(this::variable).toList();
        return switch (layer(id)) {
            case Add add -> sum(add, inputs);
            case Concatenate(int dim, boolean scaled) -> "torch.cat((%s), dim=%d)".formatted(String.join(", ", inputs), dim)
                    + (scaled ? " / %d**0.5".formatted(inputs.size()) : "");
            case LipResidual _ -> "self.%s(%s)".formatted(names.of(id), String.join(", ", inputs));
            case Layer _ -> "self.%s(%s)".formatted(names.of(id), inputs.getFirst());
        };
    }

    private static String sum(Add add, List<String> inputs) {
        String sum = inputs.stream().collect(Collectors.joining(" + "));
        return add.scaled() ? "(%s) / %d".formatted(sum, inputs.size()) : sum;
    }

    private Layer layer(String id) {
        return paper.report(id).node().layer();
    }
}
