package studio.lipschitz.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds equal samples: by a hash of 64 bits first, and what that finds number by number, so that nothing is called equal that is not.
final class SampleCheck {
    private static final int TELL = 512; // samples between two words to whoever waits

    private final Dataset data;
    private final List<DataPart> parts = List.of(DataPart.TRAIN, DataPart.VALIDATION, DataPart.TEST);
    private final List<Split> splits;
    private final int[] firsts = new int[4];
    private final float[] sample;
    private final float[] other;

    private SampleCheck(Dataset data) {
        this.data = data;
        // Training samples are kept uncut: of all of them the middle is compared, as the network sees it.
        splits = List.of(data.augmentation().middle(data.train()), data.validation(), data.test());
        for (int i = 0; i < splits.size(); i++) {
            firsts[i + 1] = Math.addExact(firsts[i], splits.get(i).size());
        }
        sample = new float[data.train().size() == 0 ? 0 : splits.getFirst().sampleSize()];
        other = new float[sample.length];
    }

    static List<Duplicate> duplicates(Dataset data, CheckWatch watch) throws CheckCancelledException {
        return new SampleCheck(data).find(watch);
    }

    private List<Duplicate> find(CheckWatch watch) throws CheckCancelledException {
        var hashes = new long[firsts[3]];
        for (int i = 0; i < hashes.length; i++) {
            if (i % TELL == 0) {
                if (watch.cancelled()) {
                    throw new CheckCancelledException();
                }
                watch.progress(i, hashes.length);
            }
            read(i, sample);
            hashes[i] = hash(sample);
        }
        long[] sorted = hashes.clone();
        Arrays.parallelSort(sorted);
        Map<Long, List<Integer>> alike = new LinkedHashMap<>();
        for (int i = 0; i < hashes.length; i++) {
            int at = Arrays.binarySearch(sorted, hashes[i]);
            boolean again = (at > 0 && sorted[at - 1] == hashes[i]) || (at + 1 < sorted.length && sorted[at + 1] == hashes[i]);
            if (again) {
                alike.computeIfAbsent(hashes[i], _ -> new ArrayList<>()).add(i);
            }
        }
        var found = new ArrayList<Duplicate>();
        for (List<Integer> group : alike.values()) {
            for (List<Integer> equal : equal(group)) {
                if (equal.size() > 1) {
                    found.add(new Duplicate(equal.stream().map(this::copy).toList()));
                }
            }
        }
        watch.progress(hashes.length, hashes.length);
        return ordered(found);
    }

    static List<Duplicate> ordered(List<Duplicate> found) {
        return found.stream()
                .sorted(Comparator.comparing((Duplicate each) -> !each.contradicts()).thenComparing(each -> !each.leaks()))
                .toList();
    }

    /// Parts a group of one hash into groups of equal samples.
    private List<List<Integer>> equal(List<Integer> group) {
        var parted = new ArrayList<List<Integer>>();
        for (int each : group) {
            read(each, sample);
            Optional<List<Integer>> same = parted.stream().filter(members -> {
                read(members.getFirst(), other);
                return Arrays.equals(sample, other);
            }).findFirst();
            if (same.isPresent()) {
                same.get().add(each);
            } else {
                parted.add(new ArrayList<>(List.of(each)));
            }
        }
        return parted;
    }

    private int partOf(int number) {
        return number < firsts[1] ? 0 : number < firsts[2] ? 1 : 2;
    }

    private void read(int number, float[] target) {
        int part = partOf(number);
        splits.get(part).copy(number - firsts[part], target, 0);
        for (int i = 0; i < target.length; i++) {
            target[i] += 0f; // -0 is 0
        }
    }

    private Duplicate.Copy copy(int number) {
        int part = partOf(number);
        int index = number - firsts[part];
        Split split = splits.get(part);
        return new Duplicate.Copy(
                Optional.of(parts.get(part)), index, data.classes().get(split.classOf(index)), split.fileOf(index));
    }

    /// Each number stirred in with the finaliser of SplitMix64 (Steele, Lea, Flood 2014).
    private static long hash(float[] numbers) {
        long hash = numbers.length;
        for (float number : numbers) {
            hash = Augmentation.mixed(hash ^ Float.floatToIntBits(number));
        }
        return hash;
    }
}
