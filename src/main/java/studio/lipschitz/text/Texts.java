package studio.lipschitz.text;

import java.util.Collections;
import java.util.Enumeration;
import java.util.Formattable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Words and sentences by key, from one bundle an area: `canvas.align.left` stands in `canvas.properties` (English) and `canvas_fr.properties`, beside this
/// class.
///
/// A text is looked up each time it is shown: one that is kept in a static field, or in an enum, would keep the language of the moment it was first asked for.
/// Commands speak English, since scripts read them; the window speaks the language that its user chose, and tells its workers by [#PROPERTY].
public final class Texts {
    /// System property with the language of a process, a code of ISO 639.
    public static final String PROPERTY = "lipschitz.language";

    /// Languages in which every text exists, English first.
    public static final List<String> LANGUAGES = List.of("en", "fr");

    /// English with every text in ⟦ ⟧, so that what is shown without them is known to have no text here. Nobody can choose it.
    static final String BRACKETS = "en-brackets";

    private static final ResourceBundle.Control NO_FALLBACK = ResourceBundle.Control.getNoFallbackControl(
            ResourceBundle.Control.FORMAT_PROPERTIES);

    private static final Map<String, ResourceBundle> BUNDLES = new ConcurrentHashMap<>();

    /// What was asked for before, by key or by language and key: a check asks for the texts of thousands of nodes.
    private static final Map<String, String> PATTERNS = new ConcurrentHashMap<>();

    private static final char MARK = '\ue000'; // stands around counts until they are written; no text has it
    private static final String COUNT = MARK + "%,d" + MARK;
    private static final Pattern COUNTED = Pattern.compile(MARK + "([^" + MARK + "]*)" + MARK);

    private static volatile String language = known(System.getProperty(PROPERTY, "en"));

    private Texts() {}

    /// Every text from now on is of this language; English, if it is none of [#LANGUAGES].
    public static void use(String code) {
        language = known(code);
        System.setProperty(PROPERTY, language);
    }

    public static String language() {
        return language;
    }

    /// The text of a key; with arguments, its pattern of [java.util.Formatter] filled in, numbers written as in files (a point before decimals), but counts
    /// (`%,d`) as [#count]. Without
    /// arguments it is taken as it stands. A key that has no text is its own text. An argument may be null, as messages of the system may.
    public static String text(String key, @Nullable Object... arguments) {
        return fill(language, find(language, key), arguments);
    }

    /// A count with what the language puts between thousands: `11,774`, in French a thin space that no line ends at.
    public static String count(long count) {
        return grouped(language, String.format(Locale.ROOT, COUNT, count));
    }

    /// The text of a key in another language than the one that is used.
    ///
    /// @param code one of [#LANGUAGES]
    public static String of(String code, String key, @Nullable Object... arguments) {
        return fill(known(code), find(known(code), key), arguments);
    }

    private static String fill(String code, String pattern, @Nullable Object... arguments) {
        return arguments.length == 0 ? pattern : plain(pattern, arguments)
                .orElseGet(() -> grouped(code, String.format(Locale.ROOT, pattern.replace("%,d", COUNT), arguments)));
    }

    /// Writes marked counts as the language does, and takes the marks away.
    private static String grouped(String code, String text) {
        return text.indexOf(MARK) < 0 ? text : COUNTED.matcher(text)
                .replaceAll(count -> code.equals("fr") ? count.group(1).replace(',', '\u202f') : count.group(1));
    }

    /// What [String#format] makes of a pattern that holds nothing but `%s`, in a fraction of the time: a check of a large network fills in thousands.
    private static Optional<String> plain(String pattern, @Nullable Object... arguments) {
        var filled = new StringBuilder(pattern.length() + 32);
        int done = 0;
        int next = 0;
        for (int at = pattern.indexOf('%'); at >= 0; at = pattern.indexOf('%', done)) {
            if (at + 1 >= pattern.length() || pattern.charAt(at + 1) != 's' || next >= arguments.length
                    || arguments[next] instanceof Formattable) {
                return Optional.empty();
            }
            filled.append(pattern, done, at).append(arguments[next++]);
            done = at + 2;
        }
        return Optional.of(filled.append(pattern, done, pattern.length()).toString());
    }

    /// Every area as one bundle, for views that name their texts in FXML (`%canvas.align.left`).
    public static ResourceBundle bundle() {
        return new ResourceBundle() {
            @Override
            protected Object handleGetObject(String key) {
                return find(language, key);
            }

            @Override
            public Enumeration<String> getKeys() {
                return Collections.emptyEnumeration();
            }

            @Override
            public boolean containsKey(String key) {
                return true;
            }
        };
    }

    private static String find(String code, String key) {
        String known = PATTERNS.get(code.equals("en") ? key : code + " " + key);
        if (known == null) {
            known = look(code, key);
            PATTERNS.put(code.equals("en") ? key : code + " " + key, known);
        }
        return known;
    }

    private static String look(String code, String key) {
        int dot = key.indexOf('.');
        if (dot < 0) {
            return key;
        }
        try {
            boolean brackets = code.equals(BRACKETS);
            String text = BUNDLES.computeIfAbsent((brackets ? "en" : code) + " " + key.substring(0, dot), Texts::load).getString(key);
            return brackets ? "⟦" + text + "⟧" : text;
        } catch (MissingResourceException _) {
            return key;
        }
    }

    /// @param name language and area
    private static ResourceBundle load(String name) {
        String code = name.substring(0, name.indexOf(' '));
        String area = name.substring(name.indexOf(' ') + 1);
        Locale locale = code.equals("en") ? Locale.ROOT : Locale.of(code);
        return ResourceBundle.getBundle(Texts.class.getPackageName() + "." + area, locale, Texts.class.getClassLoader(), NO_FALLBACK);
    }

    private static String known(String code) {
        return LANGUAGES.contains(code) || code.equals(BRACKETS) ? code : "en";
    }
}
