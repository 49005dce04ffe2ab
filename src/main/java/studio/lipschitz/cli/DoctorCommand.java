package studio.lipschitz.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import studio.lipschitz.doctor.Doctor;
import studio.lipschitz.doctor.Examination;
import studio.lipschitz.doctor.Finding;
import studio.lipschitz.project.PrettyJson;

/// Tries all that the program needs and says what mends what is missing.
@Command(
        name = "doctor",
        description = "Tries Java, JavaFX, libtorch, every device and what an NVIDIA GPU needs, and says what mends what is missing.",
        footer = {"", "Exit status: 0 all that is needed works, 1 something does not."},
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(names = "--json", description = "one JSON document instead of a list") private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        Examination examined = Doctor.examine();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(json(examined));
        } else {
            examined.findings().forEach(finding -> out.println(text(finding)));
            out.println(examined.healthy() ? "All that is needed works." : "Something that is needed does not work; see FAIL above.");
        }
        out.flush();
        return examined.healthy() ? Commands.DONE : Commands.FLAGGED;
    }

    private static String text(Finding finding) {
        String mark = finding.ok() ? "ok  " : finding.needed() ? "FAIL" : "warn";
        return String.format(Locale.ROOT, "%s  %-9s %s%s", mark, finding.name(), TextTable.clean(finding.detail()),
                finding.fix().isEmpty() ? "" : "\n      fix: " + TextTable.clean(finding.fix()));
    }

    private static String json(Examination examined) {
        ObjectNode root = new ObjectMapper().createObjectNode();
        root.put("ok", examined.healthy());
        var checks = root.putArray("checks");
        examined.findings().forEach(f -> checks.addObject()
                .put("name", f.name())
                .put("ok", f.ok())
                .put("needed", f.needed())
                .put("detail", f.detail())
                .put("fix", f.fix()));
        examined.gpu().ifPresent(status -> root.set("gpu", GpuReport.tree(status)));
        return PrettyJson.write(root);
    }
}
