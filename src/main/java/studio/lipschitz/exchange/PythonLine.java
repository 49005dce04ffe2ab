package studio.lipschitz.exchange;

import java.util.List;

/// What Python takes as one line: it may be written on several.
///
/// @param indent columns before its first word
/// @param tokens at least one
record PythonLine(int indent, List<PythonToken> tokens) {

    int number() {
        return tokens.getFirst().line();
    }

    boolean begins(String word) {
        return tokens.getFirst().is(word);
    }
}
