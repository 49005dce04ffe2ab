package studio.lipschitz.ui.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javafx.scene.control.MenuBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import studio.lipschitz.project.ProjectFile;
import studio.lipschitz.project.Template;
import studio.lipschitz.training.EventJson;
import studio.lipschitz.training.RunFolder;
import studio.lipschitz.training.TrainingEvent;
import studio.lipschitz.ui.fx.StallMeter;
import studio.lipschitz.ui.runs.RunsView;

/// Times how long the window keeps an event waiting while the table of thousands of runs is opened for the first time, sorted, searched and selected in.
public final class ManyRuns {
    private static final long PATIENCE_S = 60;
    private static final int EPOCHS = 3;
    private static final int STEPS = 20; // of an epoch

    private final Path home;
    private final BooleanSupplier prepared;
    private final Hands hands = new Hands();
    private final Thread fx = Thread.currentThread();
    private final StringBuilder text = new StringBuilder();

    /// On the FX thread, once the window is shown.
    ///
    /// @param home the window's folder of runs
    /// @param prepared whether the window has made ready what it shows later
    public ManyRuns(Path home, BooleanSupplier prepared) {
        this.home = home;
        this.prepared = prepared;
    }

    /// Does it all, not on the FX thread, and tells what took how long.
    public String run(int count) {
        long start = System.nanoTime();
        try {
            write(count);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        text.append(String.format(Locale.ROOT, "%,d runs, written in %.1f s%n", count, (System.nanoTime() - start) / 1e9));
        text.append("longest wait of an event: what the FX thread computed meanwhile, and by the clock\n");
        hands.await(prepared, PATIENCE_S);
        part("the table of runs is opened for the first time", () -> {
            hands.fx(() -> MenuCommands.choose(((MenuBar) hands.node("#menu")).getMenus().stream().flatMap(menu -> menu.getItems().stream())
                    .filter(item -> "menu-runs".equals(item.getId())).findFirst().orElseThrow()));
            hands.await(() -> table().getItems().size() == count, PATIENCE_S);
        });
        for (String column : List.of("accuracy", "name", "loss", "started")) {
            part("it is sorted by " + column, () -> hands.fx(() -> table().getSortOrder().setAll(List.of(column(column)))));
        }
        part("it is searched, letter by letter", () -> {
            hands.fx(() -> field().requestFocus());
            List.of(KeyCode.S, KeyCode.W, KeyCode.E, KeyCode.E, KeyCode.P).forEach(hands::keys);
        });
        part("the search is emptied", () -> hands.keys(KeyCode.ESCAPE));
        part("a run is selected", () -> {
            hands.click(hands.centre("#runs-table .table-row-cell"), MouseButton.PRIMARY);
            hands.keys(KeyCode.HOME);
        });
        part("sixteen runs are selected, one after another", () -> {
            for (int i = 1; i < 16; i++) {
                hands.keys(KeyCode.SHIFT, KeyCode.DOWN);
            }
        });
        part("all runs are selected", () -> hands.keys(KeyCode.SHORTCUT, KeyCode.A));
        for (String side : List.of("pareto", "differences", "about", "queue", "curves")) {
            part("the side " + side + " is shown", () -> hands.fx(() -> ((ToggleButton) hands.node("#runs-side-" + side)).fire()));
        }
        part("one run is selected again", () -> hands.keys(KeyCode.END));
        return text.toString();
    }

    private TextField field() {
        return (TextField) hands.node("#runs-search");
    }

    private TableView<?> table() {
        return (TableView<?>) hands.node("#runs-table");
    }

    @SuppressWarnings("unchecked")
    private <T> TableColumn<T, ?> column(String id) {
        return ((TableView<T>) table()).getColumns().stream().filter(column -> column.getId().equals("runs-column-" + id)).findFirst()
                .orElseThrow();
    }

    private void part(String what, Runnable doing) {
        try (StallMeter meter = StallMeter.start(fx)) {
            doing.run();
            hands.await(() -> hands.node("#runs") instanceof RunsView view && view.settled(), PATIENCE_S);
            meter.stop();
            text.append(String.format(Locale.ROOT, "%5d ms %5d ms  %s%n", meter.costliest().toMillis(), meter.longest().toMillis(), what));
            if (meter.costliest().compareTo(Duration.ofMillis(50)) > 0) {
                meter.culprits().forEach(look -> text.append("        ").append(place(look)).append('\n'));
            }
        }
    }

    /// Where of this program a look found the FX thread, the innermost first; of the window's kit where it was in no code of ours.
    private static String place(List<StackTraceElement> look) {
        List<String> ours = look.stream().filter(at -> at.getClassName().startsWith("studio.")).limit(4)
                .map(at -> at.getClassName().replaceFirst(".*\\.", "") + "." + at.getMethodName() + ":" + at.getLineNumber()).toList();
        return ours.isEmpty() ? look.stream().limit(3).map(String::valueOf).toList().toString() : String.join(" < ", ours);
    }

    /// Folders of runs as small as can be: the first is written as a training writes it, the others are it with other numbers.
    private void write(int count) throws IOException {
        var project = Template.DENSE.load();
        var sample = new RunFolder(home.resolve("sample"));
        Files.createDirectories(sample.path());
        ProjectFile.write(sample.networkFile(), project);
        sample.write(new RunFolder.Facts(project.plan(), Map.of("java", "25"), "CPU (2 threads)", "abc"));
        String facts = Files.readString(sample.runFile());
        byte[] network = Files.readAllBytes(sample.networkFile());
        Files.delete(sample.runFile());
        Files.delete(sample.networkFile());
        Files.delete(sample.path());
        for (int i = 0; i < count; i++) {
            var run = new RunFolder(home.resolve("sweep-%d/run-%05d".formatted(i % 20, i)));
            Files.createDirectories(run.path());
            Files.write(run.networkFile(), network);
            Files.writeString(run.runFile(), facts.replaceFirst("\"lr\" : [^,]*", "\"lr\" : " + 1e-4 * (1 + i % 30))
                    .replaceFirst("\"started\" : \"[^\"]*\"",
                            "\"started\" : \"" + Instant.ofEpochSecond(1_750_000_000L + 600L * i) + "\""));
            Files.writeString(run.metricsFile(), metrics(run, i));
            Files.writeString(run.path().resolve("about.json"),
                    "{\"name\":\"\",\"tags\":[\"sweep %d\"],\"note\":\"\",\"archived\":false}".formatted(i % 20));
        }
    }

    private static String metrics(RunFolder run, int number) {
        var lines = new StringBuilder();
        lines.append(EventJson.write(new TrainingEvent.Started(run.path().toString(), "CPU (2 threads)", 110_000, 11_774, 1_954, EPOCHS,
                STEPS, 1))).append('\n');
        for (int step = 1; step <= EPOCHS * STEPS; step++) {
            lines.append(
                    EventJson.write(new TrainingEvent.StepDone(step, (step - 1) / STEPS + 1, Math.exp(-step / (20.0 + number % 50)) - 1,
                            1e-3, step * 0.1, List.of())))
                    .append('\n');
            if (step % STEPS == 0) {
                double accuracy = 0.8 + 0.19 * ((number * 37L) % 1000) / 1000;
                lines.append(EventJson.write(new TrainingEvent.EpochDone(step / STEPS, -0.4, -0.38, accuracy, 1.2,
                        accuracy - 0.1 - 0.3 * ((number * 91L) % 1000) / 1000, 0.4, step * 0.1, 900, List.of()))).append('\n');
            }
        }
        return lines.append(EventJson.write(new TrainingEvent.Finished(run.path().toString(), false))).append('\n').toString();
    }
}
