package studio.lipschitz.doctor;

/// One thing that was tried.
///
/// @param name in a word: `java`, `libtorch`, `cuda:0`
/// @param needed whether the program is of no use without it
/// @param detail what was found, in words
/// @param fix what to do; empty where it is well
public record Finding(String name, boolean ok, boolean needed, String detail, String fix) {

    static Finding well(String name, boolean needed, String detail) {
        return new Finding(name, true, needed, detail, "");
    }
}
