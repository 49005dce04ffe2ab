package studio.lipschitz.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LaunchTest {

    @Test
    void whereProcessorsAreFewAThreadThatWaitsSleepsSoon() {
        assertEquals("1000", environment(Map.of(), 2).get("GOMP_SPINCOUNT"));
        assertFalse(environment(Map.of(), 16).containsKey("GOMP_SPINCOUNT"));
    }

    @Test
    void howThreadsWaitIsLeftToWhoeverSaysIt() {
        assertEquals("7", environment(Map.of("GOMP_SPINCOUNT", "7"), 2).get("GOMP_SPINCOUNT"));
        assertFalse(environment(Map.of("OMP_WAIT_POLICY", "ACTIVE"), 2).containsKey("GOMP_SPINCOUNT"));
    }

    @Test
    void allProcessorsTrainUnlessTheUserSaysHowMany() {
        assertEquals("2", environment(Map.of(), 2).get("OMP_NUM_THREADS"));
        assertEquals("1", environment(Map.of("OMP_NUM_THREADS", "1"), 2).get("OMP_NUM_THREADS"));
    }

    private static Map<String, String> environment(Map<String, String> ofTheUser, int processors) {
        var environment = new HashMap<>(ofTheUser);
        Launch.environment(environment, processors);
        return environment;
    }
}
