package studio.lipschitz.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Runs a, b and c: accuracies 0.961, 0.962, 0.963, learning rates 0.002, 0.003, 0.004, b tagged.
class RunQueryTest {
    @TempDir Path folder;
    private final List<RunSummary> runs = new ArrayList<>();

    @BeforeEach
    void three() throws Exception {
        for (String name : List.of("a", "b", "c")) {
            SampleRuns.finished(folder.resolve("runs/" + name), name.charAt(0) - 'a' + 1, 5);
        }
        new RunAbout("", List.of("paper", "two words"), "see Figure 3", false).write(folder.resolve("runs/b"));
        runs.addAll(new RunIndex(folder.resolve("index")).look(List.of(folder.resolve("runs")), _ -> {}).runs());
    }

    private String found(String query) {
        return String.join("", runs.stream().filter(new RunQuery(query)).map(RunSummary::name).sorted().toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            acc>0.961 | bc
            acc>=96.2% | bc
            acc<0.962 cert>0.1 | a
            tag:paper | b
            -tag:paper | ac
            tag:"two words" | b
            "figure 3" | b
            FIGURE | b
            lr=0.003 | b
            lr=3e-3 | b
            lr!=0.003 | ac
            loss.alpha=10 | abc
            loss.alpha>10 | ``
            loss:hkr data:mnist | abc
            state:finished | abc
            state:running | ``
            seed<2 | a
            mnist08 | abc
            cifar | ``
            epochs=3 params>100000 | abc
            acc> | abc
            `` | abc
            """)
    void whatASearchFinds(String query, String expected) {
        assertEquals(expected == null ? "" : expected, found(query == null ? "" : query));
        assertEquals("", new RunQuery(query == null ? "" : query).complaint());
    }

    @Test
    void whatMeansNothingIsNamedAndHidesNothing() {
        assertEquals("abc", found("speed>3"));
        assertEquals("No run has “speed”.", new RunQuery("speed>3").complaint().replaceFirst(" There are.*", ""));
        assertEquals("acc> wants a number, such as 0.98 or 98%, not “high”.", new RunQuery("acc>high").complaint());
    }
}
