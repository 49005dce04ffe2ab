package studio.lipschitz.dataset;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// What is broken or there twice in a source.
///
/// @param flaws what keeps a folder of images from being read; of other sources the first fault is told when they are opened
/// @param duplicates groups of equal samples: contradictions first, then those that leak from training into validation or test
/// @param looked files and samples that were looked at
public record DataCheck(List<Flaw> flaws, List<Duplicate> duplicates, long looked) {

    public DataCheck {
        flaws = List.copyOf(flaws);
        duplicates = List.copyOf(duplicates);
    }

    public long leaks() {
        return duplicates.stream().filter(Duplicate::leaks).count();
    }

    public long contradictions() {
        return duplicates.stream().filter(Duplicate::contradicts).count();
    }

    /// Looks at every file of a folder of images, and at every sample of what could be opened.
    ///
    /// @param source as in [Datasets#open]
    /// @param data what it opened as; empty if it was refused
    /// @throws IOException if the source can't be looked through at all
    /// @throws CheckCancelledException if `watch` said so
    public static DataCheck of(String source, Optional<Dataset> data, CheckWatch watch) throws IOException, CheckCancelledException {
        DataName name = DataName.parse(source);
        DataCheck files = name.kind() == DataKind.IMAGES ? FolderCheck.of(name, watch) : new DataCheck(List.of(), List.of(), 0);
        if (data.isEmpty()) {
            return files;
        }
        List<Duplicate> duplicates = SampleCheck.duplicates(data.get(), watch);
        long samples = (long) data.get().train().size() + data.get().validation().size() + data.get().test().size();
        return new DataCheck(files.flaws(), duplicates, samples);
    }
}
