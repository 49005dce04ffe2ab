package studio.lipschitz.ui.chart;

import static studio.lipschitz.text.Texts.text;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.ui.fx.ChosenFolder;

/// Asks where a chart goes. The real one opens the desktop's own dialog; tests answer by themselves.
public interface ChartFiles {

    /// A file that ends in .svg, .pdf, .png or .csv.
    ///
    /// @param suggestion name of the file
    Optional<Path> save(String suggestion);

    /// @param owner of the window that it stands above
    static ChartFiles ofDesktop(Supplier<@Nullable Window> owner) {
        return suggestion -> {
            var chooser = new FileChooser();
            chooser.setTitle(text("chart.export.title"));
            chooser.setInitialFileName(suggestion);
            chooser.getExtensionFilters().addAll(
                    new ExtensionFilter(text("chart.export.svg"), "*.svg"),
                    new ExtensionFilter(text("chart.export.pdf"), "*.pdf"),
                    new ExtensionFilter(text("chart.export.png"), "*.png"),
                    new ExtensionFilter(text("chart.export.csv"), "*.csv"));
            return ChosenFolder.askToSave(chooser, owner.get());
        };
    }
}
