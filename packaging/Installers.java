import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// What jpackage makes: `.msi` and `.exe` on Windows, `.dmg` and `.pkg` on macOS, and on every system the folder (`image`) that those are made of.
final class Installers {
    private static final Path ICONS = Package.OUT.resolve("icons");
    private static final Map<String, String> SYSTEMS = Map.of("msi", "windows", "exe", "windows", "dmg", "mac", "pkg", "mac");

    private static final List<String> NEEDED = List.of("--name", "--app-version", "--input", "--runtime-image", "--main-jar", "--main-class");
    private static final Set<String> PLACES = Set.of("@VERSION@", "@INPUT@", "@RUNTIME@");
    private static final Set<String> LAUNCHER = Set.of("main-jar", "main-class", "description", "arguments", "java-options", "app-version", "icon", "win-console", "win-menu", "win-shortcut");

    private static final Pattern PLACE = Pattern.compile("@[A-Z]+@");
    /// Options without a value.
    private static final Pattern FLAG = Pattern.compile("--(win-(per|menu$|shortcut|dir)|mac-sign$).*");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    private Installers() {}

    static Path make(String type) throws IOException, InterruptedException {
        String here = system();
        if (!type.equals("image") && !SYSTEMS.get(type).equals(here)) {
            throw new Package.Refusal("A ." + type + " is made on " + (SYSTEMS.get(type).equals("mac") ? "macOS" : "Windows")
                    + "; what of it can be tried here is: mvn package -DskipTests -Dpackage=check");
        }
        drawIcons();
        Path image = image(here);
        if (type.equals("image")) return image;
        Path made = Package.clear(Package.OUT.resolve(type));
        var options = new ArrayList<>(List.of("--type", type, "--app-image", image.toString(), "--dest", made.toString(), "--app-version", Package.version()));
        options.addAll(options(Package.HERE.resolve(here).resolve("installer.options")));
        jpackage(options);
        try (Stream<Path> files = Files.list(made)) {
            return files.findFirst().orElseThrow();
        }
    }

    /// The image with a cache that its own launcher recorded.
    private static Path image(String here) throws IOException, InterruptedException {
        Path input = Package.clear(Package.OUT.resolve("input"));
        Package.program(input.resolve("all"));
        Path runtime = input.resolve("all/runtime");
        Path jars = Files.move(input.resolve("all/lib"), input.resolve("jars"));
        Files.delete(jars.resolve("lipschitz-studio.aot")); // another launcher's
        Files.move(input.resolve("all/native"), jars.resolve("native"));
        Files.move(input.resolve("all/legal"), jars.resolve("legal"));
        Path dest = Package.clear(Package.OUT.resolve("image"));
        var options = new ArrayList<>(List.of("--type", "app-image", "--dest", dest.toString()));
        for (String word : options(Package.HERE.resolve("jpackage/common.options"))) {
            options.add(word.replace("@VERSION@", Package.version()).replace("@INPUT@", jars.toString()).replace("@RUNTIME@", runtime.toString()));
        }
        options.addAll(List.of("--icon", ICONS.resolve(here.equals("windows") ? "lipschitz-studio.ico"
                : here.equals("mac") ? "lipschitz-studio.icns" : "lipschitz-studio.png").toString()));
        jpackage(options);
        Path image;
        try (Stream<Path> files = Files.list(dest)) {
            image = files.findFirst().orElseThrow();
        }
        train(image);
        return image;
    }

    /// The launcher records while its `.cfg` says so.
    private static void train(Path image) throws IOException, InterruptedException {
        Path settings;
        try (Stream<Path> files = Files.walk(image)) {
            settings = files.filter(file -> file.getFileName().toString().equals("Lipschitz Studio.cfg")).findFirst().orElseThrow();
        }
        String usual = Files.readString(settings);
        Files.writeString(settings, usual.replace("-XX:AOTCache=", "-XX:AOTCacheOutput="));
        try {
            Path launcher;
            try (Stream<Path> files = Files.walk(image)) {
                launcher = files.filter(file -> file.getFileName().toString().matches("Lipschitz Studio(\\.exe)?") && Files.isRegularFile(file)
                        && Files.isExecutable(file)).findFirst().orElseThrow();
            }
            Path log = Package.OUT.resolve("rehearsal.log");
            int status = new ProcessBuilder(launcher.toString(), "rehearse").redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
            if (status != 0) throw new Package.Refusal("The rehearsal of " + image + " ended with status " + status + "; " + log + " holds what it told.");
        } finally {
            Files.writeString(settings, usual);
        }
        if (!Files.exists(settings.resolveSibling("lipschitz-studio.aot"))) throw new Package.Refusal("The rehearsal of " + image + " left no cache.");
    }

    private static void drawIcons() throws IOException {
        Files.createDirectories(ICONS);
        for (String name : List.of("lipschitz-studio", "lipnet")) {
            var icons = new Icons(Package.HERE.resolve("icons").resolve(name + ".svg"));
            Files.write(ICONS.resolve(name + ".png"), icons.png(256));
            Files.write(ICONS.resolve(name + ".ico"), icons.ico());
            Files.write(ICONS.resolve(name + ".icns"), icons.icns());
        }
    }

    /// Words of an options file, with the places filled in; of a file that it names with places of its own, a filled copy.
    private static List<String> options(Path file) throws IOException {
        var words = new ArrayList<String>();
        for (String line : Files.readAllLines(file)) {
            if (line.isBlank() || line.startsWith("#")) continue;
            Matcher matcher = WORD.matcher(line);
            while (matcher.find()) {
                String word = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
                word = word.replace("@ICONS@", ICONS.toAbsolutePath().toString()).replace("@HERE@", Package.HERE.toAbsolutePath().toString());
                if (word.endsWith(".properties")) {
                    String name = word.substring(word.lastIndexOf('=') + 1);
                    Path copy = Package.OUT.resolve(Path.of(name).getParent().getFileName() + "-" + Path.of(name).getFileName());
                    if (!Files.exists(Path.of(name))) throw new Package.Refusal(file + " names " + name + ", which is not there.");
                    Files.writeString(copy, Package.filled(Path.of(name), Map.of("ICONS", ICONS.toAbsolutePath().toString().replace('\\', '/'))));
                    word = word.replace(name, copy.toAbsolutePath().toString());
                }
                words.add(word);
            }
        }
        return words;
    }

    /// Reads the options for every system, has jpackage say whether it knows each, and looks for what they name.
    ///
    /// @throws Package.Refusal at the first that does not hold
    static void check() throws IOException {
        drawIcons();
        List<String> common = options(Package.HERE.resolve("jpackage/common.options"));
        known(common);
        for (String needed : NEEDED) {
            if (!common.contains(needed)) throw new Package.Refusal("jpackage/common.options lacks " + needed + ".");
        }
        for (String system : List.of("windows", "mac")) {
            Path file = Package.HERE.resolve(system).resolve("installer.options");
            List<String> options = options(file);
            known(options);
            for (int i = 0; i < options.size(); i++) {
                String option = options.get(i);
                if (!option.startsWith("--")) continue;
                String value = i + 1 < options.size() ? options.get(i + 1) : "";
                if (!FLAG.matcher(option).matches() && (value.isEmpty() || value.startsWith("--"))) throw new Package.Refusal(file + ": " + option + " lacks its value.");
                try {
                    resource(system, option, value);
                } catch (IOException | IllegalArgumentException e) {
                    throw new Package.Refusal(file + ": " + option + " " + value + " does not hold: " + e);
                }
            }
            System.out.println(system + ": " + options.stream().filter(word -> word.startsWith("--")).count() + " options known to jpackage, resources present");
        }
    }

    private static void resource(String system, String option, String value) throws IOException {
        switch (option) {
            case "--icon" -> picture(Path.of(value), system);
            case "--file-associations" -> association(Path.of(value), system);
            case "--add-launcher" -> launcher(Path.of(value.substring(value.indexOf('=') + 1)));
            case "--win-upgrade-uuid" -> UUID.fromString(value);
            default -> {}
        }
    }

    /// jpackage tells options that it does not know from those that are for another system.
    private static void known(List<String> words) {
        for (String word : words) {
            Matcher place = PLACE.matcher(word);
            if (place.find() && !PLACES.contains(place.group())) throw new Package.Refusal("Nothing is put in for " + place.group() + " in " + word + ".");
            if (!word.startsWith("--") || word.startsWith("--enable-native") || word.startsWith("--sun-misc")) continue; // Java's own
            var said = new StringWriter();
            tool().run(new PrintWriter(said), new PrintWriter(said), FLAG.matcher(word).matches() ? new String[] {word} : new String[] {word, "x"});
            if (said.toString().contains("Invalid Option")) throw new Package.Refusal("jpackage does not know " + word + ": " + said.toString().strip());
        }
    }

    private static Properties properties(Path file) throws IOException {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        return properties;
    }

    private static void association(Path file, String system) throws IOException {
        Properties properties = properties(file);
        if (!"lipnet".equals(properties.getProperty("extension"))) throw new Package.Refusal(file + " is not about files *.lipnet.");
        picture(Path.of(properties.getProperty("icon", "")), system);
    }

    /// What jpackage does not know in such a file it passes over without a word.
    private static void launcher(Path file) throws IOException {
        for (String name : properties(file).stringPropertyNames()) {
            if (!LAUNCHER.contains(name)) throw new Package.Refusal(file + ": jpackage knows no " + name + " of a launcher.");
        }
    }

    private static void picture(Path file, String system) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        boolean ico = bytes[0] == 0 && bytes[1] == 0 && bytes[2] == 1 && bytes[3] == 0;
        boolean icns = new String(bytes, 0, 4, java.nio.charset.StandardCharsets.US_ASCII).equals("icns")
                && java.nio.ByteBuffer.wrap(bytes).getInt(4) == bytes.length;
        if (!(system.equals("windows") ? ico : icns)) throw new Package.Refusal(file + " is no icon for " + system + ".");
    }

    private static void jpackage(List<String> options) {
        int status = tool().run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), options.toArray(new String[0]));
        if (status != 0) throw new Package.Refusal("jpackage failed; what it told stands above.");
    }

    private static ToolProvider tool() {
        return ToolProvider.findFirst("jpackage").orElseThrow(() -> new Package.Refusal("The JDK in " + System.getProperty("java.home") + " has no jpackage."));
    }

    private static String system() {
        String name = System.getProperty("os.name");
        return name.startsWith("Windows") ? "windows" : name.startsWith("Mac") ? "mac" : "linux";
    }
}
