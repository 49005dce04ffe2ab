package studio.lipschitz.ui.palette;

import static studio.lipschitz.text.Texts.text;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import studio.lipschitz.ui.fx.VerdictLook;

/// Shows a row of the palette; a few cells serve all of them, however many modules there are.
final class PaletteCell extends ListCell<PaletteRow> {
    private final PaletteItem item;
    private final KeptItem block;
    private final FontIcon arrow = new FontIcon();
    private final Label title = new Label();
    private final Label count = new Label();
    private final Region band = new Region();
    private final HBox heading;

    /// @param makeItem makes what shows a module
    /// @param makeBlock makes what shows a block
    /// @param toggle opens or closes what a heading is above
    PaletteCell(Supplier<PaletteItem> makeItem, Supplier<KeptItem> makeBlock, Consumer<PaletteRow> toggle) {
        item = makeItem.get();
        block = makeBlock.get();
        getStyleClass().add("palette-cell");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        band.getStyleClass().add("group-dot");
        count.getStyleClass().add("palette-count");
        heading = new HBox(arrow, band, title, space, count);
        heading.getStyleClass().add("palette-group");
        heading.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && getItem() != null) {
                toggle.accept(getItem());
            }
        });
        setPrefWidth(0); // as wide as the list, never wider
    }

    @Override
    protected void updateItem(PaletteRow row, boolean empty) {
        super.updateItem(row, empty);
        setText(null);
        if (empty || row == null) {
            setGraphic(null);
            return;
        }
        switch (row) {
            case PaletteRow.Heading shown -> {
                show(VerdictLook.groupStyle(shown.group()), shown.group().title(), shown.modules(), shown.open());
                setGraphic(heading);
            }
            case PaletteRow.Module module -> {
                item.show(module.entry());
                setGraphic(item);
            }
            case PaletteRow.Shelf shown -> {
                show("group-blocks", text("palette.blocks"), shown.blocks(), shown.open());
                setGraphic(heading);
            }
            case PaletteRow.Kept kept -> {
                block.show(kept.kept());
                setGraphic(block);
            }
        }
    }

    private void show(String style, String name, int held, boolean open) {
        heading.setId("palette-group-" + style);
        heading.getStyleClass().setAll("palette-group", style);
        arrow.setIconCode(open ? Material2AL.EXPAND_MORE : Material2AL.CHEVRON_RIGHT);
        title.setText(name);
        count.setText(String.valueOf(held));
        setAccessibleText(text(open ? "palette.group.open" : "palette.group.closed", name, held));
    }
}
