package studio.lipschitz.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import studio.lipschitz.dataset.DataKind;
import studio.lipschitz.training.EarlyStopping;
import studio.lipschitz.training.Loss;
import studio.lipschitz.training.Normalization;
import studio.lipschitz.training.Optimizer;
import studio.lipschitz.training.Schedule;

/// Words that an option takes, for the completion of shells.
abstract class Candidates implements Iterable<String> {
    private final List<String> words;

    private Candidates(List<String> words) {
        this.words = words;
    }

    @Override
    public Iterator<String> iterator() {
        return words.iterator();
    }

    static final class Losses extends Candidates {
        Losses() {
            super(Loss.CATALOGUE.names());
        }
    }

    static final class Optimizers extends Candidates {
        Optimizers() {
            super(Optimizer.CATALOGUE.names());
        }
    }

    static final class Schedules extends Candidates {
        Schedules() {
            super(Schedule.CATALOGUE.names());
        }
    }

    static final class Normalizations extends Candidates {
        Normalizations() {
            super(Normalization.words());
        }
    }

    static final class Metrics extends Candidates {
        Metrics() {
            super(EarlyStopping.Metric.words());
        }
    }

    static final class Devices extends Candidates {
        Devices() {
            super(List.of("auto", "cpu", "cuda"));
        }
    }

    static final class Weights extends Candidates {
        Weights() {
            super(List.of("last", "best"));
        }
    }

    static final class Forms extends Candidates {
        Forms() {
            super(List.of("python"));
        }
    }

    static final class Shells extends Candidates {
        Shells() {
            super(CompletionCommand.SHELLS);
        }
    }

    /// Sources without a path, and with the word before one.
    static final class Sources extends Candidates {
        Sources() {
            super(words());
        }

        private static List<String> words() {
            var words = new ArrayList<String>();
            Arrays.stream(DataKind.values()).forEach(kind -> words.add(kind.placed() ? kind.word() + ":" : kind.word()));
            return words;
        }
    }
}
