package studio.lipschitz.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Every text in every language: no key without a text, no text without a key, the same figures in each.
class TextsTest {
    private static final Path BUNDLES = Path.of("src/main/resources/studio/lipschitz/text");

    /// A whole key in the program; one that ends with a dot has an end that is computed.
    private static final Pattern KEY = Pattern.compile("\\btext\\(\\s*\"([a-z]+\\.[A-Za-z0-9_.-]*)\"");

    /// Keys given to annotations, constructors and so on are whole strings of the same form, of an area that exists.
    private static final Pattern STRING = Pattern.compile("\"([a-z]+\\.[A-Za-z0-9_.-]*)\"");

    /// Strings of that form, of an area that exists, that are no keys.
    private static final Pattern NO_KEY = Pattern.compile(
            "torch\\.(nn|nn\\..*|float|float32|cat|concat|add)|network\\.(edges|lipnet)|run\\.json|grid\\.json|runs\\.(folders|index)");

    private static final Pattern FXML = Pattern.compile("\"%([a-z]+\\.[A-Za-z0-9_.-]+)\"");
    private static final Pattern FIGURE = Pattern.compile("%(?:(\\d+)\\$)?[-#+ 0,(]*\\d*(?:\\.\\d+)?[a-zA-Z%]");

    @AfterEach
    void english() {
        Texts.use("en");
    }

    /// One panel said 11,774 and 11 774: what a text fills in and what a view counts are written alike.
    @Test
    void countsAreGroupedAsTheLanguageDoes() {
        assertEquals("11,774", Texts.count(11_774));
        assertEquals("11,774 samples", Texts.text("lab.samples.count", 11_774));
        assertEquals("11\u202f774 échantillons", Texts.of("fr", "lab.samples.count", 11_774));
        Texts.use("fr");
        assertEquals("1\u202f234\u202f567", Texts.count(1_234_567));
        assertEquals("11\u202f774 échantillons", Texts.text("lab.samples.count", 11_774));
        assertEquals("11,774 samples", Texts.of("en", "lab.samples.count", 11_774));
    }

    @Test
    void everyTextIsThereInEveryLanguage() {
        Map<String, String> english = texts("");
        assertTrue(english.size() > 5, () -> "only " + english.size() + " texts were found in " + BUNDLES.toAbsolutePath());
        var wrong = new ArrayList<String>();
        Map<String, String> french = texts("_fr");
        english.keySet().stream().filter(key -> !french.containsKey(key)).forEach(key -> wrong.add("no French for " + key));
        french.keySet().stream().filter(key -> !english.containsKey(key)).forEach(key -> wrong.add("French only: " + key));
        french.forEach((key, value) -> {
            List<String> figures = figures(english.getOrDefault(key, ""));
            if (!figures.equals(figures(value))) {
                wrong.add("%s: %s in English, %s in French".formatted(key, figures, figures(value)));
            }
            if (value.isBlank() || english.getOrDefault(key, "").isBlank()) {
                wrong.add(key + " is empty");
            }
        });
        assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong));
    }

    @Test
    void everyKeyOfTheProgramHasAText() {
        Map<String, String> english = texts("");
        Set<String> areas = english.keySet().stream().map(key -> key.substring(0, key.indexOf('.'))).collect(Collectors.toSet());
        var missing = new TreeSet<String>();
        sources().forEach((file, source) -> {
            Pattern pattern = file.endsWith(".fxml") ? FXML : STRING;
            Stream.concat(pattern.matcher(source).results(), KEY.matcher(source).results()).map(found -> found.group(1))
                    .filter(key -> areas.contains(key.substring(0, key.indexOf('.'))) && !NO_KEY.matcher(key).matches()).forEach(key -> {
                        if (key.endsWith(".") ? english.keySet().stream().noneMatch(each -> each.startsWith(key))
                                : !english.containsKey(key)) {
                            missing.add(key + " in " + file);
                        }
                    });
        });
        assertTrue(missing.isEmpty(), () -> String.join("\n", missing));
    }

    @Test
    void noTextIsLeftOver() {
        Set<String> used = new TreeSet<>();
        sources().values().forEach(source -> Stream.of(STRING, FXML)
                .forEach(pattern -> pattern.matcher(source).results().map(found -> found.group(1)).forEach(used::add)));
        Set<String> prefixes = new TreeSet<>(used.stream().filter(key -> key.matches("[a-z]+\\..+\\.")).toList());
        List<String> leftOver = texts("").keySet().stream()
                .filter(key -> !used.contains(key) && prefixes.stream().noneMatch(key::startsWith))
                .toList();
        assertTrue(leftOver.isEmpty(), () -> "texts that nothing shows:\n" + String.join("\n", leftOver));
    }

    @Test
    void theLanguageCanBeChanged() {
        assertEquals("Unknown", Texts.text("fx.verdict.unknown"));
        Texts.use("fr");
        assertEquals("Inconnu", Texts.text("fx.verdict.unknown"));
        Texts.use("tlh");
        assertEquals("Unknown", Texts.text("fx.verdict.unknown"));
    }

    @Test
    void aTextIsToldInAnotherLanguageThanTheOneInUse() {
        assertEquals("Inconnu", Texts.of("fr", "fx.verdict.unknown"));
        assertEquals("en", Texts.language());
    }

    @Test
    void everyTextCanStandInBrackets() {
        Texts.use(Texts.BRACKETS);
        assertEquals("⟦Unknown⟧", Texts.text("fx.verdict.unknown"));
        assertEquals("⟦Laid out 7 nodes.⟧", Texts.text("canvas.layout.done", 7));
        assertEquals("fx.nothing.of.the.kind", Texts.text("fx.nothing.of.the.kind"));
    }

    /// The short way through a pattern says what the long one says.
    @Test
    void everyPatternIsFilledInAsTheFormatterDoes() {
        int looked = 0;
        for (String language : Texts.LANGUAGES) {
            Texts.use(language);
            for (var each : texts(language.equals("en") ? "" : "_" + language).entrySet()) {
                if (each.getValue().matches("(?s)[^%]*(%s[^%]*)+")) {
                    Object[] words = {"a", 1.5, java.util.List.of("b"), 7, "%s", "f", "g", "h"};
                    assertEquals(String.format(java.util.Locale.ROOT, each.getValue(), words), Texts.text(each.getKey(), words),
                            each.getKey());
                    looked++;
                }
            }
        }
        int patterns = looked;
        assertTrue(patterns > 500, () -> "only " + patterns + " patterns were filled in");
    }

    @Test
    void whatHasNoTextIsItsOwn() {
        assertEquals("fx.nothing.of.the.kind", Texts.text("fx.nothing.of.the.kind"));
        assertEquals("nowhere.at.all", Texts.text("nowhere.at.all"));
    }

    private static List<String> figures(String pattern) {
        var figures = new ArrayList<String>();
        int next = 1;
        for (MatchResult found : FIGURE.matcher(pattern).results().toList()) {
            if (found.group().equals("%%")) {
                continue;
            }
            String place = found.group(1) == null ? String.valueOf(next++) : found.group(1);
            figures.add(place + " " + found.group().replaceFirst("\\d+\\$", ""));
        }
        return figures.stream().sorted().distinct().toList();
    }

    private static Map<String, String> texts(String suffix) {
        var all = new TreeMap<String, String>();
        for (Path file : files(BUNDLES, suffix + ".properties")) {
            String name = file.getFileName().toString();
            if (suffix.isEmpty() && name.contains("_")) {
                continue;
            }
            var properties = new Properties();
            try (var reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            String area = name.substring(0, name.length() - suffix.length() - ".properties".length());
            properties.stringPropertyNames().forEach(key -> {
                assertTrue(key.startsWith(area + "."), () -> key + " stands in " + file);
                all.put(key, properties.getProperty(key));
            });
        }
        return all;
    }

    /// Java and FXML of the program, by file.
    private static Map<String, String> sources() {
        var sources = new TreeMap<String, String>();
        Stream.concat(files(Path.of("src/main/java"), ".java").stream(), files(Path.of("fxml"), ".fxml").stream()).forEach(file -> {
            try {
                sources.put(file.toString(), Files.readString(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return sources;
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
