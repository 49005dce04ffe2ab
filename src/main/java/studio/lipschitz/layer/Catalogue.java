package studio.lipschitz.layer;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The compatibility table: every module that the studio knows, derived from the sealed interfaces.
public final class Catalogue {
    private static final Map<String, ModuleType> TYPES = types();

    private Catalogue() {}

    /// Every module, by group and then by order of `permits`, safe ones before the ones they replace.
    public static List<ModuleType> all() {
        return List.copyOf(TYPES.values());
    }

    public static Optional<ModuleType> find(String module) {
        return Optional.ofNullable(TYPES.get(module));
    }

    /// The type of a layer that is in the catalogue.
    ///
    /// @throws IllegalArgumentException for an [Unresolved] one
    public static ModuleType of(Layer layer) {
        return find(layer.module()).orElseThrow(() -> new IllegalArgumentException(layer.module() + " is not in the catalogue"));
    }

    private static Map<String, ModuleType> types() {
        var types = new LinkedHashMap<String, ModuleType>();
        Stream.of(Stream.of(Input.class), modulesOf(UnaryLayer.class), modulesOf(Joint.class))
                .flatMap(modules -> modules)
                .map(record -> new ModuleType(record.asSubclass(Layer.class)))
                .sorted(java.util.Comparator.comparing(type -> type.info().group()))
                .forEach(type -> types.put(type.name(), type));
        return types;
    }

    private static Stream<Class<?>> modulesOf(Class<? extends Layer> family) {
        return Arrays.stream(family.getPermittedSubclasses());
    }
}
