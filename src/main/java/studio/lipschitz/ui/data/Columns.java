package studio.lipschitz.ui.data;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;

/// Columns of the tables of the data view: each of its cells shows a part of its row, in the order that the rows have.
final class Columns {

    private Columns() {}

    /// @param width in pixels
    static <T> TableColumn<T, T> of(String title, double width) {
        var column = new TableColumn<T, T>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        return column;
    }
}
