package studio.lipschitz.guide;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.exchange.PythonCode;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Fix;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Joint;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.layer.Verdict;
import studio.lipschitz.layer.Weight;
import studio.lipschitz.layer.Why;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.tensor.Shape;

/// A page for every module of the catalogue, so that a new one has its page too: what it does, whether it keeps the guarantee and by which formula, when that
/// changes, shapes, parameters, what to use instead, and Python.
final class LayerPages {
    static final String FOLDER = "layer/";

    private LayerPages() {}

    static List<Page> all() {
        return Catalogue.all().stream().map(LayerPages::page).toList();
    }

    private static Page page(ModuleType type) {
        Layer layer = type.defaults();
        @Nullable Shape fits = Examples.shapes(layer).stream().findFirst().orElse(null);
        Verdict verdict = layer.verdict(fits);
        var page = new StringBuilder();
        paragraph(page, Markdown.words(type.info().summary()));
        if (!type.info().comment().isEmpty()) {
            paragraph(page, Markdown.words(type.info().comment()));
        }
        if (type.info().replaces().length > 0) {
            paragraph(page, text("guide.layer.replaces", Arrays.stream(type.info().replaces())
                    .map(LayerPages::mention).collect(Collectors.joining(", "))));
        }
        guarantee(page, layer, fits, verdict);
        changes(page, type, fits);
        instead(page, layer, fits);
        heading(page, text("guide.layer.parameters"), "parameters");
        paragraph(page, Params.table(type.params(), type.write(layer)));
        shapes(page, layer);
        python(page, type, layer, fits);
        return new Page(FOLDER + type.name(), Section.LAYERS, type.name(), page.toString(),
                Optional.of(new Page.Mark(type.info().group(), verdict.kind())), true);
    }

    private static void guarantee(StringBuilder page, Layer layer, @Nullable Shape input, Verdict verdict) {
        heading(page, text("guide.layer.guarantee"), "guarantee");
        paragraph(page, Markdown.words(verdict.reason()) + " "
                + Markdown.link(text("guide.layer.verdicts"), "view/verdicts#" + verdict.kind().label()));
        Why why = layer.why(input);
        boolean more = !why.numbers().isEmpty() && !why.numbers().equals(why.formula());
        page.append(Markdown.block("formula", more ? why.formula() + "\n" + why.numbers() : why.formula())).append('\n');
        if (more) {
            paragraph(page, text(input == null ? "guide.layer.numbers" : "guide.layer.numbersFor", String.valueOf(input)));
        }
        paragraph(page, text("guide.layer.source", Markdown.words(why.source())));
    }

    /// Parameters that turn its verdict into another one.
    private static void changes(StringBuilder page, ModuleType type, @Nullable Shape input) {
        List<Examples.Change> changes = Examples.changes(type, input);
        if (changes.isEmpty()) {
            return;
        }
        heading(page, text("guide.layer.changes"), "changes");
        paragraph(page, Markdown.table(
                List.of(text("guide.layer.with"), text("guide.layer.verdict"), text("guide.layer.because")),
                changes.stream().map(change -> List.of(
                        Markdown.code(change.params()),
                        Markdown.link(text("guide.verdict." + change.verdict().kind().label()),
                                "view/verdicts#" + change.verdict().kind().label()),
                        Markdown.words(change.verdict().reason()))).toList()));
    }

    private static void instead(StringBuilder page, Layer layer, @Nullable Shape input) {
        List<Fix> fixes = layer instanceof Joint joint ? joint.fixesOver(Joint.FEWEST_PORTS) : layer.fixes(input);
        if (fixes.isEmpty()) {
            return;
        }
        heading(page, text("guide.layer.instead"), "instead");
        page.append(fixes.stream().map(fix -> "- " + switch (fix) {
            case Fix.Replace(String label, Layer other) -> other.module().equals(layer.module()) ? Markdown.words(label)
                    : mention(other.module()) + ": " + Markdown.words(Catalogue.of(other).info().summary());
            case Fix.Dissolve(String label) -> Markdown.words(label);
        }).collect(Collectors.joining("\n"))).append("\n\n");
        paragraph(page, text("guide.layer.fixHow"));
    }

    private static void shapes(StringBuilder page, Layer layer) {
        List<Shape> shapes = Examples.shapes(layer);
        if (shapes.isEmpty()) {
            return;
        }
        heading(page, text("guide.layer.shapes"), "shapes");
        var rows = new ArrayList<List<String>>();
        for (Shape shape : shapes) {
            List<Weight> weights = layer.weights(shape);
            rows.add(List.of(Examples.inputs(layer, shape), Markdown.code(String.valueOf(Examples.output(layer, shape).orElseThrow())),
                    weights.isEmpty() ? text("guide.layer.noWeights")
                            : weights.stream().map(weight -> Markdown.code(weight.name() + " " + weight.shape()))
                                    .collect(Collectors.joining(", "))));
        }
        paragraph(page, Markdown.table(
                List.of(text("guide.layer.in"), text("guide.layer.out"), text("guide.layer.weights")), rows));
        paragraph(page, text("guide.layer.shapesNote"));
    }

    private static void python(StringBuilder page, ModuleType type, Layer layer, @Nullable Shape input) {
        if (input == null) {
            return;
        }
        heading(page, "Python", "python");
        page.append(Markdown.block("python", PythonCode.of(Analysis.of(around(type, layer, input))).text())).append('\n');
        paragraph(page, text("guide.layer.python", input));
    }

    /// The smallest network that holds it: behind an input, a joint behind as many branches as it needs.
    private static Network around(ModuleType type, Layer layer, Shape input) {
        String id = type.name().toLowerCase(java.util.Locale.ROOT);
        if (!(layer instanceof Joint)) {
            return Network.chain(new Input(input), layer);
        }
        Layer branch = Catalogue.find("GroupSort2").orElseThrow().defaults();
        return Network.of(
                List.of(new Node("input", new Input(input)), new Node("sort", branch), new Node(id, layer)),
                List.of(Edge.of("input", "sort"), new Edge("input", id, 0), new Edge("sort", id, 1)));
    }

    /// A name, and the way to its page if it has one.
    private static String mention(String module) {
        return Catalogue.find(module).isPresent() ? Markdown.link(module, FOLDER + module) : Markdown.code(module);
    }

    private static void heading(StringBuilder page, String words, String anchor) {
        page.append("## ").append(words).append(" {#").append(anchor).append("}\n\n");
    }

    private static void paragraph(StringBuilder page, String markdown) {
        page.append(markdown.strip()).append("\n\n");
    }
}
