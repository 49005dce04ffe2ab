package studio.lipschitz.gpu;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The libraries that a training on an NVIDIA GPU needs, of one user: looked for, fetched, removed.
///
/// What an installation of CUDA or a PyTorch has is used where it lies and never copied; only the rest is fetched.
public final class GpuSupport {
    private final Optional<CudaBuild> build;
    private final SupportFolder folder;
    private final Places places;
    private final Supplier<Driver> driver;
    private final Disk disk;

    /// The disk that libraries are unpacked on.
    interface Disk {
        /// Bytes that can be written below a folder that may not exist yet.
        long free(Path folder) throws IOException;
    }

    GpuSupport(Optional<CudaBuild> build, Path folder, Places places, Supplier<Driver> driver, Disk disk) {
        this.build = build;
        this.folder = new SupportFolder(folder);
        this.places = places;
        this.driver = driver;
        this.disk = disk;
    }

    /// @throws IOException if the list of what is needed cannot be read
    public static GpuSupport ofUser() throws IOException {
        return ofUser(false);
    }

    /// @param alone whether what other installations have is left alone, as where it turned out to be broken
    /// @throws IOException if the list of what is needed cannot be read
    public static GpuSupport ofUser(boolean alone) throws IOException {
        return new GpuSupport(CudaBuild.ofSystem(), SupportFolder.ofUser().path(), alone ? Places.nowhere() : Places.ofSystem(),
                Driver::ofSystem, GpuSupport::freeBelow);
    }

    private static long freeBelow(Path folder) throws IOException {
        Path there = folder.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return Files.getFileStore(there).getUsableSpace();
    }

    /// Looks at some tens of folders; not for the FX thread.
    public GpuStatus look() {
        List<Part> needed = build.map(CudaBuild::parts).orElse(List.of());
        List<Place> looked = needed.isEmpty() ? List.of() : looked();
        List<Set<String>> names = looked.stream().map(Place::names).toList();
        var parts = new ArrayList<GpuStatus.Found>();
        for (Part part : needed) {
            parts.add(found(part, looked, names));
        }
        boolean used = UsedParts.read(folder.record()).map(each -> each.namesAll(needed)).orElse(false);
        var status = new GpuStatus(build, driver.get(), folder.path(), List.copyOf(parts), looked, used, 0, folder.bytes());
        long fetched = status.archives().stream().mapToLong(archive -> Download.there(archive, folder.downloads())).sum();
        return new GpuStatus(build, status.driver(), folder.path(), status.parts(), looked, used, fetched, status.kept());
    }

    private List<Place> looked() {
        var looked = new ArrayList<Place>();
        folder.folders().forEach(each -> looked.add(new Place(Place.Kind.SUPPORT, each)));
        program().forEach(each -> looked.add(new Place(Place.Kind.PROGRAM, each)));
        looked.addAll(places.all());
        return List.copyOf(looked);
    }

    /// Where the launcher says that the program's own libraries lie.
    private static Stream<Path> program() {
        String unpacked = System.getProperty("org.bytedeco.javacpp.platform.linkpath", "");
        return Stream.of(unpacked.split(File.pathSeparator)).filter(word -> !word.isBlank()).map(Path::of).filter(Files::isDirectory);
    }

    private static GpuStatus.Found found(Part part, List<Place> looked, List<Set<String>> names) {
        for (int i = 0; i < looked.size(); i++) {
            Place place = looked.get(i);
            boolean may = !part.own() || place.kind() == Place.Kind.SUPPORT || place.kind() == Place.Kind.PROGRAM;
            Optional<List<Path>> libraries = may ? part.in(place.folder(), names.get(i)) : Optional.empty();
            if (libraries.isPresent()) {
                return new GpuStatus.Found(part, Optional.of(place), libraries.get());
            }
        }
        return new GpuStatus.Found(part, Optional.empty(), List.of());
    }

    /// Fetches what is missing, and has trainings use it and what was found.
    ///
    /// @return how it stands then
    /// @throws FetchException in one sentence; what has come is kept and goes on the next time
    public GpuStatus get(Watch watch) throws IOException {
        GpuStatus before = look();
        new Fetching(folder, disk, watch).fetch(before);
        GpuStatus after = look();
        UsedParts.of(after).write(folder.record());
        folder.removeDownloads();
        folder.removeOthers(build.map(CudaBuild::archives).orElse(List.of()));
        return look();
    }

    /// Removes what was fetched for this user, and nothing else; what lies in other installations stays there.
    ///
    /// @return bytes that were freed
    /// @throws FetchException in one sentence
    public long remove() throws IOException {
        return folder.remove();
    }
}
