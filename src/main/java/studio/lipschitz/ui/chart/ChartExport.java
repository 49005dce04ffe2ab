package studio.lipschitz.ui.chart;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.ui.fx.FxThread;

/// Asks for a file and writes a chart into it beside the FX thread: a picture as it is looked at, or all of its data.
final class ChartExport {
    private static final double LEAST_WIDTH = 480;
    private static final double LEAST_HEIGHT = 240;

    private final String title;
    private final Drawing drawing;
    private final ChartFiles files;

    ChartExport(String title, Drawing drawing, Supplier<@Nullable Scene> scene) {
        this.title = title;
        this.drawing = drawing;
        this.files = drawing.files().orElseGet(() -> ChartFiles.ofDesktop(() -> {
            Scene here = scene.get();
            return here == null ? null : here.getWindow();
        }));
    }

    /// @param all every curve, raw
    /// @param shown what the view leaves of it, smoothed
    /// @param said told what became of it, on the FX thread
    void start(
            ChartSpec all, ChartSpec shown, ChartView view, DoubleFunction<String> places, double width, double height,
            Consumer<String> said) {
        var picture = new ChartPicture(title, keys(shown),
                (g, theme, wide, high, columns) -> ChartRenderer.draw(g, shown, view, theme, wide, high, columns),
                Math.max(LEAST_WIDTH, width), Math.max(LEAST_HEIGHT, height + 48));
        start(picture, () -> ChartTable.of(all, places), said);
    }

    /// @param table the data as CSV; asked for beside the FX thread
    void start(ChartPicture picture, Supplier<String> table, Consumer<String> said) {
        Optional<Path> chosen = files.save(suggestion());
        if (chosen.isEmpty()) {
            return;
        }
        Path file = chosen.get();
        said.accept(text("chart.export.writing", file.getFileName()));
        drawing.thread().execute(() -> {
            String words;
            try {
                if (String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".csv")) {
                    Files.writeString(file, table.get(), StandardCharsets.UTF_8);
                } else {
                    picture.write(file);
                }
                words = text("chart.export.done", file.getFileName());
            } catch (IOException e) {
                words = text("chart.export.failed", file, String.valueOf(e.getMessage()));
            }
            String told = words;
            FxThread.later(() -> said.accept(told));
        });
    }

    private String suggestion() {
        String plain = Normalizer.normalize(title, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + ".svg";
    }

    static List<ChartPicture.Key> keys(ChartSpec spec) {
        var keys = new ArrayList<ChartPicture.Key>();
        for (ChartSpec.Trace trace : spec.traces()) {
            if (!trace.name().isEmpty() && trace.look() != ChartSpec.Look.BRACKET && !trace.points().isEmpty()) {
                keys.add(new ChartPicture.Key(trace.name(), trace.ink(), trace.look() == ChartSpec.Look.FAINT,
                        trace.look() == ChartSpec.Look.FINE));
            }
        }
        spec.marks().stream().filter(mark -> mark.number() > 0)
                .forEach(mark -> keys.add(ChartPicture.Key.note(mark.number(), mark.text())));
        spec.levels().forEach(level -> keys.add(new ChartPicture.Key(level.label(), Ink.MUTED, false, true)));
        return keys;
    }
}
