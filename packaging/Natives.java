import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Takes the native libraries out of the jars into one folder, so that nothing has to be unpacked when the program first starts.
///
/// A jar that holds classes beside them is written anew without them; of one that holds none, nothing else is shipped.
final class Natives {
    private static final Pattern LIBRARY = Pattern.compile(".*/?[^/]+\\.(so(\\.\\d+)*|dll|dylib|jnilib)");

    /// OpenBLAS with LAPACKE, which no class of the program names (24 MB).
    private static final Pattern UNUSED = Pattern.compile(".*/(lib)?jniopenblas_full\\..*");

    /// libtorch's Java side asks for OpenBLAS by a second name. JavaCPP would make a copy under that name at the first start.
    private static final Pattern OPENBLAS = Pattern.compile("libopenblas(\\.so\\.0|\\.0\\.dylib|\\.dll)");

    private final Path folder;
    private final Path work;

    /// @param folder of the layout, which will hold exactly the libraries
    /// @param work where jars without their libraries are kept from one build to the next
    Natives(Path folder, Path work) {
        this.folder = folder;
        this.work = work;
    }

    /// @param jars of the class path by file name
    /// @return those to ship
    Map<String, Path> takeOutOf(Map<String, Path> jars) throws IOException {
        Map<String, Path> shipped = new LinkedHashMap<>();
        Map<String, Path> holding = new LinkedHashMap<>();
        var wanted = new StringBuilder("1\n"); // the number goes up when this file writes something else
        for (var jar : jars.entrySet()) {
            Contents contents = contents(jar.getValue());
            if (!contents.libraries().isEmpty()) {
                holding.put(jar.getKey(), jar.getValue());
                wanted.append(jar.getKey()).append(' ').append(Files.size(jar.getValue())).append(' ')
                        .append(Files.getLastModifiedTime(jar.getValue())).append('\n');
            }
            if (contents.classes()) shipped.put(jar.getKey(), contents.libraries().isEmpty() ? jar.getValue() : work.resolve(jar.getKey()));
        }
        Path stamp = work.resolve("stamp");
        if (!Files.exists(folder) || !Files.exists(stamp) || !Files.readString(stamp).equals(wanted.toString())) {
            Files.deleteIfExists(stamp);
            empty(folder);
            empty(work);
            for (var jar : holding.entrySet()) unpack(jar.getValue(), shipped.get(jar.getKey()));
            secondName();
            Files.writeString(stamp, wanted);
        }
        return shipped;
    }

    /// @param libraries that are used
    /// @param classes whether there are any
    private record Contents(List<String> libraries, boolean classes) {}

    private static Contents contents(Path jar) throws IOException {
        var libraries = new ArrayList<String>();
        boolean classes = false;
        try (var file = new JarFile(jar.toFile())) {
            for (var entry : file.stream().toList()) {
                String name = entry.getName();
                if (LIBRARY.matcher(name).matches()) libraries.add(name);
                classes |= name.endsWith(".class") && !name.endsWith("module-info.class");
            }
        }
        return new Contents(libraries, classes);
    }

    /// Whether there is anything in a jar but its name.
    static boolean ships(Path jar) throws IOException {
        Contents contents = contents(jar);
        return contents.classes() || !contents.libraries().isEmpty();
    }

    private void unpack(Path jar, Path rest) throws IOException {
        FileTime time = Files.getLastModifiedTime(jar);
        try (var file = new JarFile(jar.toFile());
                var out = rest == null ? null : new ZipOutputStream(Files.newOutputStream(rest))) {
            for (var entry : file.stream().toList()) {
                try (InputStream in = file.getInputStream(entry)) {
                    if (LIBRARY.matcher(entry.getName()).matches()) {
                        if (UNUSED.matcher(entry.getName()).matches()) continue;
                        Path library = folder.resolve(entry.getName().replaceFirst(".*/", ""));
                        Files.copy(in, library);
                        library.toFile().setExecutable(true, false);
                        Files.setLastModifiedTime(library, time);
                    } else if (out != null) {
                        var copy = new ZipEntry(entry.getName());
                        copy.setTime(entry.getTime());
                        out.putNextEntry(copy);
                        in.transferTo(out);
                        out.closeEntry();
                    }
                }
            }
        }
        if (rest != null) Files.setLastModifiedTime(rest, time);
    }

    private void secondName() throws IOException {
        List<Path> libraries;
        try (var files = Files.list(folder)) {
            libraries = files.toList();
        }
        for (Path library : libraries) {
            String name = library.getFileName().toString();
            if (!OPENBLAS.matcher(name).matches()) continue;
            Path second = folder.resolve(name.replace("openblas", "openblas_nolapack"));
            if (name.endsWith(".dll")) {
                Files.copy(library, second, StandardCopyOption.COPY_ATTRIBUTES);
            } else {
                Files.createSymbolicLink(second, library.getFileName());
            }
        }
    }

    private static void empty(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) Files.delete(file);
        }
    }
}
