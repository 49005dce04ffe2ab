package studio.lipschitz.exchange;

/// A word of Python source.
///
/// @param text as written; of a plain string its value
/// @param line from 1
record PythonToken(Kind kind, String text, int line) {

    enum Kind {
        NAME, NUMBER,
        /// A string that stands for itself.
        STRING,
        /// Bytes, or a string that is made as the program runs.
        OTHER_STRING, OPERATOR
    }

    boolean is(String operatorOrWord) {
        return (kind == Kind.OPERATOR || kind == Kind.NAME) && text.equals(operatorOrWord);
    }
}
