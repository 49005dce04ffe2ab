package studio.lipschitz.app;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import studio.lipschitz.cli.Commands;

/// The window's rehearsal, on no display unless one is asked for. The build holds it to record what the launcher's Java keeps ready.
@Command(
        name = "rehearse",
        hidden = true,
        description = "Does once, in a window that nobody sees, what people do in it, and tells how long each part kept the window busy.",
        mixinStandardHelpOptions = true)
final class RehearseCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(
            names = "--on-display",
            description = "Open the window on the display that there is, so that what its system does on the FX thread counts as well.") private boolean onDisplay;

    @Option(
            names = "--nodes",
            paramLabel = "N",
            description = "Instead, time every frame while a drawing of N nodes is panned, zoomed, dragged and edited.") private @Nullable Integer nodes;

    @Option(
            names = "--points",
            paramLabel = "N",
            description = "Instead, time every frame while the charts of a run of N steps and 60 layers are watched, scaled and moved.") private @Nullable Integer points;

    @Option(
            names = "--runs",
            paramLabel = "N",
            description = "Instead, time how long events wait while the table of N runs is opened, sorted, searched and selected in.") private @Nullable Integer runs;

    @Option(
            names = "--charts",
            paramLabel = "N",
            arity = "0..1",
            fallbackValue = "15",
            description = "Instead, time the documentation's network as it is trained with its charts in front and behind another tab, in N pairs of turns of seconds (15).") private @Nullable Integer charts;

    @Option(
            names = "--within",
            paramLabel = "MS",
            description = "End with 1 if the FX thread computed longer than that in a part.") private @Nullable Double within;

    @Override
    public Integer call() {
        if (!onDisplay) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
        } else if (!Display.available()) {
            throw noDisplay("DISPLAY and WAYLAND_DISPLAY are not set");
        }
        String report;
        try {
            if (charts != null) {
                report = Window.charts(Math.max(charts, 1));
            } else if (nodes != null) {
                report = frames(RehearsalApplication.NODES, Math.max(nodes, 8));
            } else if (points != null) {
                report = frames(RehearsalApplication.POINTS, Math.max(points, 1));
            } else if (runs != null) {
                report = Window.runs(Math.max(runs, 20));
            } else {
                report = Window.rehearse();
            }
        } catch (UnsupportedOperationException e) { // JavaFX's word for a display that does not answer
            throw noDisplay(e.getMessage());
        }
        spec.commandLine().getOut().print(report);
        spec.commandLine().getOut().flush();
        return report.isEmpty() ? Commands.FAULT
                : within != null && RehearsalApplication.longest() > within ? Commands.FLAGGED : Commands.DONE;
    }

    private static String frames(String of, int count) {
        System.setProperty("javafx.animation.fullspeed", "true"); // frame after frame, so that their cost is seen
        return Window.frames(of, count);
    }

    private ParameterException noDisplay(@Nullable String why) {
        return new ParameterException(
                spec.commandLine(), "--on-display: there is no display (" + why + "); set DISPLAY to one, or leave the option out.");
    }
}
