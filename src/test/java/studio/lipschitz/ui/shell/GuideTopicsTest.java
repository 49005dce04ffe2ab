package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import studio.lipschitz.guide.Guide;
import studio.lipschitz.guide.Markdown;
import studio.lipschitz.guide.Page.Target;

class GuideTopicsTest {
    @Test
    void whatPartsOfTheWindowStandForIsInTheGuide() {
        var guide = new Guide();
        List<String> missing = Stream.concat(GuideTopics.PAGES.values().stream(), GuideTopics.TABS.values().stream())
                .filter(topic -> {
                    Target target = Target.of(topic);
                    return guide.find(target.page())
                            .filter(page -> target.anchor().isEmpty() || Markdown.anchors(page.markdown()).contains(target.anchor()))
                            .isEmpty();
                })
                .toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void everyPanelStandsForAPage() {
        assertTrue(GuideTopics.PAGES.keySet().containsAll(
                Set.of("canvas", "palette", "inspector", "problems", "code", "training", "charts", "runs", "robustness")));
    }
}
