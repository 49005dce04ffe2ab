package studio.lipschitz.guide;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.text.Texts;

/// A page as somebody wrote it: `guide/LANGUAGE/ID.md`, its title in the first line; in English where the language of the window lacks it.
///
/// @param markdown after the title
/// @param translated whether it speaks the language of the window
record Written(String title, String markdown, boolean translated) {
    private static final String TITLE = "# ";
    private static final String SECTION = "\n## ";

    /// @throws IllegalStateException if there is none: a test holds that all are there
    static Written read(String id) {
        String language = Texts.language();
        Optional<String> own = load(language, id);
        String text = own.or(() -> load("en", id)).orElseThrow(() -> new IllegalStateException("the guide lacks " + id));
        int end = text.indexOf('\n');
        if (!text.startsWith(TITLE) || end < 0) {
            throw new IllegalStateException("the page " + id + " does not begin with its title");
        }
        return new Written(text.substring(TITLE.length(), end).strip(), text.substring(end + 1).strip() + "\n", own.isPresent());
    }

    /// What stands under a heading of the second level.
    String section(String heading) {
        return Optional.ofNullable(sections().get(heading))
                .orElseThrow(() -> new IllegalStateException("the page " + title + " lacks the section " + heading));
    }

    Map<String, String> sections() {
        var sections = new LinkedHashMap<String, String>();
        String all = "\n" + markdown;
        for (int at = all.indexOf(SECTION); at >= 0;) {
            int next = all.indexOf(SECTION, at + 1);
            String section = all.substring(at + SECTION.length(), next < 0 ? all.length() : next);
            int end = section.indexOf('\n');
            sections.put(section.substring(0, end).strip(), section.substring(end + 1));
            at = next;
        }
        return sections;
    }

    /// What stands before the first heading.
    String introduction() {
        int at = ("\n" + markdown).indexOf(SECTION);
        return at < 0 ? markdown : markdown.substring(0, Math.max(0, at - 1));
    }

    private static Optional<String> load(String language, String id) {
        @Nullable InputStream found = Written.class.getResourceAsStream("/studio/lipschitz/guide/" + language + "/" + id + ".md");
        if (found == null) {
            return Optional.empty();
        }
        try (InputStream in = found) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("a page of the guide cannot be read", e);
        }
    }
}
