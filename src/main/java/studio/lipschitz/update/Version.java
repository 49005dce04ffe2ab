package studio.lipschitz.update;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A version in numbers: `1.2.0`, as in `v1.2.0` or in `lipschitz-studio 1.2.0`. What comes before a release, as in `1.2.0-SNAPSHOT` or `1.2.0-rc1`, is older than it.
public record Version(int major, int minor, int patch, boolean release) implements Comparable<Version> {
    private static final Pattern SPELLED = Pattern.compile("(?:^|[ v])(\\d{1,6})\\.(\\d{1,6})(?:\\.(\\d{1,6}))?(-[\\w.-]+)?$");

    /// @return empty where there are no numbers, as in a build of a developer's
    public static Optional<Version> of(String spelled) {
        Matcher found = SPELLED.matcher(spelled.strip());
        if (!found.find()) {
            return Optional.empty();
        }
        String patch = found.group(3);
        return Optional.of(new Version(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)),
                patch == null ? 0 : Integer.parseInt(patch), found.group(4) == null));
    }

    @Override
    public int compareTo(Version other) {
        int numbers = major != other.major ? Integer.compare(major, other.major)
                : minor != other.minor ? Integer.compare(minor, other.minor) : Integer.compare(patch, other.patch);
        return numbers != 0 ? numbers : Boolean.compare(release, other.release);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
