package studio.lipschitz.guide;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import studio.lipschitz.layer.RecordSchema;
import studio.lipschitz.training.Loss;
import studio.lipschitz.training.Optimizer;
import studio.lipschitz.training.RecordCatalogue;
import studio.lipschitz.training.Schedule;

/// A page for every loss, optimiser and schedule: its sentence and its parameters from the catalogue, its formula and advice from the section of its name in
/// `training/losses`, `training/optimizers` and `training/schedules`.
final class ChoicePages {
    private ChoicePages() {}

    static List<Page> all() {
        return Stream.of(
                pages(Loss.CATALOGUE, Loss::summary, "training/losses"),
                pages(Optimizer.CATALOGUE, Optimizer::summary, "training/optimizers"),
                pages(Schedule.CATALOGUE, Schedule::summary, "training/schedules"))
                .flatMap(List::stream).toList();
    }

    /// Where the section of one of them stands, `loss/HKRLoss`.
    private static <T> List<Page> pages(RecordCatalogue<T> catalogue, Function<T, String> summary, String source) {
        Written written = Written.read(source);
        return catalogue.names().stream().map(name -> {
            RecordSchema<T> schema = catalogue.find(name).orElseThrow();
            T usual = schema.defaults();
            String page = Markdown.words(summary.apply(usual)) + "\n\n" + written.section(name).strip() + "\n\n## "
                    + text("guide.layer.parameters") + " {#parameters}\n\n" + Params.table(schema) + "\n"
                    + text("guide.choice.command", Markdown.code("--" + catalogue.what()), Markdown.code(spelling(schema, usual, name)))
                    + "\n";
            return new Page(catalogue.what() + "/" + name, Section.TRAINING, name, page, Optional.empty(), written.translated());
        }).toList();
    }

    /// `HKRLoss:alpha=10.0,min_margin=1.0`: with its first parameters.
    private static <T> String spelling(RecordSchema<T> schema, T usual, String name) {
        var written = schema.write(usual);
        List<String> shown = schema.params().stream().filter(param -> !param.advanced() && written.get(param.name()) != null).limit(2)
                .map(param -> param.name() + "=" + written.get(param.name())).toList();
        return shown.isEmpty() ? name : name + ":" + String.join(",", shown);
    }

    /// A list of all with their sentences, for the pages that introduce them.
    static <T> String list(RecordCatalogue<T> catalogue, Function<T, String> summary) {
        var list = new StringBuilder();
        for (String name : catalogue.names()) {
            list.append("- ").append(Markdown.link(name, catalogue.what() + "/" + name)).append(": ")
                    .append(Markdown.words(summary.apply(catalogue.find(name).orElseThrow().defaults()))).append('\n');
        }
        return list.toString();
    }
}
