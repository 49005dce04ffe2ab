package studio.lipschitz.doctor;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Whether a window can be shown here: JavaFX, a display, and on Linux what JavaFX's own libraries need of the system (the `NEEDED` entries of `libglassgtk3.so`,
/// `libprism_es2.so` and its two font libraries).
///
/// @param os name of the system
/// @param release contents of `/etc/os-release`, which says how packages are installed
/// @param there whether the system finds a library
record WindowCheck(String os, Map<String, String> environment, String release, Predicate<String> there) {

    /// A library with the packages that bring it, for `apt`, `dnf`, `pacman` and `zypper`.
    private record Needed(String library, String debian, String fedora, String arch, String suse) {}

    private static final List<Needed> NEEDED = List.of(
            new Needed("libgtk-3.so.0", "libgtk-3-0", "gtk3", "gtk3", "libgtk-3-0"),
            new Needed("libpangoft2-1.0.so.0", "libpangoft2-1.0-0", "pango", "pango", "libpango-1_0-0"),
            new Needed("libfreetype.so.6", "libfreetype6", "freetype", "freetype2", "libfreetype6"),
            new Needed("libfontconfig.so.1", "libfontconfig1", "fontconfig", "fontconfig", "fontconfig"),
            new Needed("libX11.so.6", "libx11-6", "libX11", "libx11", "libX11-6"),
            new Needed("libXtst.so.6", "libxtst6", "libXtst", "libxtst", "libXtst6"));

    static WindowCheck ofSystem() {
        String release;
        try {
            release = Files.readString(Path.of("/etc/os-release"));
        } catch (IOException e) {
            release = ""; // some systems have none
        }
        return new WindowCheck(System.getProperty("os.name", ""), System.getenv(), release, WindowCheck::loads);
    }

    /// As the system's loader finds it. It stays loaded: GTK does not bear to be taken away again.
    @SuppressWarnings("restricted") // asks only whether it is there
    private static boolean loads(String library) {
        try {
            SymbolLookup.libraryLookup(library, Arena.global());
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// JavaFX is looked for by name: the commands must start without it.
    Finding finding() {
        String version;
        try {
            Class<?> application = Class.forName("javafx.application.Application", false, WindowCheck.class.getClassLoader());
            var source = application.getProtectionDomain().getCodeSource();
            var jar = source == null ? null : source.getLocation(); // null where the class comes from a cache that was moved
            var found = Pattern.compile("(\\d+(?:\\.\\d+)*)").matcher(jar == null ? "" : jar.getPath().replaceFirst(".*/", ""));
            version = found.find() ? found.group() : text("doctor.javafx.there");
        } catch (ClassNotFoundException e) {
            return new Finding("javafx", false, false, text("doctor.javafx.none"), text("doctor.javafx.fix"));
        }
        return finding(version);
    }

    Finding finding(String version) {
        if (!os.toLowerCase(Locale.ROOT).contains("linux")) {
            return Finding.well("javafx", false, version);
        }
        if (!set("DISPLAY") && !set("WAYLAND_DISPLAY")) {
            return Finding.well("javafx", false, text("doctor.javafx.noDisplay", version));
        }
        List<Needed> missing = NEEDED.stream().filter(needed -> !there.test(needed.library())).toList();
        if (missing.isEmpty()) {
            return Finding.well("javafx", false, text("doctor.javafx.display", version));
        }
        String libraries = String.join(", ", missing.stream().map(Needed::library).toList());
        return new Finding("javafx", false, false, text("doctor.javafx.missing", version, libraries),
                text("doctor.javafx.install", installing(missing)));
    }

    /// The command that brings them.
    private String installing(List<Needed> missing) {
        String family = release.lines().filter(line -> line.startsWith("ID=") || line.startsWith("ID_LIKE=")).reduce("",
                (a, b) -> a + " " + b);
        if (family.matches(".*\\b(fedora|rhel|centos)\\b.*")) {
            return "sudo dnf install " + names(missing.stream().map(Needed::fedora).toList());
        }
        if (family.matches(".*\\barch\\b.*")) {
            return "sudo pacman -S " + names(missing.stream().map(Needed::arch).toList());
        }
        if (family.matches(".*\\b(suse|opensuse)\\b.*")) {
            return "sudo zypper install " + names(missing.stream().map(Needed::suse).toList());
        }
        return "sudo apt install " + names(missing.stream().map(Needed::debian).toList());
    }

    private static String names(List<String> packages) {
        return String.join(" ", packages.stream().distinct().toList());
    }

    private boolean set(String variable) {
        return !environment.getOrDefault(variable, "").isBlank();
    }
}
