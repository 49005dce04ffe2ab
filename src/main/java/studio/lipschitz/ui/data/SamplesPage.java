package studio.lipschitz.ui.data;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import studio.lipschitz.dataset.DataPart;
import studio.lipschitz.layer.Normalize;
import studio.lipschitz.ui.chart.Drawing;
import studio.lipschitz.ui.workspace.Figures;

/// The samples themselves: pictures, points or rows, of one part and one class or all, as they are or normalised; and the one that is looked at.
final class SamplesPage extends SplitPane implements Page {
    private final DataSession session;
    private final NormalisationDraft draft;
    private final Shown shown;
    private final SampleGrid grid;
    private final SampleScatter scatter;
    private final SampleTable table;
    private final SampleDetail detail;
    private final StackPane body = new StackPane();
    private final ComboBox<DataPart> part = new ComboBox<>();
    private final ComboBox<Integer> kind = new ComboBox<>();
    private final ToggleButton normalised = new ToggleButton(text("data.samples.normalised"));
    private final Button before = new Button(null, new FontIcon(Material2AL.CHEVRON_LEFT));
    private final Button after = new Button(null, new FontIcon(Material2AL.CHEVRON_RIGHT));
    private final Label place = new Label();
    private @Nullable SampleList list;
    private boolean filling;

    SamplesPage(DataSession session, NormalisationDraft draft, Shown shown, DataHost host, Drawing drawing) {
        this.session = session;
        this.draft = draft;
        this.shown = shown;
        grid = new SampleGrid(this::choose, drawing);
        scatter = new SampleScatter(this::choose, drawing);
        table = new SampleTable(this::choose);
        detail = new SampleDetail(drawing, host);
        grid.onMoved(this::tell);
        part.setId("data-part");
        part.setConverter(shown(value -> text("data.part.name." + value.word())));
        kind.setId("data-class");
        kind.setConverter(shown(value -> value < 0 ? text("data.samples.every")
                : session.look().map(look -> look.data().classes().get(value)).orElse("")));
        part.setAccessibleText(text("data.samples.part"));
        kind.setAccessibleText(text("data.samples.class"));
        part.valueProperty().addListener(_ -> list());
        kind.valueProperty().addListener(_ -> list());
        normalised.setId("data-normalised");
        normalised.getStyleClass().add("runs-toggle");
        normalised.setTooltip(new Tooltip(text("data.samples.normalised.does")));
        normalised.selectedProperty().addListener(_ -> show());
        turning(before, "data-before", text("data.samples.before"), -1);
        turning(after, "data-after", text("data.samples.after"), 1);
        place.setId("data-place");
        place.getStyleClass().add("note");
        place.setMinWidth(Region.USE_PREF_SIZE);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var bar = new HBox(part, kind, normalised, space, place, before, after);
        bar.getStyleClass().addAll("lab-row", "data-bar");
        body.setMinHeight(60);
        VBox.setVgrow(body, Priority.ALWAYS);
        var left = new VBox(bar, body);
        left.getStyleClass().add("lab-page");
        left.setMinWidth(300);
        getStyleClass().add("lab-split");
        getItems().addAll(left, detail);
        SplitPane.setResizableWithParent(detail, false);
        setDividerPositions(0.7);
        session.lookProperty().subscribe(_ -> fill());
        draft.wantedProperty().addListener(_ -> {
            normalised.setDisable(draft.wanted().isEmpty());
            if (normalised.isSelected()) {
                show();
            }
        });
        normalised.setDisable(draft.wanted().isEmpty());
        shown.sampleProperty().addListener((_, _, sample) -> sample.ifPresent(this::look));
        shown.sampleProperty().get().ifPresent(this::look);
    }

    private static <T> StringConverter<T> shown(Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String spelled) {
                throw new UnsupportedOperationException("it is chosen, not typed");
            }
        };
    }

    private void turning(Button button, String id, String words, int pages) {
        button.setId(id);
        button.getStyleClass().addAll("button-icon", "flat", "small");
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
        button.setOnAction(_ -> grid.turn(pages));
    }

    /// Of other data other parts and classes are offered; nothing is looked at yet.
    private void fill() {
        filling = true;
        var parts = new ArrayList<DataPart>();
        var kinds = new ArrayList<>(List.of(-1));
        session.look().ifPresent(look -> {
            for (DataPart each : List.of(DataPart.TRAIN, DataPart.VALIDATION, DataPart.TEST)) {
                if (each.of(look.data()).size() > 0) {
                    parts.add(each);
                }
            }
            for (int i = 0; i < look.data().classes().size(); i++) {
                kinds.add(i);
            }
        });
        part.getItems().setAll(parts);
        kind.getItems().setAll(kinds);
        part.setValue(parts.isEmpty() ? null : parts.getFirst());
        kind.setValue(-1);
        filling = false;
        shown.clear();
        list();
    }

    private void list() {
        DataPart wanted = part.getValue();
        Integer of = kind.getValue();
        if (filling) {
            return;
        }
        list = wanted == null || of == null ? null
                : session.look().map(look -> new SampleList(look.data(), wanted, of)).orElse(null);
        show();
        SampleList now = list;
        if (now == null) {
            detail.clear();
        } else if (!now.isEmpty() && shown.sampleProperty().get().filter(its -> its.part() == wanted && now.placeOf(its.index()) >= 0)
                .isEmpty()) {
            choose(0); // what is large beside them is always one of them
        } else {
            shown.sampleProperty().get().ifPresent(its -> mark(now.placeOf(its.index())));
        }
    }

    private Optional<Normalize> through() {
        return normalised.isSelected() ? draft.wanted() : Optional.empty();
    }

    private void show() {
        SampleList now = list;
        DataSession.Look look = session.look().orElse(null);
        if (now == null || look == null) {
            grid.clear();
            return;
        }
        boolean pictures = Pixels.suits(look.data().shape());
        boolean points = look.data().train().sampleSize() == 2;
        Region wanted = pictures ? grid : points ? scatter : table;
        if (!body.getChildren().contains(wanted)) {
            body.getChildren().setAll(wanted);
        }
        for (var each : List.of(before, after)) {
            each.setVisible(pictures);
            each.setManaged(pictures);
        }
        if (pictures) {
            grid.show(now, pixels(now));
        } else if (points) {
            scatter.show(now, through());
        } else {
            table.show(now, through());
        }
        shown.sampleProperty().get().filter(its -> its.part() == now.part()).ifPresent(its -> detail.show(now, its.index(), through(),
                pictures ? Optional.of(pixels(now)) : Optional.empty()));
        tell();
    }

    private Pixels pixels(SampleList of) {
        DataSession.Look look = session.look().orElseThrow();
        // Training samples are kept as they were before they are cut, the others are cut already.
        var shape = of.part() == DataPart.TRAIN ? look.data().augmentation().from() : look.data().shape();
        return Pixels.of(shape, look.figures(), through());
    }

    private void tell() {
        SampleList now = list;
        int size = now == null ? 0 : now.size();
        boolean pictures = now != null && Pixels.suits(now.data().shape());
        int to = Math.min(size, grid.first() + grid.page());
        place.setText(size == 0 ? "" : pictures
                ? text("data.samples.page", Figures.count(grid.first() + 1), Figures.count(to), Figures.count(size))
                : text("data.samples.count", Figures.count(size)));
        before.setDisable(grid.first() == 0);
        after.setDisable(to >= size);
    }

    private void choose(int at) {
        SampleList now = list;
        if (now != null && at >= 0 && at < now.size()) {
            shown.show(now.part(), now.get(at));
        }
    }

    /// Brings a sample into view, whatever is filtered.
    private void look(Shown.Sample sample) {
        SampleList now = list;
        if (now == null) {
            return;
        }
        if (now.part() != sample.part() || now.placeOf(sample.index()) < 0) {
            filling = true;
            part.setValue(sample.part());
            kind.setValue(-1);
            filling = false;
            list();
            return;
        }
        mark(now.placeOf(sample.index()));
        detail.show(now, sample.index(), through(), Pixels.suits(now.data().shape()) ? Optional.of(pixels(now)) : Optional.empty());
    }

    private void mark(int at) {
        grid.mark(at);
        scatter.mark(at);
        table.mark(at);
    }

    @Override
    public void redraw() {
        grid.redraw();
        scatter.redraw();
    }

    @Override
    public boolean frame(long now) {
        boolean more = grid.getScene() != null && grid.frame(now);
        return (scatter.getScene() != null && scatter.frame(now)) || more;
    }
}
