package studio.lipschitz.ui.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Sizes of text in percent of the usual one, and the stylesheet of each.
final class TextSize {
    static final int USUAL = 100;

    private static final List<Integer> STEPS = List.of(80, 90, 100, 110, 125, 150, 175, 200);
    private static final Pattern TEXT = Pattern.compile("(-fx-font-size: )(\\d+)px");
    private static final Pattern SIZE = Pattern.compile("(-studio-[a-z0-9-]+: )(\\d+)px");

    private TextSize() {}

    /// `percent`, or the usual size where it is none of the steps.
    static int known(int percent) {
        return STEPS.contains(percent) ? percent : USUAL;
    }

    static OptionalInt larger(int percent) {
        return STEPS.stream().mapToInt(step -> step).filter(step -> step > percent).min();
    }

    static OptionalInt smaller(int percent) {
        return STEPS.stream().mapToInt(step -> step).filter(step -> step < percent).max();
    }

    /// Address of `sizes.css` with each size multiplied: text as it comes out, all else in whole pixels, since rows between two are blurred.
    static String sheet(int percent) {
        String scaled = TEXT.matcher(usual()).replaceAll(size -> size.group(1) + pixels(size) * percent / 100 + "px");
        scaled = SIZE.matcher(scaled).replaceAll(size -> size.group(1) + Math.round(pixels(size) * percent / 100) + "px");
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(scaled.getBytes(StandardCharsets.UTF_8));
    }

    private static double pixels(MatchResult size) {
        return Double.parseDouble(size.group(2));
    }

    private static String usual() {
        try (var sheet = Objects.requireNonNull(TextSize.class.getResourceAsStream("/styles/sizes.css"))) {
            return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
