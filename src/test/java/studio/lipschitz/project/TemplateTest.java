package studio.lipschitz.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.tensor.Shape;
import studio.lipschitz.training.HKRLoss;

class TemplateTest {
    @ParameterizedTest
    @EnumSource
    void isCertifiedWithConstantOneForEachOutput(Template template) {
        Analysis analysis = Analysis.of(template.load().network());
        int outputs = template == Template.FASHION || template == Template.RESIDUAL ? 10 : 1;

        assertTrue(analysis.certified());
        assertEquals(Shape.of(outputs), analysis.outputShape().orElseThrow());
        assertEquals(Math.sqrt(outputs), analysis.bound().orElseThrow(), 1e-12);
        assertEquals(outputs == 1 ? 0 : 1, analysis.problems().size(), "only the joint bound of several outputs is told");
    }

    @ParameterizedTest
    @EnumSource
    void standsInItsFileAsItWouldBeWritten(Template template) throws IOException {
        try (var in = Objects.requireNonNull(Template.class.getResourceAsStream("/templates/" + template.file() + ".lipnet"))) {
            assertEquals(ProjectFile.format(template.load()), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @EnumSource
    void placesItsNodesSoThatNoTwoOverlap(Template template) {
        Project project = template.load();
        var positions = List.copyOf(project.positions().values());

        assertEquals(project.network().nodes().size(), positions.size());
        for (int i = 0; i < positions.size(); i++) {
            for (int j = 0; j < i; j++) {
                Position a = positions.get(i);
                Position b = positions.get(j);
                assertTrue(Math.abs(a.x() - b.x()) >= 200 || Math.abs(a.y() - b.y()) >= 90, a + " and " + b);
            }
        }
    }

    @Test
    void theDefaultIsTheNetworkOfTheDocumentation() {
        Project project = Template.DOCUMENTATION.load();

        assertEquals(
                List.of("Input", "SpectralConv2d", "SpectralConv2d", "MaxPool2d", "SpectralConv2d", "SpectralConv2d", "MaxPool2d",
                        "Flatten",
                        "SpectralLinear", "SpectralLinear"),
                project.network().nodes().stream().map(n -> n.layer().module()).toList());
        assertEquals(Shape.of(1568), Analysis.of(project.network()).node("flatten").output().orElseThrow());
        assertEquals(new HKRLoss(10, 1), project.plan().loss());
        assertEquals(0.01, project.plan().lr());
        assertEquals(128, project.plan().batch());
    }
}
