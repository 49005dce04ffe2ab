package studio.lipschitz.gpu;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Libraries that belong together and must come from one folder, since their versions have to agree.
///
/// @param name in a word: `cublas`
/// @param libraries names of files, in the order in which they are loaded; `*` stands for any characters
/// @param archive id of the [Archive] that brings them
/// @param own whether only this program has them: libtorch and what joins it to Java
public record Part(String name, List<String> libraries, String archive, boolean own) {

    public Part {
        libraries = List.copyOf(libraries);
    }

    /// The libraries in a folder, if it has them all.
    ///
    /// @param names of the folder's files
    Optional<List<Path>> in(Path folder, Set<String> names) {
        var found = libraries.stream().map(library -> names.stream().filter(name -> matches(library, name)).sorted().findFirst()).toList();
        return found.stream().allMatch(Optional::isPresent)
                ? Optional.of(found.stream().map(name -> folder.resolve(name.orElseThrow())).toList())
                : Optional.empty();
    }

    /// Those that a folder lacks.
    List<String> missing(Set<String> names) {
        return libraries.stream().filter(library -> names.stream().noneMatch(name -> matches(library, name))).toList();
    }

    static boolean matches(String pattern, String name) {
        return pattern.contains("*")
                ? FileSystems.getDefault().getPathMatcher("glob:" + pattern).matches(Path.of(name))
                : pattern.equals(name);
    }
}
