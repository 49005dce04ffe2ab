package studio.lipschitz.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.ui.chart.ChartNotes.Flag;
import studio.lipschitz.ui.chart.ChartSpec.Look;
import studio.lipschitz.ui.chart.ChartSpec.Trace;
import studio.lipschitz.ui.chart.ChartSpec.XAxis;
import studio.lipschitz.ui.workspace.MetricSeries.Snapshot;

/// Notes in what is exported of a chart.
class NotesInFilesTest {
    private static final ChartSpec BARE = new ChartSpec("epoch", "loss", XAxis.EPOCHS, 0, 3, false, 1e-3,
            List.of(Trace.of("validation", Ink.SERIES_2, Look.DOTS, new Snapshot(new double[] {1, 2, 3}, new double[] {4, 5, 6}, 3))),
            List.of());

    private final ChartSpec noted = ChartNotes.on(BARE, List.of(new Flag(1.5, "colder, \"slower\"", 0), new Flag(3, "end <here>", 1)));

    @TempDir Path folder;

    @Test
    void theTableNamesThemWhereTheyStand() {
        assertEquals("epoch,validation [loss],note\r\n1.0,4.0,\r\n1.5,,\"colder, \"\"slower\"\"\"\r\n2.0,5.0,\r\n3.0,6.0,end <here>\r\n",
                ChartTable.of(noted, Double::toString));
        assertFalse(ChartTable.of(BARE, Double::toString).contains("note"));
    }

    @Test
    void picturesShowFlagsAndListTheirWords() throws Exception {
        var picture = new ChartPicture("Loss", ChartExport.keys(noted),
                (g, theme, wide, high, columns) -> ChartRenderer.draw(g, noted, ChartView.START, theme, wide, high, columns), 600, 320);
        Path svg = folder.resolve("loss.svg");
        picture.write(svg);
        String drawn = Files.readString(svg);
        assertTrue(drawn.contains(">colder, \"slower\"<") && drawn.contains(">end &lt;here&gt;<"), drawn);
        assertEquals(2, drawn.split(">1</text>", -1).length - 1 - axis(), "the number stands on the flag and before its words");
        Path png = Path.of("target/screenshots/notes-export.png");
        Files.createDirectories(png.toAbsolutePath().getParent());
        picture.write(png);
        picture.write(folder.resolve("loss.pdf"));
        assertTrue(Files.size(folder.resolve("loss.pdf")) > 1000);
    }

    /// How often the axis itself says 1.
    private static int axis() {
        String bare = PaperChart.svg("c", 600, 320,
                g -> ChartRenderer.draw(g, BARE, ChartView.START, LightTheme.read(), 576, 270, 600));
        return bare.split(">1</text>", -1).length - 1;
    }
}
