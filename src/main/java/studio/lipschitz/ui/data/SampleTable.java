package studio.lipschitz.ui.data;

import static studio.lipschitz.text.Texts.text;

import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.layer.Normalize;
import studio.lipschitz.ui.fx.TextScale;

/// Samples that are no pictures as rows of a table. Only the rows in sight exist, so that millions scroll as a few do.
final class SampleTable extends TableView<Integer> {
    private static final double ROW = 26; // pixels at the usual size of text
    private static final int MOST_COLUMNS = 24;

    private Optional<Normalize> normalise = Optional.empty();
    private @Nullable SampleList samples;
    private float[] row = new float[0];
    private int read = -1; // whose numbers are in `row`
    private boolean marking;

    SampleTable(IntConsumer choose) {
        setId("data-rows");
        getStyleClass().add("runs-table");
        setAccessibleText(text("data.samples.rows"));
        setPlaceholder(new Label(text("data.samples.none")));
        sceneProperty().flatMap(TextScale::in).subscribe(scale -> setFixedCellSize(ROW * (scale == null ? 1 : scale.doubleValue())));
        getSelectionModel().selectedIndexProperty().addListener((_, _, place) -> {
            if (!marking && place.intValue() >= 0) {
                choose.accept(place.intValue());
            }
        });
    }

    @SuppressWarnings("ReferenceEquality") // the very list that is shown, the very data
    void show(SampleList now, Optional<Normalize> through) {
        boolean other = samples == null || samples.data() != now.data();
        boolean same = samples == now;
        samples = now;
        normalise = through;
        read = -1;
        if (other) {
            row = new float[now.split().sampleSize()];
            columns();
        }
        if (same) {
            refresh();
            return;
        }
        marking = true;
        getSelectionModel().clearSelection();
        setItems(FXCollections.observableList(now));
        marking = false;
    }

    private void columns() {
        getColumns().clear();
        add(text("data.column.index"), 70, String::valueOf);
        add(text("data.column.class"), 110, this::kind);
        for (int i = 0; i < Math.min(MOST_COLUMNS, row.length); i++) {
            int number = i;
            add("x" + index(i + 1), 84, sample -> value(sample, number));
        }
        if (row.length > MOST_COLUMNS) {
            int more = row.length - MOST_COLUMNS;
            add(text("data.column.more", more), 90, _ -> "…");
        }
    }

    private void add(String title, double width, IntFunction<String> words) {
        TableColumn<Integer, Integer> column = Columns.of(title, width);
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Integer sample, boolean empty) {
                super.updateItem(sample, empty);
                setText(empty || sample == null ? null : words.apply(sample));
            }
        });
        getColumns().add(column);
    }

    private String kind(int sample) {
        return samples == null || sample >= samples.split().size() ? "" : samples.kindOf(sample);
    }

    private String value(int sample, int number) {
        SampleList now = samples;
        if (now == null || sample >= now.split().size()) {
            return "";
        }
        if (sample != read) {
            now.split().copy(sample, row, 0);
            read = sample;
        }
        int channel = now.data().shape().rank() == 1 ? number : number / Math.max(1, row.length / now.data().shape().dim(0));
        return Digits.value((row[number] - Normalisation.shift(normalise, channel)) / Normalisation.scale(normalise, channel));
    }

    /// `₁₂`
    static String index(int number) {
        return String.valueOf(number).chars().mapToObj(digit -> String.valueOf((char) (digit - '0' + '₀'))).reduce("", String::concat);
    }

    void mark(int place) {
        if (place >= 0 && place < getItems().size() && getSelectionModel().getSelectedIndex() != place) {
            marking = true;
            getSelectionModel().clearAndSelect(place);
            scrollTo(place);
            marking = false;
        }
    }
}
