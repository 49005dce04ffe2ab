package studio.lipschitz.guide;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.layer.ParamSpec;
import studio.lipschitz.layer.RecordSchema;

/// The table of what a module, a loss, an optimiser or a schedule can be given.
final class Params {
    private Params() {}

    static <T> String table(RecordSchema<T> schema) {
        return table(schema.params(), schema.write(schema.defaults()));
    }

    /// @param defaults as they stand in a file; what is left out has none
    static String table(List<ParamSpec> params, Map<String, @Nullable Object> defaults) {
        if (params.isEmpty()) {
            return text("guide.params.none") + "\n";
        }
        var rows = new ArrayList<List<String>>();
        for (ParamSpec param : params) {
            Object value = defaults.get(param.name());
            String rule = param.optional() ? text("guide.params.optional", param.expectation()) : param.expectation();
            rows.add(List.of(
                    Markdown.code(param.name()), Markdown.words(param.doc()), Markdown.words(rule),
                    value == null ? text("guide.params.empty") : Markdown.code(String.valueOf(value))));
        }
        return Markdown.table(
                List.of(text("guide.params.name"), text("guide.params.meaning"), text("guide.params.rule"), text("guide.params.default")),
                rows);
    }
}
