package studio.lipschitz.dataset;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.text.Texts;

/// What stands behind `--data`, taken apart: `csv:digits.csv?label=digit&validation=0.2`.
///
/// `KIND`, or `KIND:PATH`, then after `?` options joined by `&`; a value may spell a character as `%2C`, as in an address of the web.
///
/// @param text as it was asked for
/// @param kind where it comes from
/// @param place file or folder; empty where the kind has none
/// @param values by option; an option without `=` has the value `yes`
record DataName(String text, DataKind kind, String place, Map<DataOption, String> values) {

    static DataName parse(String text) throws DataException {
        String trimmed = text.strip();
        int mark = trimmed.lastIndexOf('?');
        String name = mark < 0 ? trimmed : trimmed.substring(0, mark);
        int colon = name.indexOf(':');
        String word = colon < 0 ? name : name.substring(0, colon);
        String place = colon < 0 ? "" : name.substring(colon + 1);
        DataKind kind = DataKind.of(word);
        if (kind == null || kind.placed() == place.isEmpty()) {
            throw new DataException(Texts.text("dataset.name.unknown", DataKind.known(), text));
        }
        return new DataName(trimmed, kind, place, mark < 0 ? Map.of() : values(trimmed, kind, trimmed.substring(mark + 1)));
    }

    /// The file or folder, `~` being the user's home.
    Path path() throws DataException {
        try {
            return place.startsWith("~/") ? Path.of(System.getProperty("user.home", "."), place.substring(2)) : Path.of(place);
        } catch (java.nio.file.InvalidPathException e) {
            throw new DataException(Texts.text("dataset.name.path", text, place, e.getReason()), e);
        }
    }

    @Nullable
    String value(DataOption option) {
        return values.get(option);
    }

    private static Map<DataOption, String> values(String text, DataKind kind, String query) throws DataException {
        var values = new LinkedHashMap<DataOption, String>();
        for (String part : query.split("&", -1)) {
            int equals = part.indexOf('=');
            String word = equals < 0 ? part : part.substring(0, equals);
            DataOption option = DataOption.of(word);
            List<DataOption> known = DataOption.of(kind);
            if (option == null || !known.contains(option)) {
                throw new DataException(Texts.text("dataset.name.option", text, kind.word(), word, spelled(known)));
            }
            String value = equals < 0 ? "yes" : part.substring(equals + 1);
            if (value.isEmpty()) {
                throw new DataException(Texts.text("dataset.name.valueMissing", text, word, option.example()));
            }
            if (values.put(option, value) != null) {
                throw new DataException(Texts.text("dataset.name.twice", text, word));
            }
        }
        return values;
    }

    private static String spelled(List<DataOption> options) {
        return options.stream().map(DataOption::example).collect(Collectors.joining(", "));
    }

    /// The words of a value that commas part.
    List<String> words(DataOption option) throws DataException {
        String value = values.get(option);
        if (value == null) {
            return List.of();
        }
        var words = Arrays.stream(value.split(",", -1)).toList();
        var decoded = new java.util.ArrayList<String>();
        for (String word : words) {
            decoded.add(decoded(word));
        }
        return decoded;
    }

    @Nullable
    String word(DataOption option) throws DataException {
        String value = values.get(option);
        return value == null ? null : decoded(value);
    }

    private String decoded(String word) throws DataException {
        try {
            return URLDecoder.decode(word.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new DataException(Texts.text("dataset.name.character", text, word), e);
        }
    }

    boolean flag(DataOption option, boolean otherwise) throws DataException {
        String value = values.get(option);
        if (value == null) {
            return otherwise;
        }
        return switch (value) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw refusal(option, Texts.text("dataset.name.yesOrNo"), value);
        };
    }

    /// @param least smallest value allowed
    int integer(DataOption option, int otherwise, int least, int most) throws DataException {
        String value = values.get(option);
        if (value == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw refusal(option, Texts.text("dataset.name.wholeBetween", least, most), value);
    }

    long seed(long otherwise) throws DataException {
        String value = values.get(DataOption.SEED);
        try {
            return value == null ? otherwise : Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw refusal(DataOption.SEED, Texts.text("dataset.name.whole"), String.valueOf(value));
        }
    }

    double real(DataOption option, double otherwise, double least, double most) throws DataException {
        String value = values.get(option);
        if (value == null) {
            return otherwise;
        }
        try {
            double number = Double.parseDouble(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw refusal(option, Texts.text("dataset.name.between", brief(least), brief(most)), value);
    }

    /// Sizes joined by `x`: `1x28x28`; null if the option is absent.
    @Nullable
    List<Integer> sizes(DataOption option) throws DataException {
        String value = values.get(option);
        if (value == null) {
            return null;
        }
        if (!value.matches("[1-9]\\d{0,8}(x[1-9]\\d{0,8})*")) {
            throw refusal(option, Texts.text("dataset.name.sizes", option.example()), value);
        }
        return Arrays.stream(value.split("x", -1)).map(Integer::valueOf).toList();
    }

    /// The shape that was asked for one sample of `size` numbers; `(size)` if none was.
    Shape shape(int size) throws DataException {
        List<Integer> sizes = sizes(DataOption.SHAPE);
        if (sizes == null) {
            return Shape.of(size);
        }
        if (sizes.stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b) != size) {
            throw new DataException(Texts.text("dataset.name.shape", text, size, value(DataOption.SHAPE), size));
        }
        return new Shape(sizes);
    }

    DataException refusal(DataOption option, String rule, String value) {
        return new DataException(Texts.text("dataset.name.refused", text, option.word(), rule, value));
    }

    private static String brief(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e9 ? String.valueOf((long) number) : String.valueOf(number);
    }
}
