package studio.lipschitz.ui.grid;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import studio.lipschitz.grid.Axis;

/// One thing that may vary: whether it does, and the values that it takes.
final class AxisRow {
    private final String name;
    private final CheckBox varies = new CheckBox();
    private final TextField values = new TextField();
    private final MenuButton ranges = new MenuButton();
    private final Label said = new Label();

    /// @param suggestion what stands there at first
    /// @param now the value of the plan
    AxisRow(String name, List<Double> suggestion, double now, Runnable changed) {
        this.name = name;
        String id = "grid-" + Axis.brief(name);
        varies.setText(Axis.brief(name));
        varies.setId(id + "-varies");
        varies.setMinWidth(Region.USE_PREF_SIZE);
        varies.setMnemonicParsing(false);
        values.setId(id);
        values.setText(spelled(suggestion));
        values.setAccessibleText(text("grid.row.values", Axis.brief(name)));
        values.setPromptText(text("grid.row.prompt"));
        ranges.setId(id + "-range");
        ranges.setGraphic(new FontIcon(Material2OutlinedMZ.TUNE));
        ranges.setAccessibleText(text("grid.row.ranges", Axis.brief(name)));
        ranges.getStyleClass().add("grid-ranges");
        said.setId(id + "-said");
        said.getStyleClass().add("grid-said");
        said.setWrapText(true);
        said.setMinHeight(Region.USE_PREF_SIZE);
        said.setText(name.equals(Axis.WIDTH) ? text("grid.row.width") : text("grid.row.now", Axis.spelled(now)));
        if (now > 0 && !name.equals("seed")) {
            range("small", text("grid.range.small", Axis.spelled(now)), List.of(now / 2, now, now * 2));
            range("decades", text("grid.range.decades", Axis.spelled(now)), List.of(now / 10, now, now * 10));
            range("wide", text("grid.range.wide"), List.of(now / 100, now / 10, now, now * 10, now * 100));
        } else {
            range("three", text("grid.range.count", 3), List.of(0.0, 1.0, 2.0));
            range("five", text("grid.range.count", 5), List.of(0.0, 1.0, 2.0, 3.0, 4.0));
            range("ten", text("grid.range.count", 10), List.of(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0));
        }
        varies.selectedProperty().addListener(_ -> {
            if (varies.isSelected()) {
                values.requestFocus();
                values.selectAll();
            }
            changed.run();
        });
        values.textProperty().addListener(_ -> {
            varies.setSelected(true); // whoever types wants it
            changed.run();
        });
    }

    private void range(String id, String words, List<Double> taken) {
        List<Double> fit = taken.stream().map(value -> whole() ? Math.max(name.equals("seed") ? 0 : 1, (double) Math.round(value)) : value)
                .distinct().toList();
        var item = new MenuItem(words);
        item.setId(values.getId() + "-range-" + id);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> values.setText(spelled(fit)));
        ranges.getItems().add(item);
    }

    private boolean whole() {
        return List.of("batch", "seed", "epochs").contains(name);
    }

    private static String spelled(List<Double> values) {
        return String.join(", ",
                values.stream().map(value -> Axis.spelled(Double.parseDouble(String.format(java.util.Locale.ROOT, "%.4g", value))))
                        .toList());
    }

    /// Puts its parts into a row.
    void place(GridPane form, int row) {
        form.addRow(row, varies, values, ranges, said);
        GridPane.setHgrow(values, Priority.ALWAYS);
        GridPane.setHgrow(said, Priority.SOMETIMES);
    }

    boolean varies() {
        return varies.isSelected();
    }

    /// Reads what was typed and says beside it what it means; empty where it means nothing.
    Optional<Axis> axis() {
        said.getStyleClass().remove("grid-wrong");
        if (!varies.isSelected()) {
            return Optional.empty();
        }
        try {
            var axis = new Axis(name, Axis.values(Axis.brief(name), values.getText()));
            int count = axis.values().size();
            String all = String.join(", ", axis.values().stream().map(Axis::spelled).toList());
            said.setText(count > 6 || !values.getText().contains("..") ? text(count == 1 ? "grid.row.one" : "grid.row.many", count) : all);
            return Optional.of(axis);
        } catch (IllegalArgumentException e) {
            said.setText(e.getMessage());
            said.getStyleClass().add("grid-wrong");
            return Optional.empty();
        }
    }
}
