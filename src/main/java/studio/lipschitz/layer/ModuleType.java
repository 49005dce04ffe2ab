package studio.lipschitz.layer;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A module of the catalogue, derived from its record: name, documentation, parameters, defaults, and how to read and write one.
public final class ModuleType {
    private final String name;
    private final ModuleText info;
    private final RecordSchema<Layer> schema;

    ModuleType(Class<? extends Layer> record) {
        this.name = record.getSimpleName();
        this.info = new ModuleText(
                Objects.requireNonNull(record.getAnnotation(ModuleInfo.class), () -> record + " lacks @ModuleInfo"));
        this.schema = new RecordSchema<>(record);
    }

    public String name() {
        return name;
    }

    public ModuleText info() {
        return info;
    }

    public List<ParamSpec> params() {
        return schema.params();
    }

    public Layer defaults() {
        return schema.defaults();
    }

    /// See [RecordSchema#write].
    public Map<String, @Nullable Object> write(Layer layer) {
        return schema.write(layer);
    }

    /// See [RecordSchema#read].
    public Layer read(Map<String, ? extends @Nullable Object> raw) {
        return schema.read(raw);
    }

    /// See [RecordSchema#with].
    public Layer with(Layer layer, String param, @Nullable Object raw) {
        return schema.with(layer, param, raw);
    }

    /// A layer of this type that takes over every parameter that it shares with `other` by name, as a replacement does.
    public Layer from(Layer other) {
        var shared = new java.util.LinkedHashMap<String, @Nullable Object>(Catalogue.of(other).write(other));
        shared.keySet().retainAll(params().stream().map(ParamSpec::name).collect(Collectors.toSet()));
        return read(shared);
    }

    @Override
    public String toString() {
        return name;
    }
}
