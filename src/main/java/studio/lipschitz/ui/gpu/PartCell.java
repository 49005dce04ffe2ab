package studio.lipschitz.ui.gpu;

import static studio.lipschitz.text.Texts.text;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import studio.lipschitz.gpu.GpuStatus.Found;

/// A line of the list: whether a part is there, and where, or with what it would be fetched.
final class PartCell extends ListCell<Found> {
    private final FontIcon icon = new FontIcon(Material2OutlinedAL.CHECK_CIRCLE);
    private final Label name = new Label();
    private final Label where = new Label();
    private final HBox line = new HBox(icon, name, where);

    PartCell() {
        getStyleClass().add("gpu-part");
        name.getStyleClass().add("gpu-part-name");
        where.getStyleClass().add("gpu-part-where");
        line.getStyleClass().add("gpu-part-line");
        where.setMaxWidth(Double.MAX_VALUE);
        where.setMinWidth(0);
        HBox.setHgrow(where, Priority.ALWAYS);
        setPrefWidth(0); // as wide as the list: long folders end in an ellipsis
    }

    @Override
    protected void updateItem(@Nullable Found found, boolean empty) {
        super.updateItem(found, empty);
        if (empty || found == null) {
            setGraphic(null);
            setTooltip(null);
            return;
        }
        boolean there = found.place().isPresent();
        icon.setIconCode(there ? Material2OutlinedAL.CHECK_CIRCLE : Material2OutlinedAL.CLOUD_DOWNLOAD);
        icon.getStyleClass().setAll("ikonli-font-icon", there ? "gpu-there" : "gpu-missing");
        name.setText(found.part().name());
        String place = found.place().map(each -> text("gpu.dialog.there", each.kind().words(), each.folder()))
                .orElseGet(() -> text("gpu.dialog.missing", found.part().archive()));
        where.setText(place);
        List<String> libraries = there ? found.libraries().stream().map(Path::getFileName).map(String::valueOf).toList()
                : found.part().libraries();
        setTooltip(new Tooltip(libraries.stream().collect(Collectors.joining("\n")) + "\n" + place));
        setAccessibleText(found.part().name() + ", " + place);
        setGraphic(line);
    }
}
