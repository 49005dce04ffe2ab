package studio.lipschitz.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import studio.lipschitz.cli.Commands;

/// The window's rehearsal, on no display. The build holds it to record what the launcher's Java keeps ready.
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

    @Override
    public Integer call() {
        if (!onDisplay) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
        }
        String report = Window.rehearse();
        spec.commandLine().getOut().print(report);
        spec.commandLine().getOut().flush();
        return report.isEmpty() ? Commands.FAULT : Commands.DONE;
    }
}
