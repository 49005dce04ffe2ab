import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes the folder `legal`: a list of all that ships, and a folder with the licences and notices of each.
final class Licences {
    private static final Pattern TEXT = Pattern.compile("(META-INF/)?([\\w.-]*(LICENSE|LICENCE|NOTICE)[\\w.-]*|about[\\w.]*\\.html)");
    private static final Pattern JAR = Pattern.compile("(.+?)-(\\d.*)\\.jar");

    private final Map<String, Path> jars;
    private final Path texts;
    private final Path runtime;

    /// One of the things that ship.
    private record Component(String name, String licence, List<String> files) {}

    /// @param jars on the class path, also those of which only native libraries ship
    /// @param texts `packaging/licences`
    Licences(Map<String, Path> jars, Path texts, Path runtime) {
        this.jars = jars;
        this.texts = texts;
        this.runtime = runtime;
    }

    /// @throws IllegalStateException if the licence of something is not known or its text not there
    void writeTo(Path legal) throws IOException {
        Map<String, Component> known = known();
        Map<String, String> versions = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Map<String, Component> shipped = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        clear(legal);
        for (var jar : jars.entrySet()) {
            Matcher name = JAR.matcher(jar.getKey());
            if (!name.matches() || !Natives.ships(jar.getValue())) continue; // the program itself, or an empty jar
            Component component = known.get(name.group(1));
            if (component == null) {
                throw new IllegalStateException(jar.getKey() + " ships, but packaging/licences/components.txt does not name its licence: add a line.");
            }
            shipped.merge(component.name(), component, (a, b) -> a);
            versions.merge(component.name(), version(name.group(2)), (a, b) -> a.contains(b) ? a : a + ", " + b);
            Path folder = Files.createDirectories(legal.resolve(folder(component.name())));
            for (String file : component.files()) copy(file, folder);
            fromJar(jar.getValue(), folder);
        }
        shipped.put("Java", new Component("Java", "GPL-2.0 with Classpath exception", List.of()));
        versions.put("Java", Runtime.version().toString());
        copy("runtime:java.base/LICENSE", Files.createDirectories(legal.resolve("Java")));
        Files.writeString(legal.resolve("Java/modules.txt"), "The notices of each module are in runtime/legal.\n");
        for (String component : shipped.keySet()) {
            try (var files = Files.list(legal.resolve(folder(component)))) {
                if (files.findAny().isEmpty()) throw new IllegalStateException("no text of a licence is there for " + component);
            }
        }
        list(legal, shipped, versions);
    }

    private Map<String, Component> known() throws IOException {
        Map<String, Component> known = new LinkedHashMap<>();
        for (String line : Files.readAllLines(texts.resolve("components.txt"))) {
            if (line.isBlank() || line.startsWith("#")) continue;
            String[] fields = line.split("\\|", -1);
            var files = new ArrayList<String>();
            for (String file : fields[3].split(",")) if (!file.isBlank()) files.add(file.strip());
            known.put(fields[0].strip(), new Component(fields[1].strip(), fields[2].strip(), files));
        }
        return known;
    }

    /// Without the system that a jar's native libraries are for.
    private static String version(String version) {
        return version.replaceFirst("-(linux|win|windows|mac|macosx).*", "");
    }

    private static String folder(String component) {
        return component.replaceAll(",? with .*| and its.*", "").replace(' ', '-');
    }

    private void copy(String file, Path folder) throws IOException {
        Path source = file.startsWith("runtime:") ? runtime.resolve("legal").resolve(file.substring("runtime:".length())) : texts.resolve(file);
        String name = source.getFileName().toString();
        Path copy = folder.resolve(name.contains(".") ? name : name + ".txt");
        Files.copy(source, copy, StandardCopyOption.REPLACE_EXISTING);
        copy.toFile().setWritable(true);
    }

    private static void fromJar(Path jar, Path folder) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            for (var entry : file.stream().filter(e -> TEXT.matcher(e.getName()).matches()).toList()) {
                String name = entry.getName().replaceFirst(".*/", "");
                try (var in = file.getInputStream(entry)) {
                    Files.copy(in, folder.resolve(name.contains(".") ? name : name + ".txt"), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static void list(Path legal, Map<String, Component> shipped, Map<String, String> versions) throws IOException {
        var text = new StringBuilder("Lipschitz Studio ships with the following. The folder of each holds its licence and notices.\n\n");
        shipped.forEach((name, component) -> text.append("%s | %s | %s | %s%n".formatted(
                name, versions.get(name), component.licence(), folder(name))));
        text.append("MNIST, the digits 0 and 8 | Y. LeCun, C. Cortes, C. J. C. Burges | CC BY-SA 3.0 | MNIST\n");
        Path mnist = Files.createDirectories(legal.resolve("MNIST"));
        Files.writeString(mnist.resolve("ATTRIBUTION.txt"), """
                MNIST: Yann LeCun, Corinna Cortes, Christopher J. C. Burges. http://yann.lecun.com/exdb/mnist
                Licence: Creative Commons Attribution-ShareAlike 3.0, https://creativecommons.org/licenses/by-sa/3.0
                Changes: images of the other eight digits were left out.
                """);
        Files.writeString(legal.resolve("README.txt"), text.toString().replace("\r\n", "\n"), StandardCharsets.UTF_8);
    }

    private static void clear(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        List<Path> paths;
        try (var walk = Files.walk(folder)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) Files.delete(path);
    }
}
