package studio.lipschitz.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.lipschitz.dataset.DataKind;
import studio.lipschitz.dataset.DataOption;
import studio.lipschitz.dataset.Datasets;
import studio.lipschitz.edit.Arrange;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.layer.ParamSpec;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Position;
import studio.lipschitz.project.ProjectFile;
import studio.lipschitz.project.Template;
import studio.lipschitz.training.Loss;
import studio.lipschitz.training.Optimizer;
import studio.lipschitz.training.RecordCatalogue;
import studio.lipschitz.training.Schedule;
import studio.lipschitz.training.TrainingPlan;

/// What the core tells in the language of the window, and that keys which are put together at run time lead to a text.
class CoreTextsTest {

    @AfterEach
    void english() {
        Texts.use("en");
    }

    @Test
    void problemsOfANetworkAreTold() {
        Texts.use("fr");
        String problem = Analysis.of(Network.EMPTY).problems().getFirst().message();
        assertEquals("Le réseau n’a pas d’entrée\u202f; faire glisser un Input sur le dessin et le relier.", problem);
    }

    @Test
    void refusalsNameTheValueThatWasGiven() {
        Texts.use("fr");
        var epochs = assertThrows(IllegalArgumentException.class, () -> TrainingPlan.DEFAULT.withEpochs(0));
        assertEquals("epochs doit être de 1 à 100000, et non 0", epochs.getMessage());
        var noise = assertThrows(IOException.class, () -> Datasets.open("two-moons?noise=much"));
        assertEquals("données two-moons?noise=much\u00a0: noise doit être un nombre de 0 à 100, et non much", noise.getMessage());
        var loss = assertThrows(IllegalArgumentException.class, () -> Loss.CATALOGUE.parse("Hedge"));
        assertTrue(String.valueOf(loss.getMessage()).startsWith("perte\u00a0: «\u00a0Hedge\u00a0» n’existe pas"), loss::getMessage);
    }

    @Test
    void placesOfAFileAreTold() {
        Texts.use("fr");
        var cut = assertThrows(IOException.class, () -> ProjectFile.parse("a.lipnet", "{\n  \"format\"".getBytes(StandardCharsets.UTF_8)));
        assertTrue(String.valueOf(cut.getMessage()).startsWith("a.lipnet\u00a0: ligne 2, colonne "), cut::getMessage);
    }

    @Test
    void labelsOfEditsAreThoseOfTheirTime() {
        Texts.use("fr");
        var edit = Edits.move(Map.of("a", new Position(0, 0), "b", new Position(0, 8)), null);
        Texts.use("en");
        assertEquals("Déplacer 2 nœuds", edit.label());
        assertEquals("Delete edge", Edits.delete(Set.of(), Set.of(Edge.of("a", "b"))).label());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void everyKeyThatIsPutTogetherHasAText(String language) {
        Texts.use(language);
        var texts = new ArrayList<String>();
        Arrays.stream(DataKind.values()).map(DataKind::doc).forEach(texts::add);
        Arrays.stream(DataOption.values()).map(DataOption::doc).forEach(texts::add);
        Arrays.stream(Arrange.values()).map(Arrange::label).forEach(texts::add);
        for (Template template : Template.values()) {
            texts.addAll(List.of(template.title(), template.summary()));
        }
        Loss.CATALOGUE.names().forEach(name -> texts.add(Loss.CATALOGUE.read(name, Map.of()).summary()));
        Optimizer.CATALOGUE.names().forEach(name -> texts.add(Optimizer.CATALOGUE.read(name, Map.of()).summary()));
        Schedule.CATALOGUE.names().forEach(name -> texts.add(Schedule.CATALOGUE.read(name, Map.of()).summary()));
        for (RecordCatalogue<?> catalogue : List.of(Loss.CATALOGUE, Optimizer.CATALOGUE, Schedule.CATALOGUE)) {
            texts.add(catalogue.kind());
            catalogue.names().forEach(name -> catalogue.find(name).orElseThrow().params().stream().map(ParamSpec::doc).forEach(texts::add));
        }
        texts.forEach(text -> assertFalse(text.matches("[a-z]+(\\.[A-Za-z0-9-]+)+"), () -> "no text for " + text));
    }
}
