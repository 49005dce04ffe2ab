package studio.lipschitz.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.lipschitz.guide.Page.Target;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.layer.Verdict;
import studio.lipschitz.project.Template;
import studio.lipschitz.text.Texts;
import studio.lipschitz.training.Loss;
import studio.lipschitz.training.Optimizer;
import studio.lipschitz.training.Schedule;

/// Every page is there, reads well and leads somewhere, in each language.
class GuideTest {
    private static final Path PAGES = Path.of("src/main/resources/studio/lipschitz/guide");

    @AfterEach
    void english() {
        Texts.use("en");
    }

    private static Guide guide(String language) {
        Texts.use(language);
        return new Guide();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void everyLinkAndPictureLeadsSomewhere(String language) {
        Guide guide = guide(language);
        var wrong = new ArrayList<String>();
        int seen = 0;
        for (Page page : guide.pages()) {
            for (String link : Markdown.links(page.markdown())) {
                seen++;
                if (link.startsWith("image:")) {
                    for (String theme : List.of("light", "dark")) {
                        if (!Files.isRegularFile(PAGES.resolve("images/" + link.substring("image:".length()) + "-" + theme + ".png"))) {
                            wrong.add(page.id() + ": no picture " + link + " in " + theme);
                        }
                    }
                } else if (!link.startsWith("https://") && !leads(guide, Target.of(link))) {
                    wrong.add(page.id() + " leads to " + link);
                }
            }
        }
        assertTrue(seen > 400, "only " + seen + " links");
        assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong));
    }

    private static boolean leads(Guide guide, Target target) {
        return guide.find(target.page())
                .filter(page -> target.anchor().isEmpty() || Markdown.anchors(page.markdown()).contains(target.anchor()))
                .isPresent();
    }

    @Test
    void everyModuleLossOptimiserScheduleAndTemplateHasItsPage() {
        Guide guide = guide("en");
        var ids = new ArrayList<String>();
        Catalogue.all().forEach(type -> ids.add("layer/" + type.name()));
        Loss.CATALOGUE.names().forEach(name -> ids.add("loss/" + name));
        Optimizer.CATALOGUE.names().forEach(name -> ids.add("optimizer/" + name));
        Schedule.CATALOGUE.names().forEach(name -> ids.add("schedule/" + name));
        Stream.of(Template.values()).forEach(template -> ids.add("tutorial/" + template.file()));
        assertTrue(ids.size() > 110, "only " + ids.size());
        assertEquals(List.of(), ids.stream().filter(id -> guide.find(id).isEmpty()).toList());
    }

    /// A module's page tells all that the catalogue knows: formula, source, each parameter with its rule, and each verdict that parameters can bring.
    @Test
    void thePageOfAModuleSaysWhatTheCatalogueKnows() {
        Guide guide = guide("en");
        for (ModuleType type : Catalogue.all()) {
            String words = Markdown.plain(Markdown.parse(guide.find("layer/" + type.name()).orElseThrow().markdown()));
            List.of(type.info().summary(), type.info().comment(),
                    type.defaults().why(Examples.shapes(type.defaults()).stream().findFirst().orElse(null)).formula()).forEach(
                            said -> assertTrue(words.contains(said), () -> type.name() + " lacks: " + said + "\n" + words));
            type.params().forEach(param -> {
                assertTrue(words.contains(param.name()), () -> type.name() + " lacks " + param.name());
                assertTrue(words.contains(param.expectation()), () -> type.name() + " lacks: " + param.expectation());
            });
        }
        String pool = Markdown.plain(Markdown.parse(guide.find("layer/MaxPool2d").orElseThrow().markdown()));
        assertTrue(pool.contains("kernel_size=3, stride=2") && pool.contains("bounded"), pool);
        String linear = guide.find("layer/Linear").orElseThrow().markdown();
        assertTrue(linear.contains("(layer/SpectralLinear)") && linear.contains("(layer/FrobeniusLinear)"), linear);
        assertTrue(guide.find("layer/SpectralConv2d").orElseThrow().markdown().contains("torchlip.SpectralConv2d("));
    }

    /// Every module shows shapes: none of the shapes tried fits only where the table says so.
    @Test
    void everyModuleShowsAShapeThatItTakes() {
        var without = new TreeSet<String>();
        for (ModuleType type : Catalogue.all()) {
            if (Examples.shapes(type.defaults()).isEmpty()) {
                without.add(type.name());
            }
        }
        assertEquals(new TreeSet<String>(List.of("Input")), without);
    }

    @Test
    void everyVerdictIsExplained() {
        List<String> anchors = Markdown.anchors(guide("en").find("view/verdicts").orElseThrow().markdown());
        for (Verdict.Kind kind : Verdict.Kind.values()) {
            assertTrue(anchors.contains(kind.label()), kind.label());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void noPageIsEmptyAndNothingIsLeftUnfilled(String language) {
        Guide guide = guide(language);
        assertTrue(guide.pages().size() > 140, "only " + guide.pages().size());
        for (Page page : guide.pages()) {
            assertTrue(page.markdown().strip().length() > 60, page.id());
            assertTrue(!page.markdown().contains("{{") && !page.title().isBlank(), page.id());
            assertTrue(!page.markdown().contains("guide."), () -> page.id() + " shows a key: " + page.markdown());
            assertEquals(Markdown.anchors(page.markdown()).stream().distinct().toList(), Markdown.anchors(page.markdown()), page.id());
        }
    }

    /// A page that nobody lists would never be read.
    @Test
    void everyPageOfTheResourcesIsListed() throws IOException {
        Guide guide = guide("en");
        for (String language : Texts.LANGUAGES) {
            Path root = PAGES.resolve(language);
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(each -> each.toString().endsWith(".md")).toList()) {
                    String id = root.relativize(file).toString().replace('\\', '/').replaceFirst("\\.md$", "");
                    assertTrue(guide.find(id).isPresent(), language + " " + id);
                }
            }
        }
    }

    /// A translation has the headings that things lead to, and the pictures, of the page that it translates.
    @Test
    void translationsHaveTheAnchorsAndPicturesOfTheirPages() {
        Guide english = guide("en");
        Guide french = guide("fr");
        long translated = 0;
        for (Page page : french.pages()) {
            Page original = english.find(page.id()).orElseThrow();
            if (page.translated() && page.mark().isEmpty()) {
                translated++;
                assertEquals(Markdown.anchors(original.markdown()), Markdown.anchors(page.markdown()), page.id());
                assertEquals(pictures(original), pictures(page), page.id());
            }
        }
        assertTrue(translated >= 14, "only " + translated + " pages are translated");
        assertTrue(french.find("view/canvas").orElseThrow().translated());
    }

    private static List<String> pictures(Page page) {
        return Markdown.links(page.markdown()).stream().filter(link -> link.startsWith("image:")).toList();
    }

    @Test
    void searchFindsPagesByTitleWordsAndParts() {
        var search = new GuideSearch(guide("en"));
        assertEquals("layer/GroupSort2", search.find("groupsort2").getFirst().page().id());
        assertEquals("view/robustness", search.find("robustness").getFirst().page().id());
        assertTrue(search.find("certified radius margin").stream().limit(4).anyMatch(found -> found.page().id().equals("theory/constant")));
        assertEquals("retraction", search.find("RETRACTION wide").stream()
                .filter(found -> found.page().id().equals("theory/layers")).findFirst().orElseThrow().line()
                .toLowerCase(java.util.Locale.ROOT)
                .contains("retraction") ? "retraction" : "");
        assertEquals(List.of(), search.find("xylophone"));
        assertEquals(List.of(), search.find("  "));
    }

    @Test
    void accentsDoNotMatterToTheSearch() {
        var search = new GuideSearch(guide("fr"));
        assertEquals(search.find("problemes").getFirst().page().id(), search.find("Problèmes").getFirst().page().id());
    }
}
