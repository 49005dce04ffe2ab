package studio.lipschitz.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.text.Texts;

/// A value of the file with its place, so that every refusal can name it.
///
/// @param file as the user named it
/// @param path `network.nodes[3]`; empty for the root
/// @param value null where the field is missing
record JsonPlace(String file, String path, @Nullable JsonNode value) {

    ProjectFileException refuse(String rule) {
        return new ProjectFileException(file, path, rule);
    }

    boolean present() {
        return value != null && !value.isNull();
    }

    JsonPlace field(String name) {
        return new JsonPlace(file, path.isEmpty() ? name : path + "." + name, value == null ? null : value.get(name));
    }

    ObjectNode object() throws ProjectFileException {
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw wrongType(Texts.text("project.type.object"));
    }

    List<JsonPlace> elements() throws ProjectFileException {
        if (value == null || !value.isArray()) {
            throw wrongType(Texts.text("project.type.list"));
        }
        var elements = new ArrayList<JsonPlace>(value.size());
        for (int i = 0; i < value.size(); i++) {
            elements.add(new JsonPlace(file, path + "[" + i + "]", value.get(i)));
        }
        return elements;
    }

    String text() throws ProjectFileException {
        if (value == null || !value.isTextual()) {
            throw wrongType(Texts.text("project.type.string"));
        }
        return value.textValue();
    }

    long integer() throws ProjectFileException {
        if (value == null || !value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrongType(Texts.text("project.type.integer"));
        }
        return value.longValue();
    }

    int smallInteger() throws ProjectFileException {
        long number = integer();
        if (number != (int) number) {
            throw wrongType(Texts.text("project.type.smallInteger"));
        }
        return (int) number;
    }

    double number() throws ProjectFileException {
        if (value == null || !value.isNumber()) {
            throw wrongType(Texts.text("project.type.number"));
        }
        double number = value.doubleValue();
        if (!Double.isFinite(number)) {
            throw refuse(Texts.text("project.type.range", brief(value.toString())));
        }
        return number;
    }

    /// The fields that are not in `known`, or null if there are none.
    @Nullable
    ObjectNode rest(Set<String> known) throws ProjectFileException {
        ObjectNode rest = object().deepCopy();
        rest.remove(known);
        return rest.isEmpty() ? null : rest;
    }

    /// An object's fields as plain values: `Integer`, `Long`, `BigInteger`, `Double`, `Boolean`, `String`, `List`, `Map` or null.
    Map<String, @Nullable Object> plainFields() throws ProjectFileException {
        var plain = new LinkedHashMap<String, @Nullable Object>();
        for (Iterator<String> names = object().fieldNames(); names.hasNext();) {
            String name = names.next();
            plain.put(name, field(name).plain());
        }
        return plain;
    }

    private @Nullable Object plain() throws ProjectFileException {
        if (value == null) {
            return null;
        }
        return switch (value.getNodeType()) {
            case NULL, MISSING -> null;
            case BOOLEAN -> value.booleanValue();
            case STRING -> value.textValue();
            case OBJECT -> plainFields();
            case ARRAY -> {
                var list = new ArrayList<@Nullable Object>();
                for (JsonPlace element : elements()) {
                    list.add(element.plain());
                }
                yield list;
            }
            case NUMBER -> {
                if (!value.isIntegralNumber()) {
                    yield number();
                }
                BigInteger whole = value.bigIntegerValue();
                yield value.canConvertToInt() ? (Object) value.intValue() : value.canConvertToLong() ? (Object) value.longValue() : whole;
            }
            case BINARY, POJO -> throw new IllegalStateException("a parsed tree holds no " + value.getNodeType());
        };
    }

    ProjectFileException wrongType(String expected) {
        return refuse(value == null
                ? Texts.text("project.type.missing", expected)
                : Texts.text("project.type.wrong", expected, brief(value.toString())));
    }

    static String brief(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
