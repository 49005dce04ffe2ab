package studio.lipschitz.app;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/// Version written into the jar's manifest by the build; absent when classes are run from a folder.
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"lipschitz-studio " + Objects.requireNonNullElse(version, "(development)")};
    }
}
