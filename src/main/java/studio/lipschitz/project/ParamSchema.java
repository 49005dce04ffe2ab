package studio.lipschitz.project;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import studio.lipschitz.layer.ParamSpec;
import studio.lipschitz.layer.ParamSpec.Kind;

/// One parameter as JSON Schema: its forms in a file and its range.
final class ParamSchema {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ParamSchema() {}

    static ObjectNode of(ParamSpec param) {
        ObjectNode schema = switch (param.type()) {
            case INT -> integer(param);
            case REAL -> number(param);
            case BOOL -> JSON.createObjectNode().put("type", "boolean");
            case CHOICE -> LipnetSchema.words(JSON.createObjectNode(), param.choices());
            case PAIR -> either(integer(param), list(integer(param), 2, 2));
            case TRIPLE -> either(integer(param), list(integer(param), 3, 3));
            case MARGINS -> either(integer(param), list(integer(param), 4, 4));
            case VOLUME_MARGINS -> either(integer(param), list(integer(param), 6, 6));
            case SIZES -> either(integer(param), list(integer(param), 1, 3));
            case PADDING -> either(
                    integer(param), list(integer(param), 1, 3), LipnetSchema.words(JSON.createObjectNode(), List.of("same", "valid")));
            case SHAPE -> list(JSON.createObjectNode().put("type", "integer"), 1, Integer.MAX_VALUE);
            case AXES -> either(JSON.createObjectNode().put("type", "integer"),
                    list(JSON.createObjectNode().put("type", "integer"), 0, Integer.MAX_VALUE));
            case REALS -> either(number(param), list(number(param), 1, Integer.MAX_VALUE));
        };
        ObjectNode described = param.optional() ? LipnetSchema.orNull(schema) : schema;
        return described.put("description", param.doc());
    }

    private static ObjectNode integer(ParamSpec param) {
        return ranged(param, "integer");
    }

    private static ObjectNode number(ParamSpec param) {
        return ranged(param, "number");
    }

    private static ObjectNode ranged(ParamSpec param, String type) {
        ObjectNode schema = JSON.createObjectNode().put("type", type);
        boolean whole = param.type() != Kind.REAL && param.type() != Kind.REALS;
        if (Double.isFinite(param.min())) {
            String least = param.minExclusive() ? "exclusiveMinimum" : "minimum";
            if (whole) {
                schema.put(least, (long) param.min());
            } else {
                schema.put(least, param.min());
            }
        }
        if (Double.isFinite(param.max())) {
            if (whole) {
                schema.put("maximum", (long) param.max());
            } else {
                schema.put("maximum", param.max());
            }
        }
        return schema;
    }

    private static ObjectNode list(ObjectNode of, int least, int most) {
        ObjectNode list = JSON.createObjectNode().put("type", "array");
        list.set("items", of);
        if (least > 0) {
            list.put("minItems", least);
        }
        if (most < Integer.MAX_VALUE) {
            list.put("maxItems", most);
        }
        return list;
    }

    private static ObjectNode either(ObjectNode... ways) {
        ObjectNode either = JSON.createObjectNode();
        ArrayNode all = either.putArray("anyOf");
        List.of(ways).forEach(all::add);
        return either;
    }
}
