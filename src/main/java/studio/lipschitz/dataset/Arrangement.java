package studio.lipschitz.dataset;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/// Makes a data set of what a source holds: chooses classes, limits the number, divides into training, validation and test.
///
/// Every class is divided by itself, so that small parts hold all of them; who goes where follows from the seed.
final class Arrangement {
    /// Where none is asked for.
    static final long SEED = 0;

    private static final double VALIDATION = 0.2;

    private final DataName name;
    private final Samples samples;
    private final long seed;

    private Arrangement(DataName name, Samples samples) throws DataException {
        this.name = name;
        this.samples = samples;
        this.seed = name.seed(SEED);
    }

    static Dataset of(DataName name, Samples samples) throws DataException {
        return new Arrangement(name, samples).dataset();
    }

    private Dataset dataset() throws DataException {
        int[] chosen = classes();
        var classOf = new int[samples.classes().size()];
        Arrays.fill(classOf, -1);
        for (int i = 0; i < chosen.length; i++) {
            classOf[chosen[i]] = i;
        }
        var kept = new ArrayList<int[]>();
        for (Split part : samples.parts()) {
            kept.add(IntStream.range(0, part.size()).filter(i -> classOf[part.classOf(i)] >= 0).toArray());
        }
        if (!samples.drawn()) {
            limit(kept);
        }
        var parts = new ArrayList<Split>();
        int first = 0;
        for (int i = 0; i < kept.size(); i++) {
            Split part = samples.parts().get(i);
            parts.add(part.from(first, samples.files()).pick(kept.get(i), classOf));
            first += part.size();
        }
        List<Split> three = divide(parts);
        List<String> names = Arrays.stream(chosen).mapToObj(samples.classes()::get).toList();
        requireAll(names, three);
        Augmentation augmentation = Augmentation.of(name, samples.shape());
        return new Dataset(name.text(), augmentation.to(), names, three.get(0), augmentation.middle(three.get(1)),
                augmentation.middle(three.get(2)), augmentation);
    }

    /// Numbers of the classes that were asked for, or of those that have samples.
    private int[] classes() throws DataException {
        var present = new boolean[samples.classes().size()];
        for (Split part : samples.parts()) {
            for (int kind : part.classIndices()) {
                present[kind] = true;
            }
        }
        int[] all = IntStream.range(0, present.length).filter(i -> present[i]).toArray();
        List<String> words = name.words(DataOption.CLASSES);
        if (words.isEmpty()) {
            return all;
        }
        var chosen = new int[words.size()];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = number(words.get(i));
            if (chosen[i] < 0 || !present[chosen[i]]) {
                throw new DataException(text("dataset.parts.noClass", name.text(), words.get(i),
                        listed(Arrays.stream(all).mapToObj(samples.classes()::get).toList())));
            }
        }
        if (new HashSet<>(IntStream.of(chosen).boxed().toList()).size() < chosen.length) {
            throw new DataException(text("dataset.parts.classTwice", name.text(), name.value(DataOption.CLASSES)));
        }
        return chosen;
    }

    /// By its name, else by its number from 0; -1 if there is none.
    private int number(String word) {
        int named = samples.classes().indexOf(word);
        if (named >= 0 || !word.matches("\\d{1,6}")) {
            return named;
        }
        int number = Integer.parseInt(word);
        // A source whose classes are numbers has no other numbers for them.
        boolean numbered = samples.classes().stream().allMatch(one -> one.matches("-?\\d+"));
        return numbered || number >= samples.classes().size() ? -1 : number;
    }

    static String listed(List<String> names) {
        return names.size() <= 12 ? String.join(", ", names)
                : text("dataset.preview.more", String.join(", ", names.subList(0, 12)), names.size() - 12);
    }

    private void limit(List<int[]> kept) throws DataException {
        int total = kept.stream().mapToInt(part -> part.length).sum();
        int most = name.integer(DataOption.SAMPLES, Integer.MAX_VALUE, 2, Integer.MAX_VALUE);
        if (most >= total) {
            return;
        }
        int before = 0;
        for (int i = 0; i < kept.size(); i++) {
            int[] part = kept.get(i);
            // Shares of running totals, so that roundings do not add up.
            long from = (long) before * most / total;
            before += part.length;
            int quota = (int) ((long) before * most / total - from);
            int[] order = Datasets.order(part.length, seed, -1 - i);
            kept.set(i, Arrays.stream(order, 0, quota).sorted().map(at -> part[at]).toArray());
        }
    }

    private List<Split> divide(List<Split> parts) throws DataException {
        boolean share = name.value(DataOption.VALIDATION) != null || name.value(DataOption.TEST) != null;
        if (name.value(DataOption.SPLIT) != null) {
            if (share) {
                throw new DataException(text("dataset.parts.splitAlone", name.text()));
            }
            double[] shares = shares();
            return cut(parts.size() == 1 ? parts.getFirst() : Split.concat(parts), shares[1], shares[2]);
        }
        Split first = parts.getFirst();
        Split none = Split.empty(first.sampleSize());
        return switch (parts.size()) {
            case 1 -> cut(first, name.real(DataOption.VALIDATION, VALIDATION, 0, 1), name.real(DataOption.TEST, 0, 0, 1));
            case 2 -> {
                if (name.value(DataOption.TEST) != null) {
                    throw new DataException(text("dataset.parts.ownTest", name.text()));
                }
                if (!share) {
                    yield List.of(first, parts.get(1), none);
                }
                List<Split> cut = cut(first, name.real(DataOption.VALIDATION, VALIDATION, 0, 1), 0);
                yield List.of(cut.get(0), cut.get(1), parts.get(1));
            }
            default -> {
                if (share) {
                    throw new DataException(text("dataset.parts.ownParts", name.text()));
                }
                yield parts;
            }
        };
    }

    private double[] shares() throws DataException {
        String text = String.valueOf(name.value(DataOption.SPLIT));
        if (text.matches("\\d{1,6}(\\.\\d{1,6})?(/\\d{1,6}(\\.\\d{1,6})?){1,2}")) {
            double[] numbers = Arrays.copyOf(Arrays.stream(text.split("/", -1)).mapToDouble(Double::parseDouble).toArray(), 3);
            double sum = Arrays.stream(numbers).sum();
            if (numbers[0] > 0 && numbers[1] > 0) {
                return Arrays.stream(numbers).map(number -> number / sum).toArray();
            }
        }
        throw name.refusal(DataOption.SPLIT, text("dataset.parts.shares"), text);
    }

    /// Training, validation and test.
    private List<Split> cut(Split all, double validation, double test) throws DataException {
        if (!(validation > 0) || !(validation + test < 1)) {
            throw new DataException(text("dataset.parts.validation", name.text(), validation, test));
        }
        int[] same = IntStream.range(0, 1 + Arrays.stream(all.classIndices()).max().orElse(0)).toArray();
        var part = new int[all.size()];
        if (samples.drawn()) {
            int held = (int) Math.round(all.size() * (validation + test));
            int tested = (int) Math.round(all.size() * test);
            for (int i = 0; i < part.length; i++) {
                part[i] = i < part.length - held ? 0 : i < part.length - tested ? 1 : 2;
            }
        } else {
            for (int kind : same) {
                int[] members = IntStream.range(0, all.size()).filter(i -> all.classOf(i) == kind).toArray();
                int held = (int) Math.round(members.length * (validation + test));
                int tested = (int) Math.round(members.length * test);
                int[] order = Datasets.order(members.length, seed, -101 - kind);
                for (int i = 0; i < held; i++) {
                    part[members[order[i]]] = i < tested ? 2 : 1;
                }
            }
        }
        var three = new ArrayList<Split>();
        for (int p = 0; p < 3; p++) {
            int wanted = p;
            three.add(all.pick(IntStream.range(0, part.length).filter(i -> part[i] == wanted).toArray(), same));
        }
        return three;
    }

    private void requireAll(List<String> names, List<Split> parts) throws DataException {
        var trained = new boolean[names.size()];
        for (int kind : parts.getFirst().classIndices()) {
            trained[kind] = true;
        }
        for (int i = 0; i < trained.length; i++) {
            if (!trained[i]) {
                throw new DataException(text("dataset.parts.classUntrained", name.text(), names.get(i)));
            }
        }
        if (parts.get(1).size() == 0) {
            throw new DataException(text("dataset.parts.noValidation", name.text(), parts.stream().mapToInt(Split::size).sum()));
        }
    }
}
