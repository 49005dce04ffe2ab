package studio.lipschitz.training;

import static studio.lipschitz.text.Texts.text;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.layer.ParamSpec;
import studio.lipschitz.layer.RecordSchema;

/// The records that a sealed interface permits, by name, with their parameters.
///
/// As text a choice reads `HKRLoss:alpha=10,min_margin=1`; what is left out takes its default.
///
/// @param <T> the sealed interface
public final class RecordCatalogue<T> {
    private final String what;
    private final Class<T> sealed;
    private @Nullable Map<String, RecordSchema<T>> schemas;

    /// @param what the kind in messages: `loss`
    RecordCatalogue(String what, Class<T> sealed) {
        this.what = what;
        this.sealed = sealed;
    }

    public String what() {
        return what;
    }

    /// What one of them is called in sentences.
    public String kind() {
        return text("training.catalogue." + what);
    }

    /// In the order of `permits`.
    public List<String> names() {
        return List.copyOf(schemas().keySet());
    }

    public Optional<RecordSchema<T>> find(String name) {
        return Optional.ofNullable(schemas().get(name));
    }

    public String name(T value) {
        return value.getClass().getSimpleName();
    }

    public RecordSchema<T> schema(T value) {
        return Objects.requireNonNull(schemas().get(name(value)));
    }

    /// The record of that name with the given parameters.
    ///
    /// @throws IllegalArgumentException if there is none, or a parameter is refused, in one sentence
    public T read(String name, Map<String, ? extends @Nullable Object> params) {
        return named(name).read(params);
    }

    /// Reads the form `NAME:param=value,param=value`. The name may be any part of one, without regard to case and hyphens, that no other has:
    /// `cosine`, `one-cycle`.
    ///
    /// @throws IllegalArgumentException if a name or a value is refused, in one sentence that lists what there is
    public T parse(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        String meant = meant(name.strip());
        RecordSchema<T> schema = named(meant);
        var raw = new LinkedHashMap<String, @Nullable Object>();
        String rest = colon < 0 ? "" : text.substring(colon + 1);
        for (String part : rest.isBlank() ? new String[0] : rest.split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException(text("training.catalogue.form", kind(), meant, text));
            }
            String param = part.substring(0, equals).strip();
            ParamSpec spec = schema.params().stream().filter(p -> p.name().equals(param)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(schema.params().isEmpty()
                            ? text("training.catalogue.noParameter", meant, param)
                            : text("training.catalogue.otherParameters", meant, param,
                                    String.join(", ", schema.params().stream().map(ParamSpec::name).toList()))));
            raw.put(param, raw(spec, part.substring(equals + 1)));
        }
        return schema.read(raw);
    }

    /// What a file would hold for a parameter typed as text; what is not of its type stays text, and the schema refuses it in its own words.
    public static @Nullable Object raw(ParamSpec spec, String typed) {
        String text = typed.strip();
        if (spec.optional() && (text.isEmpty() || text.equals("none"))) {
            return null;
        }
        try {
            return switch (spec.type()) {
                case INT -> (Object) Long.valueOf(text);
                case REAL -> Double.isFinite(Double.parseDouble(text)) ? (Object) Double.valueOf(text) : text;
                case BOOL -> text.equals("true") ? (Object) true : text.equals("false") ? (Object) false : text;
                case CHOICE, PAIR, TRIPLE, SIZES, PADDING, MARGINS, VOLUME_MARGINS, SHAPE, AXES, REALS -> text;
            };
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private String meant(String typed) {
        String wanted = plain(typed);
        List<String> exact = names().stream().filter(name -> plain(name).equals(wanted)).toList();
        List<String> part = names().stream().filter(name -> !wanted.isEmpty() && plain(name).contains(wanted)).toList();
        return exact.size() == 1 ? exact.getFirst() : part.size() == 1 ? part.getFirst() : typed;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "");
    }

    private RecordSchema<T> named(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException(
                text("training.catalogue.unknown", kind(), name, String.join(", ", names()))));
    }

    /// Made when first asked for: the records' defaults need their interface, which holds this, to be there.
    private synchronized Map<String, RecordSchema<T>> schemas() {
        Map<String, RecordSchema<T>> made = schemas;
        if (made == null) {
            var fresh = new LinkedHashMap<String, RecordSchema<T>>();
            Arrays.stream(sealed.getPermittedSubclasses())
                    .forEach(type -> fresh.put(type.getSimpleName(), new RecordSchema<>(type.asSubclass(sealed))));
            made = Collections.unmodifiableMap(fresh);
            schemas = made;
        }
        return made;
    }
}
