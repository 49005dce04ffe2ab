package studio.lipschitz.ui.runs;

import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import studio.lipschitz.runs.RunSummary;

/// A cell of the table: a text, in the first column with the colour of the run's curves and a sign where its files have something wrong.
final class RunCell extends TableCell<RunSummary, RunSummary> {
    private final RunColumn kind;
    private final RunLibrary library;
    private final RunInks inks;
    private @Nullable Region swatch;
    private @Nullable FontIcon torn;
    private String style = "";

    RunCell(RunColumn kind, RunLibrary library, RunInks inks) {
        this.kind = kind;
        this.library = library;
        this.inks = inks;
        setAlignment(kind.number() ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        if (kind.id().equals("name")) {
            swatch = new Region();
            swatch.getStyleClass().add("run-swatch");
            torn = new FontIcon(Material2OutlinedMZ.REPORT_PROBLEM);
            torn.getStyleClass().add("run-torn");
            setGraphic(new HBox(swatch, torn));
            getStyleClass().add("run-name");
        }
    }

    @Override
    protected void updateItem(@Nullable RunSummary run, boolean empty) {
        super.updateItem(run, empty);
        RunSummary there = empty ? null : run;
        setText(there == null ? null : kind.shown().apply(there));
        if (kind.id().equals("state")) {
            String now = there == null ? "" : "run-" + library.state(there).name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (!now.equals(style)) {
                getStyleClass().remove(style);
                if (!now.isEmpty()) {
                    getStyleClass().add(now);
                }
                style = now;
            }
        }
        if (swatch != null && torn != null) {
            var pen = there == null ? Optional.<RunInks.Pen>empty() : inks.of(there.folder());
            swatch.setStyle(pen.map(p -> "-fx-background-color: " + p.ink().token() + ";"
                    + (p.dashed() ? " -fx-background-insets: 0 5 0 0, 0 0 0 9;" : "")).orElse(""));
            boolean wrong = there != null && !there.trouble().isEmpty();
            torn.setVisible(wrong);
            torn.setManaged(wrong);
            swatch.setVisible(there != null);
        }
    }
}
