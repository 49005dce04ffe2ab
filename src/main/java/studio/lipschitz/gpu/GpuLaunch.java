package studio.lipschitz.gpu;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a worker process is told so that it finds the CUDA build: nothing, where nobody has asked for GPU support.
///
/// @param libtorch the folder of the CUDA build of libtorch; empty where the program's own is one
/// @param folders that hold NVIDIA's libraries and that the system does not look into by itself
/// @param libraries all of NVIDIA's, in the order in which they are loaded
/// @param problem why it cannot be used though it was asked for, in one sentence; empty if it can
public record GpuLaunch(Optional<Path> libtorch, List<Path> folders, List<Path> libraries, String problem) {
    /// For what needs no GPU.
    public static final GpuLaunch NOTHING = new GpuLaunch(Optional.empty(), List.of(), List.of(), "");

    public GpuLaunch {
        folders = List.copyOf(folders);
        libraries = List.copyOf(libraries);
    }

    /// Of the user: a few looks at the disk, none where GPU support was never asked for.
    public static GpuLaunch ofUser() {
        SupportFolder folder = SupportFolder.ofUser();
        return UsedParts.read(folder.record()).map(GpuLaunch::of).orElse(NOTHING);
    }

    private static GpuLaunch of(UsedParts used) {
        try {
            return CudaBuild.ofSystem().map(build -> of(used, build)).orElse(NOTHING);
        } catch (IOException e) {
            return broken(String.valueOf(e.getMessage()));
        }
    }

    static GpuLaunch of(UsedParts used, CudaBuild build) {
        Optional<Path> libtorch = Optional.empty();
        Set<Path> folders = new LinkedHashSet<>();
        var libraries = new ArrayList<Path>();
        for (Part part : build.parts()) {
            Place place = used.places().get(part.name());
            if (place == null) {
                return broken(text("gpu.launch.older", part.name()));
            }
            Set<String> names = place.names();
            Optional<List<Path>> found = part.in(place.folder(), names);
            if (found.isEmpty()) {
                return broken(text("gpu.launch.gone", String.join(", ", part.missing(names)), place.folder()));
            }
            if (part.own() && place.kind() == Place.Kind.SUPPORT) {
                libtorch = Optional.of(place.folder());
            }
            if (!part.own()) {
                libraries.addAll(found.get());
                if (place.kind() != Place.Kind.SYSTEM) {
                    folders.add(place.folder());
                }
            }
        }
        return new GpuLaunch(libtorch, List.copyOf(folders), libraries, "");
    }

    private static GpuLaunch broken(String problem) {
        return new GpuLaunch(Optional.empty(), List.of(), List.of(), problem);
    }
}
