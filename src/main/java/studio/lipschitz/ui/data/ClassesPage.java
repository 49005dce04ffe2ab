package studio.lipschitz.ui.data;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import studio.lipschitz.dataset.ClassBalance;
import studio.lipschitz.dataset.DataPart;
import studio.lipschitz.ui.chart.Drawing;
import studio.lipschitz.ui.fx.TextScale;
import studio.lipschitz.ui.workspace.Figures;

/// How the classes share the samples: bars, the counts in a table, and a warning of what is uneven or absent.
final class ClassesPage extends SplitPane implements Page {
    private static final double ROW = 26; // pixels at the usual size of text

    private final BalanceBars bars;
    private final TableView<Integer> table = new TableView<>();
    private final VBox warnings = new VBox();
    private Optional<ClassBalance> balance = Optional.empty();

    ClassesPage(DataSession session, Drawing drawing) {
        bars = new BalanceBars(drawing);
        warnings.setId("data-warnings");
        warnings.getStyleClass().add("data-warnings");
        warnings.managedProperty().bind(warnings.visibleProperty());
        table.setId("data-balance");
        table.getStyleClass().add("runs-table");
        table.setAccessibleText(text("data.balance.table"));
        table.setPlaceholder(new Region());
        table.sceneProperty().flatMap(TextScale::in)
                .subscribe(scale -> table.setFixedCellSize(ROW * (scale == null ? 1 : scale.doubleValue())));
        var left = new VBox(warnings, bars);
        left.getStyleClass().add("lab-page");
        getStyleClass().add("lab-split");
        getItems().addAll(left, table);
        setDividerPositions(0.5);
        session.lookProperty().subscribe(look -> show(look.map(DataSession.Look::balance)));
    }

    private void show(Optional<ClassBalance> now) {
        balance = now;
        bars.show(now);
        warnings.getChildren().clear();
        now.ifPresent(its -> its.warnings().forEach(words -> {
            var warning = new Label(words, new FontIcon(Material2OutlinedMZ.WARNING));
            warning.getStyleClass().addAll("run-refusal", "data-warning");
            warning.setWrapText(true);
            warning.setMinHeight(Region.USE_PREF_SIZE);
            warning.setMaxWidth(Double.MAX_VALUE);
            warnings.getChildren().add(warning);
        }));
        warnings.setVisible(!warnings.getChildren().isEmpty());
        table.getColumns().clear();
        table.getItems().clear();
        now.ifPresent(its -> {
            column(text("data.column.class"), 110, Pos.CENTER_LEFT, kind -> its.classes().get(kind));
            for (DataPart part : List.of(DataPart.TRAIN, DataPart.VALIDATION, DataPart.TEST)) {
                if (its.total(part) > 0) {
                    column(text("data.part.name." + part.word()), 124, Pos.CENTER_RIGHT, kind -> Figures.count(its.of(part).get(kind)));
                    column(text("data.column.share"), 72, Pos.CENTER_RIGHT,
                            kind -> Digits.percent(its.share(part, kind)) + "\u00a0%");
                }
            }
            table.getItems().setAll(IntStream.range(0, its.classes().size()).boxed().toList());
        });
    }

    private void column(String title, double width, Pos side, IntFunction<String> words) {
        TableColumn<Integer, Integer> column = Columns.of(title, width);
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Integer kind, boolean empty) {
                super.updateItem(kind, empty);
                setAlignment(side);
                boolean there = !empty && kind != null && kind < balance.map(its -> its.classes().size()).orElse(0);
                setText(there && kind != null ? words.apply(kind) : null);
            }
        });
        table.getColumns().add(column);
    }

    @Override
    public void redraw() {
        bars.redraw();
    }

    @Override
    public boolean frame(long now) {
        return bars.frame(now);
    }
}
