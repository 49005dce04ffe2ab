package studio.lipschitz.gpu;

import java.net.URI;
import java.util.List;

/// A zip file that brings libraries: a jar of Maven Central, or a wheel of the Python Package Index.
///
/// @param id name and version, the name of the folder it is unpacked into
/// @param bytes of the file
/// @param unpacked bytes that its wanted files take at most; twice the file's size where nobody has measured
/// @param wanted names of the files that are unpacked; `*` stands for any characters
public record Archive(String id, URI address, long bytes, String sha256, long unpacked, List<String> wanted) {

    public Archive {
        wanted = List.copyOf(wanted);
    }

    String host() {
        return String.valueOf(address.getHost());
    }

    /// @param name of a file, without its folders
    boolean wants(String name) {
        return wanted.stream().anyMatch(pattern -> Part.matches(pattern, name));
    }
}
