package studio.lipschitz.exchange;

import java.util.Optional;
import studio.lipschitz.layer.Catalogue;

/// The name of a module of a library: `nn.Linear`, `torchlip.MaxMin`, or `studio.Scaled` of what the export writes out.
record PythonModule(String library, String name) {

    /// Of a full path; empty if it is in none of the libraries.
    static Optional<PythonModule> of(String path) {
        String name = path.substring(path.lastIndexOf('.') + 1);
        if (name.isEmpty() || !Character.isUpperCase(name.charAt(0))) {
            return Optional.empty();
        }
        String from = path.substring(0, Math.max(0, path.length() - name.length() - 1));
        if (from.equals("torch.nn") || from.startsWith("torch.nn.modules")) {
            return Optional.of(new PythonModule("nn", name));
        }
        if (from.equals("deel.torchlip") || from.startsWith("deel.torchlip.") || from.equals("torchlip") || from.startsWith("torchlip.")) {
            return Optional.of(new PythonModule("torchlip", name));
        }
        return from.equals("studio") ? Optional.of(new PythonModule("studio", name)) : Optional.empty();
    }

    /// Whether the modules of a package are known here.
    static boolean library(String path) {
        return of(path + ".Sequential").isPresent();
    }

    boolean isSequential() {
        return name.equals("Sequential") && !library.equals("studio");
    }

    /// Whether the catalogue has it, and of this library.
    boolean known() {
        return switch (library) {
            case "studio" -> true;
            case "torchlip" -> name.startsWith("PadConv")
                    || (Catalogue.find(name).isPresent() && PythonModules.qualified(name).startsWith("torchlip."));
            default -> name.equals("LPPool2d")
                    || (Catalogue.find(name).isPresent() && PythonModules.qualified(name).startsWith("nn.") && !DRAWN.contains(name));
        };
    }

    /// Modules that torch.nn does not have.
    private static final java.util.Set<String> DRAWN = java.util.Set.of("Input", "Add", "Concatenate", "Abs", "Normalize");

    String qualified() {
        return library + "." + name;
    }
}
