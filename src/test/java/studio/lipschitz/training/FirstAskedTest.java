package studio.lipschitz.training;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever is asked first, the constants are there: classes that need each other's while they are made would see null.
class FirstAskedTest {

    @ParameterizedTest
    @ValueSource(strings = {"Optimizer", "Loss", "Schedule", "Adam", "SGD", "HKRLoss", "WarmUp", "TrainingPlan"})
    void constantsAreThere(String first) throws Exception {
        URL[] path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .map(FirstAskedTest::url)
                .toArray(URL[]::new);
        try (var fresh = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
            Class<?> asked = Class.forName("studio.lipschitz.training." + first, true, fresh);
            for (var field : asked.getFields()) {
                if (field.getName().equals("CATALOGUE")) {
                    Object catalogue = field.get(null);
                    catalogue.getClass().getMethod("names").invoke(catalogue);
                }
            }
            Object plan = Class.forName("studio.lipschitz.training.TrainingPlan", true, fresh).getField("DEFAULT").get(null);
            for (var component : plan.getClass().getRecordComponents()) {
                assertNotNull(component.getAccessor().invoke(plan), () -> component.getName() + " after " + first);
            }
        }
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (java.net.MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
