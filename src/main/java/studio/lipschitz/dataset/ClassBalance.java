package studio.lipschitz.dataset;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// How many samples each class has in each part.
///
/// @param train one count a class, in the order of `classes`, as `validation` and `test`
public record ClassBalance(List<String> classes, List<Integer> train, List<Integer> validation, List<Integer> test) {
    /// A class that has so many times the samples of another makes training see the other too seldom.
    public static final double UNBALANCED = 3;

    public ClassBalance {
        classes = List.copyOf(classes);
        train = List.copyOf(train);
        validation = List.copyOf(validation);
        test = List.copyOf(test);
    }

    public static ClassBalance of(Dataset data) {
        int classes = data.classes().size();
        return new ClassBalance(
                data.classes(), counts(data.train(), classes), counts(data.validation(), classes), counts(data.test(), classes));
    }

    private static List<Integer> counts(Split split, int classes) {
        var counts = new int[classes];
        Arrays.stream(split.classIndices()).forEach(kind -> counts[kind]++);
        return Arrays.stream(counts).boxed().toList();
    }

    /// Of the parts that are looked at: [DataPart#TRAIN], [DataPart#VALIDATION], [DataPart#TEST].
    public List<Integer> of(DataPart part) {
        return switch (part) {
            case TRAIN -> train;
            case VALIDATION -> validation;
            case TEST -> test;
            case UNSEEN -> total(DataPart.TEST) > 0 ? test : validation;
        };
    }

    public long total(DataPart part) {
        return of(part).stream().mapToLong(Integer::longValue).sum();
    }

    /// Part of its part that a class makes up, 0 to 1; 0 in an empty part.
    public double share(DataPart part, int kind) {
        long total = total(part);
        return total == 0 ? 0 : of(part).get(kind) / (double) total;
    }

    /// How many times the samples of the smallest class that is trained on the largest has.
    public double ratio() {
        int most = train.stream().mapToInt(Integer::intValue).max().orElse(0);
        int least = train.stream().mapToInt(Integer::intValue).filter(count -> count > 0).min().orElse(0);
        return least == 0 ? 1 : most / (double) least;
    }

    /// One sentence for each thing that is odd; empty if nothing is.
    public List<String> warnings() {
        var said = new ArrayList<String>();
        for (DataPart part : List.of(DataPart.TRAIN, DataPart.VALIDATION, DataPart.TEST)) {
            List<String> absent = new ArrayList<>();
            for (int kind = 0; kind < classes.size(); kind++) {
                if (of(part).get(kind) == 0) {
                    absent.add(classes.get(kind));
                }
            }
            if (total(part) > 0 && !absent.isEmpty()) {
                said.add(text("dataset.balance.absent", text("dataset.part." + part.word()), Arrangement.listed(absent)));
            }
        }
        if (ratio() >= UNBALANCED) {
            int most = train.indexOf(train.stream().max(Integer::compare).orElse(0));
            int least = train.indexOf(train.stream().filter(count -> count > 0).min(Integer::compare).orElse(0));
            said.add(text("dataset.balance.uneven", classes.get(most), String.format(Locale.ROOT, "%.1f", ratio()), classes.get(least),
                    train.get(most), train.get(least)));
        }
        return said;
    }
}
