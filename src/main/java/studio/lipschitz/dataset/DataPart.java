package studio.lipschitz.dataset;

import java.util.Locale;

/// Which samples of a source are looked at.
public enum DataPart {
    /// What a finished run is judged by, see [Dataset#unseen].
    UNSEEN, TRAIN, VALIDATION, TEST;

    public Split of(Dataset data) {
        return switch (this) {
            case UNSEEN -> data.unseen();
            case TRAIN -> data.train();
            case VALIDATION -> data.validation();
            case TEST -> data.test();
        };
    }

    /// As commands spell it: `unseen`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws DataException if no part is spelled so
    public static DataPart of(String word) throws DataException {
        for (DataPart part : values()) {
            if (part.word().equals(word)) {
                return part;
            }
        }
        throw new DataException("a part of the data must be unseen, train, validation or test, was " + word);
    }
}
