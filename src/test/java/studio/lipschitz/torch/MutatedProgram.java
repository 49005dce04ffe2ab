package studio.lipschitz.torch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;

/// The program and its tests once more in this process, with some lines of one source file changed: that file is compiled anew and shadows the original.
final class MutatedProgram extends ClassLoader {
    private static final String OWN = "studio.lipschitz.";

    private final Map<String, byte[]> changed;

    private MutatedProgram(Map<String, byte[]> changed) {
        super(MutatedProgram.class.getClassLoader());
        this.changed = changed;
    }

    /// @param file below `src/main/java/studio/lipschitz`
    /// @param edits what is replaced by what; each must stand there
    static MutatedProgram of(String file, Map<String, String> edits) throws IOException {
        Path path = Path.of("src/main/java/studio/lipschitz", file);
        String source = Files.readString(path);
        for (Map.Entry<String, String> edit : edits.entrySet()) {
            if (!source.contains(edit.getKey())) {
                throw new IOException(path + " no longer holds \"" + edit.getKey() + "\"; plant the mistake where that went");
            }
            source = source.replace(edit.getKey(), edit.getValue());
        }
        return new MutatedProgram(compiled(path, source));
    }

    /// Runs one test method of the mutated program, for all arguments that its `cases` give if it takes any.
    ///
    /// @param test class below `studio.lipschitz`
    /// @return what it threw; null if it is green
    @Nullable
    Throwable run(String test, String name) throws ReflectiveOperationException {
        Class<?> mine = Class.forName(OWN + test, true, this);
        Method method = Arrays.stream(mine.getDeclaredMethods()).filter(m -> m.getName().equals(name)).findFirst().orElseThrow();
        try {
            for (Method before : mine.getDeclaredMethods()) {
                if (before.isAnnotationPresent(BeforeAll.class)) {
                    before.setAccessible(true);
                    before.invoke(null);
                }
            }
            method.setAccessible(true);
            var constructor = mine.getDeclaredConstructor();
            constructor.setAccessible(true);
            for (Object[] arguments : arguments(mine, method)) {
                method.invoke(constructor.newInstance(), arguments);
            }
            return null;
        } catch (InvocationTargetException e) {
            return e.getCause();
        }
    }

    private static Collection<Object[]> arguments(Class<?> test, Method method) throws ReflectiveOperationException {
        if (method.getParameterCount() == 0) {
            return List.<Object[]>of(new Object[0]);
        }
        Method cases = test.getDeclaredMethod("cases");
        cases.setAccessible(true);
        return ((java.util.stream.Stream<?>) cases.invoke(null)).map(one -> new Object[] {one}).toList();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            return name.startsWith(OWN) ? define(name) : super.loadClass(name, resolve);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        byte[] bytes = changed.get(name);
        if (bytes == null) {
            try (InputStream original = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (original == null) {
                    throw new ClassNotFoundException(name);
                }
                bytes = original.readAllBytes();
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    private static Map<String, byte[]> compiled(Path path, String source) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var classes = new HashMap<String, ByteArrayOutputStream>();
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        var unit = new SimpleJavaFileObject(URI.create("string:///" + path.getFileName()), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        try (var standard = compiler.getStandardFileManager(diagnostics, null, null);
                var memory = new ForwardingJavaFileManager<JavaFileManager>(standard) {
                    @Override
                    public JavaFileObject getJavaFileForOutput(
                            Location location, String name, JavaFileObject.Kind kind, @Nullable FileObject sibling) {
                        return new SimpleJavaFileObject(URI.create("memory:///" + name), kind) {
                            @Override
                            public OutputStream openOutputStream() {
                                var bytes = new ByteArrayOutputStream();
                                classes.put(name, bytes);
                                return bytes;
                            }
                        };
                    }
                }) {
            var options = List.of("-proc:none", "-nowarn", "-parameters", "-classpath", System.getProperty("java.class.path"));
            if (!compiler.getTask(null, memory, diagnostics, options, null, List.of(unit)).call()) {
                throw new IOException(path + " does not compile with the mistake: " + diagnostics.getDiagnostics());
            }
        }
        var bytes = new HashMap<String, byte[]>();
        classes.forEach((name, stream) -> bytes.put(name, stream.toByteArray()));
        return bytes;
    }
}
