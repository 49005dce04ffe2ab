package studio.lipschitz.ui.data;

import static studio.lipschitz.text.Texts.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import studio.lipschitz.dataset.DataCheck;
import studio.lipschitz.dataset.DataPart;
import studio.lipschitz.dataset.Duplicate;
import studio.lipschitz.dataset.Flaw;
import studio.lipschitz.ui.workspace.Figures;

/// One thing to mend, as a row of the list.
sealed interface Finding {

    /// Which findings are listed.
    enum Filter {
        ALL, BROKEN, CONTRADICTIONS, LEAKS, EQUAL;

        boolean takes(Finding finding) {
            return switch (this) {
                case ALL -> true;
                case BROKEN -> finding instanceof Broken;
                case CONTRADICTIONS -> finding instanceof Equal(Duplicate group) && group.contradicts();
                case LEAKS -> finding instanceof Equal(Duplicate group) && group.leaks();
                case EQUAL -> finding instanceof Equal;
            };
        }
    }

    /// In a word or two.
    String kind();

    /// One line.
    String words();

    /// Every file or sample of it, one a line.
    List<String> names();

    /// Where the first of it lies, if it has a file of its own.
    Optional<Path> file();

    /// The first of it that can be shown.
    Optional<Shown.Sample> sample();

    /// Whether it spoils what is trained or measured.
    boolean grave();

    /// A file that can't be used.
    record Broken(Flaw flaw) implements Finding {
        @Override
        public String kind() {
            return flaw.kind().words();
        }

        @Override
        public String words() {
            return flaw.reason() + ".";
        }

        @Override
        public List<String> names() {
            return List.of(flaw.file().toString());
        }

        @Override
        public Optional<Path> file() {
            return Optional.of(flaw.file());
        }

        @Override
        public Optional<Shown.Sample> sample() {
            return Optional.empty();
        }

        @Override
        public boolean grave() {
            return true;
        }
    }

    /// Samples that are equal.
    record Equal(Duplicate group) implements Finding {
        private static final int NAMED = 3;

        @Override
        public String kind() {
            return text(group.contradicts() ? "data.finding.contradiction" : group.leaks() ? "data.finding.leak" : "data.finding.equal");
        }

        @Override
        public String words() {
            List<Duplicate.Copy> copies = group.copies();
            String some = copies.stream().limit(NAMED).map(Equal::brief).collect(Collectors.joining(", "));
            return copies.size() > NAMED ? text("data.finding.more", some, Figures.count(copies.size() - NAMED)) : some;
        }

        private static String brief(Duplicate.Copy copy) {
            String place = copy.file().map(
                    file -> file.getNameCount() < 2 ? file.toString() : file.getName(file.getNameCount() - 2) + "/" + file.getFileName())
                    .orElse(Figures.count(copy.index()));
            return copy.part().map(DataPart::word)
                    .map(part -> text("data.finding.copy", text("data.part.name." + part), place, copy.kind()))
                    .orElse(place);
        }

        @Override
        public List<String> names() {
            return group.copies().stream().map(copy -> copy.file().map(Path::toString).orElseGet(() -> brief(copy))).toList();
        }

        @Override
        public Optional<Path> file() {
            return group.copies().getFirst().file();
        }

        @Override
        public Optional<Shown.Sample> sample() {
            return group.copies().stream().filter(copy -> copy.part().isPresent() && copy.index() >= 0).findFirst()
                    .map(copy -> new Shown.Sample(copy.part().orElseThrow(), copy.index()));
        }

        @Override
        public boolean grave() {
            return group.contradicts() || group.leaks();
        }
    }

    static List<Finding> of(DataCheck check) {
        var all = new ArrayList<Finding>();
        check.flaws().forEach(flaw -> all.add(new Broken(flaw)));
        check.duplicates().forEach(group -> all.add(new Equal(group)));
        return all;
    }
}
