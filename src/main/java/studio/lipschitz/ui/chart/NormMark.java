package studio.lipschitz.ui.chart;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.lipschitz.lipschitz.Standing;
import studio.lipschitz.ui.fx.StandingLook;
import studio.lipschitz.ui.workspace.LayerMarks.Mark;

/// A sign in the head of a chart that names the layers of one standing: `wasteful: gradient norm lost: conv3, conv7 and 2 more`.
final class NormMark extends Label {
    private static final int NAMED = 2;

    private final Standing standing;
    private final StandingLook look;
    private final Tooltip all = new Tooltip();

    NormMark(Standing standing) {
        this.standing = standing;
        look = StandingLook.of(standing);
        getStyleClass().addAll("chart-mark", look.styleClass());
        setGraphic(new FontIcon(look.icon()));
        setMinWidth(0);
        setTooltip(all);
        visibleProperty().bind(textProperty().isNotEmpty());
        managedProperty().bind(visibleProperty());
    }

    /// @param marks by id, in the order of the network
    void show(Map<String, Mark> marks) {
        List<Map.Entry<String, Mark>> mine = marks.entrySet().stream().filter(e -> e.getValue().standing() == standing).toList();
        String named = mine.stream().limit(NAMED).map(Map.Entry::getKey).collect(Collectors.joining(", "));
        String words = mine.size() > NAMED
                ? text("run.mark.more", look.meaning(), named, mine.size() - NAMED)
                : text("run.mark", look.meaning(), named);
        setText(mine.isEmpty() ? "" : words);
        all.setText(mine.stream().map(e -> text("run.mark.layer",
                e.getKey(), Legend.bound(e.getValue().upper()), Numbers.text(e.getValue().constant()))).collect(Collectors.joining("\n")));
    }
}
