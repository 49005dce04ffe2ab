package studio.lipschitz.guide;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Finds pages by words: every one of them must stand in a page, as a word or as a part of one. Accents and capitals are let be.
public final class GuideSearch {
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}");
    private static final int TITLE = 100;
    private static final int HEADING = 20;
    private static final int AROUND = 32; // letters of a line before and after what was found
    private static final int MOST = 60;

    private final List<Entry> entries;

    private record Entry(Page page, String title, String headings, List<String> lines, String all) {}

    /// A page that was found.
    ///
    /// @param line where a word stands
    /// @param anchor of the heading above it; empty if there is none
    public record Found(Page page, String line, String anchor) {}

    /// Reads all pages, which takes a moment: not on the FX thread.
    public GuideSearch(Guide guide) {
        entries = guide.pages().stream().map(page -> {
            List<String> lines = Markdown.plain(Markdown.parse(page.markdown())).lines().filter(line -> !line.isBlank()).toList();
            String headings = String.join("\n", page.markdown().lines().filter(line -> line.startsWith("#")).toList());
            return new Entry(page, folded(page.title()), folded(headings), lines, folded(String.join("\n", lines)));
        }).toList();
    }

    /// Best first; nothing for no word.
    public List<Found> find(String typed) {
        List<String> words = Arrays.stream(folded(typed).split("[\\s,;]+")).filter(word -> !word.isEmpty()).toList();
        if (words.isEmpty()) {
            return List.of();
        }
        record Ranked(Entry entry, int rank) {}
        return entries.stream()
                .map(entry -> new Ranked(entry, rank(entry, words)))
                .filter(ranked -> ranked.rank > 0)
                .sorted(Comparator.comparingInt((Ranked ranked) -> -ranked.rank))
                .limit(MOST)
                .map(ranked -> found(ranked.entry, words))
                .toList();
    }

    private static int rank(Entry entry, List<String> words) {
        int rank = 0;
        for (String word : words) {
            int hits = count(entry.all, word);
            boolean titled = entry.title.contains(word);
            if (hits == 0 && !titled) {
                return 0;
            }
            rank += Math.min(hits, 9) + (titled ? TITLE : 0) + (entry.title.equals(word) ? TITLE : 0)
                    + (entry.headings.contains(word) ? HEADING : 0);
        }
        return rank;
    }

    private static int count(String text, String word) {
        int count = 0;
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length())) {
            boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)) || word.length() > 3;
            if (begins) {
                count++;
            }
        }
        return count;
    }

    private static Found found(Entry entry, List<String> words) {
        String line = entry.lines.stream().max(Comparator.comparingLong(each -> {
            String folded = folded(each);
            return words.stream().filter(folded::contains).count();
        })).orElse("");
        return new Found(entry.page, around(line, words), anchorAbove(entry, line));
    }

    private static String around(String line, List<String> words) {
        String folded = folded(line);
        int at = words.stream().mapToInt(folded::indexOf).filter(place -> place >= 0).min().orElse(0);
        int from = Math.max(0, Math.min(at, line.length()) - AROUND);
        int to = Math.min(line.length(), at + 2 * AROUND);
        if (from > 0) {
            int blank = line.indexOf(' ', from);
            from = blank >= 0 && blank < at ? blank + 1 : from;
        }
        return (from > 0 ? "… " : "") + line.substring(Math.min(from, to), to).strip() + (to < line.length() ? " …" : "");
    }

    /// Of the last heading with an anchor before the line.
    private static String anchorAbove(Entry entry, String line) {
        String anchor = "";
        String start = line.substring(0, Math.min(24, line.length()));
        for (String each : entry.page.markdown().lines().toList()) {
            if (each.startsWith("#")) {
                String its = Markdown.Titled.of(each).anchor();
                anchor = its.isEmpty() ? anchor : its;
            } else if (!start.isEmpty() && each.contains(start)) {
                return anchor;
            }
        }
        return "";
    }

    /// In small letters and without accents, as many letters as before for all that our languages write.
    private static String folded(String text) {
        return ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
