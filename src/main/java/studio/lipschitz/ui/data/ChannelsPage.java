package studio.lipschitz.ui.data;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.dataset.ChannelFigures;
import studio.lipschitz.dataset.ChannelFigures.Channel;
import studio.lipschitz.layer.Normalize;
import studio.lipschitz.ui.chart.Drawing;
import studio.lipschitz.ui.chart.Histogram;
import studio.lipschitz.ui.chart.HistogramPane;
import studio.lipschitz.ui.chart.Ink;
import studio.lipschitz.ui.fx.TextScale;

/// How the numbers of each channel lie in the training samples, as they are and normalised; of the chosen channel the histograms.
final class ChannelsPage extends SplitPane implements Page {
    private static final double ROW = 26; // pixels at the usual size of text

    private final NormalisationDraft draft;
    private final TableView<Integer> table = new TableView<>();
    private final HistogramPane stored;
    private final HistogramPane normalised;
    private Optional<ChannelFigures> figures = Optional.empty();

    ChannelsPage(DataSession session, NormalisationDraft draft, Drawing drawing) {
        this.draft = draft;
        table.setId("data-channel-table");
        table.getStyleClass().add("runs-table");
        table.setAccessibleText(text("data.channels"));
        table.setPlaceholder(new Region());
        table.sceneProperty().flatMap(TextScale::in)
                .subscribe(scale -> table.setFixedCellSize(ROW * (scale == null ? 1 : scale.doubleValue())));
        column(text("data.column.channel"), 90, this::name);
        TableColumn<Integer, ?> before = group(text("data.channels.stored"), false);
        TableColumn<Integer, ?> after = group(text("data.channels.normalised"), true);
        table.getColumns().add(before);
        table.getColumns().add(after);
        stored = new HistogramPane("data-histogram", text("data.channels.stored"), text("data.samples.none"),
                () -> histogram(Optional.empty(), Ink.SERIES_1), drawing);
        normalised = new HistogramPane("data-histogram-normalised", text("data.channels.normalised"), text("data.channels.asTheyAre"),
                () -> draft.wanted().flatMap(its -> histogram(Optional.of(its), Ink.SERIES_3)), drawing);
        table.getSelectionModel().selectedItemProperty().addListener(_ -> redraw());
        var charts = new HBox(stored, normalised);
        charts.getStyleClass().add("data-charts");
        for (Region chart : List.of(stored, normalised)) {
            HBox.setHgrow(chart, Priority.ALWAYS);
            chart.setMinWidth(160);
            chart.setPrefWidth(320);
        }
        setOrientation(Orientation.VERTICAL);
        getStyleClass().add("lab-split");
        getItems().addAll(table, charts);
        setDividerPositions(0.4);
        session.lookProperty().subscribe(look -> show(look.map(DataSession.Look::figures)));
        draft.wantedProperty().addListener(_ -> {
            table.refresh();
            redraw();
        });
    }

    private void show(Optional<ChannelFigures> now) {
        figures = now;
        table.getItems().setAll(IntStream.range(0, now.map(its -> its.channels().size()).orElse(0)).boxed().toList());
        table.getSelectionModel().selectFirst();
        redraw();
    }

    private String name(int channel) {
        return figures.filter(ChannelFigures::together).isPresent() ? text("data.channels.all") : String.valueOf(channel);
    }

    private Optional<Channel> channel(int number, Optional<Normalize> through) {
        return figures.filter(its -> number >= 0 && number < its.channels().size()).map(its -> its.channels().get(number)
                .after(Normalisation.shift(through, number), Normalisation.scale(through, number)));
    }

    private TableColumn<Integer, ?> group(String title, boolean after) {
        var group = new TableColumn<Integer, Integer>(title);
        group.setReorderable(false);
        for (Figure figure : List.of(
                new Figure(text("data.fact.min"), Channel::min), new Figure(text("data.fact.max"), Channel::max),
                new Figure(text("data.fact.mean"), Channel::mean), new Figure(text("data.fact.std"), Channel::std))) {
            var column = column(figure.title, 98, number -> channel(number, after ? draft.wanted() : Optional.empty())
                    .map(its -> Digits.value(figure.read.applyAsDouble(its))).orElse(""));
            table.getColumns().remove(column);
            group.getColumns().add(column);
        }
        return group;
    }

    private record Figure(String title, ToDoubleFunction<Channel> read) {}

    private TableColumn<Integer, Integer> column(String title, double width, java.util.function.IntFunction<String> words) {
        TableColumn<Integer, Integer> column = Columns.of(title, width);
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Integer channel, boolean empty) {
                super.updateItem(channel, empty);
                setAlignment(Pos.CENTER_RIGHT);
                setText(empty || channel == null ? null : words.apply(channel));
            }
        });
        table.getColumns().add(column);
        return column;
    }

    private Optional<Histogram> histogram(Optional<Normalize> through, Ink ink) {
        Integer chosen = table.getSelectionModel().getSelectedItem();
        int number = chosen == null ? 0 : chosen;
        return channel(number, through).map(its -> {
            double room = its.max() > its.min() ? 0 : 0.5; // a channel that never changes has a step all the same
            return new Histogram(text("data.channels.value"), text("data.channels.count"), its.min() - room, its.max() + room,
                    List.of(new Histogram.Layer(text("data.channels.channel", name(number)), ink, its.counts())));
        });
    }

    @Override
    public void redraw() {
        stored.redraw();
        normalised.redraw();
    }

    @Override
    public boolean frame(long now) {
        boolean more = stored.frame(now);
        return normalised.frame(now) || more;
    }
}
