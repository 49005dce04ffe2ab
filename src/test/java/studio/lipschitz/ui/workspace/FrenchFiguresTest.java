package studio.lipschitz.ui.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Cost;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Template;
import studio.lipschitz.text.Texts;
import studio.lipschitz.training.TrainingEvent;

/// What the panels say in French, with their figures filled in.
class FrenchFiguresTest {
    @BeforeEach
    void french() {
        Texts.use("fr");
    }

    @AfterEach
    void english() {
        Texts.use("en");
    }

    @Test
    void progressIsTold() {
        var progress = new TrainingProgress(2, 5, 140, 460, OptionalDouble.of(72), OptionalDouble.empty());
        assertEquals("époque 2 sur 5 · pas 140 sur 460 · reste 1 min 12 s", progress.text());
        assertEquals("époque 2 sur 5 · reste 1 min 12 s", progress.brief());
        assertEquals("1 j 2 h", TimeLeft.words(26 * 3600));
        assertEquals("Téléchargement de images.gz\u00a0: 3.2 sur 9.9 Mo",
                RunClock.text(new TrainingEvent.Downloading("images.gz", 3_200_000, 9_900_000)));
    }

    @Test
    void costsHaveTheirUnits() {
        assertEquals("320 paramètres, 1.25\u00a0Ko\n225\u202f792 multiplications\n98\u00a0Ko de sorties par échantillon",
                Figures.cost(new Cost(320, 225_792, 25_088)));
        assertEquals("pas de borne", Figures.constant(Double.POSITIVE_INFINITY));
    }

    @Test
    void theNetworkIsSummedUp() {
        Summary certified = Summary.of(Analysis.of(Template.DOCUMENTATION.load().network()));
        assertEquals("Certifié\u00a0: 1-lipschitzien", certified.headline());
        assertEquals("Le dessin est vide\u00a0: glissez-y un Input et des couches.", Summary.of(Analysis.of(Network.EMPTY)).reason());
    }

    @Test
    void everyPanelSpeaksIt() {
        assertEquals("Reprendre à l’époque 3", Texts.text("run.resume.from", 3));
        assertEquals("epochs doit être un nombre entier, et non «\u00a0x\u00a0»", Texts.text("run.plan.rule.whole", "epochs", "x"));
        assertEquals("Sélection\u00a0: 2 nœuds", Texts.text("inspector.several", Texts.text("inspector.several.nodes", 2)));
        assertEquals("Corriger les 4 nœuds", Texts.text("problems.fixAll.many", 4));
        assertEquals("SpectralLinear ajouté.", Texts.text("palette.said.added", "SpectralLinear"));
        assertEquals("Enregistrer sous…", Texts.text("code.save"));
        assertEquals("non sûre", Texts.text("fx.standing.unsafe"));
    }
}
