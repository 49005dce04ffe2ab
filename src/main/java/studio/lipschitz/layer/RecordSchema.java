package studio.lipschitz.layer;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The parameters of a record whose components carry [Param]: how to list, read, write and change them.
///
/// @param <T> a supertype of the record
public final class RecordSchema<T> {
    private final Class<? extends T> record;
    private final List<ParamSpec> params;
    private final List<Method> accessors;
    private final Constructor<? extends T> constructor;
    private final T defaults;

    /// @throws IllegalStateException if the record lacks `@Param` on a component or a public constant `DEFAULT`
    public RecordSchema(Class<? extends T> record) {
        this.record = record;
        RecordComponent[] components = record.getRecordComponents(); // looked up once: Java does it slowly
        this.params = Arrays.stream(components).map(ParamSpec::of).toList();
        this.accessors = Arrays.stream(components).map(RecordComponent::getAccessor).toList();
        try {
            this.constructor = record.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            this.defaults = record.cast(Objects.requireNonNull(record.getField("DEFAULT").get(null)));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(record + " lacks a public constant DEFAULT", e);
        }
    }

    public List<ParamSpec> params() {
        return params;
    }

    public T defaults() {
        return defaults;
    }

    /// The parameters of `value` in the form that stands in a file. An empty optional is left out, or null where leaving it out would bring its
    /// default back.
    public Map<String, @Nullable Object> write(T value) {
        var raw = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < params.size(); i++) {
            Object written = params.get(i).format(component(i, value));
            if (written != null || params.get(i).format(component(i, defaults)) != null) {
                raw.put(params.get(i).name(), written);
            }
        }
        return raw;
    }

    /// A record with the given parameters; those left out take their default. Unknown names are ignored here: the reader of a file keeps them.
    ///
    /// @throws WrongTypeException if a value is not of its parameter's type
    /// @throws IllegalArgumentException if a value is out of range, naming the parameter, the rule and the value
    public T read(Map<String, ? extends @Nullable Object> raw) {
        var values = new Object[params.size()];
        for (int i = 0; i < values.length; i++) {
            ParamSpec param = params.get(i);
            values[i] = raw.containsKey(param.name()) ? param.parse(raw.get(param.name())) : component(i, defaults);
        }
        return construct(values);
    }

    /// `value` with one parameter changed; null empties an optional one.
    ///
    /// @throws IllegalArgumentException as [#read] does
    public T with(T value, String param, @Nullable Object raw) {
        if (params.stream().noneMatch(spec -> spec.name().equals(param))) {
            throw new IllegalArgumentException(record.getSimpleName() + " has no parameter " + param);
        }
        var values = new LinkedHashMap<String, @Nullable Object>(write(value));
        for (ParamSpec spec : params) {
            values.putIfAbsent(spec.name(), null);
        }
        values.put(param, raw);
        return read(values);
    }

    private Object component(int i, Object value) {
        Method accessor = accessors.get(i);
        try {
            return Objects.requireNonNull(accessor.invoke(value));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + accessor, e);
        }
    }

    private T construct(Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new IllegalStateException("cannot construct " + record.getSimpleName(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot construct " + record.getSimpleName(), e);
        }
    }
}
