package studio.lipschitz.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.GroupSort2;
import studio.lipschitz.layer.Linear;
import studio.lipschitz.layer.SpectralLinear;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Node;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.Template;
import studio.lipschitz.runs.RunDifference.Kind;
import studio.lipschitz.runs.RunDifference.Row;
import studio.lipschitz.training.HKRLoss;
import studio.lipschitz.training.PlanJson;

class RunDifferenceTest {
    private static final Project FIRST = Template.DENSE.load();

    private static RunDifference to(Project second) {
        return RunDifference.between(RunReader.flat(PlanJson.write(FIRST.plan())), RunReader.flat(PlanJson.write(second.plan())), FIRST,
                second);
    }

    @Test
    void theSameHasNoRow() {
        assertEquals(new RunDifference(List.of(), ""), to(FIRST));
    }

    @Test
    void plansAreComparedNameByName() {
        Project second = FIRST.withPlan(FIRST.plan().withLr(0.25).withLoss(new HKRLoss(0.5, 1)).withClipNorm(OptionalDouble.of(2)));
        assertEquals(
                List.of(
                        new Row(Kind.PLAN, "lr", "0.001", "0.25"),
                        new Row(Kind.PLAN, "loss.alpha", "0.98", "0.5"),
                        new Row(Kind.PLAN, "clip_norm", "", "2")),
                to(second).rows());
    }

    @Test
    void networksAreComparedNodeByNode() {
        Network before = FIRST.network();
        String wide = before.nodes().stream().filter(n -> n.layer() instanceof SpectralLinear).findFirst().orElseThrow().id();
        Edge gone = before.outOf(wide).getFirst();
        String last = before.nodes().stream().map(Node::id).reduce((_, next) -> next).orElseThrow();
        Network after = before.update(wide, layer -> Catalogue.of(layer).with(layer, "out_features", 9)).disconnect(List.of(gone))
                .with(new Node("more", GroupSort2.DEFAULT)).replace(last, Linear.DEFAULT).withConstant(OptionalDouble.of(2));
        RunDifference difference = to(FIRST.withDrawing(after));
        assertEquals(
                List.of(
                        new Row(Kind.NETWORK, "network constant", "", "2.0"),
                        new Row(Kind.NETWORK, "more", "", "GroupSort2(k_coef_lip=1.0)"),
                        new Row(Kind.NETWORK, wide + ".out_features", "128", "9"),
                        new Row(Kind.NETWORK, last, "FrobeniusLinear", "Linear"),
                        new Row(Kind.NETWORK, gone.from() + " → " + gone.to(), "connected", "")),
                difference.rows().stream().map(row -> row.what().equals(last)
                        ? new Row(row.kind(), row.what(), row.first().replaceFirst("\\(.*", ""), row.second().replaceFirst("\\(.*", ""))
                        : row).toList());
        assertEquals("1 node more, 2 nodes changed, 1 edge changed, another constant", difference.summary());
    }
}
