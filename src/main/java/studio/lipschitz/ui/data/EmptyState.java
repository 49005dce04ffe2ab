package studio.lipschitz.ui.data;

import static studio.lipschitz.text.Texts.text;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// A page, and what stands there instead while there are no data to show: why, and what can be done about it.
final class EmptyState extends StackPane {
    private final DataSession session;
    private final FontIcon icon = new FontIcon(Material2OutlinedMZ.TABLE_CHART);
    private final Label headline = new Label();
    private final Label reason = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final Button act = new Button();
    private final Runnable mend;

    /// @param mend leads to where broken files are named
    EmptyState(String id, Region page, DataSession session, Runnable mend) {
        this.session = session;
        this.mend = mend;
        setId(id);
        headline.setId(id + "-headline");
        headline.getStyleClass().add("empty-headline");
        reason.setId(id + "-reason");
        reason.getStyleClass().add("note");
        reason.setWrapText(true);
        reason.setMaxWidth(560);
        reason.setMinHeight(Region.USE_PREF_SIZE);
        reason.managedProperty().bind(reason.textProperty().isNotEmpty());
        bar.setId(id + "-progress");
        bar.progressProperty().bind(session.progressProperty());
        act.setId(id + "-act");
        act.setOnAction(_ -> act());
        for (Node node : new Node[] {bar, act}) {
            node.managedProperty().bind(node.visibleProperty());
        }
        var box = new VBox(icon, headline, reason, bar, act);
        box.getStyleClass().addAll("empty-state", "data-empty");
        getChildren().addAll(page, box);
        box.visibleProperty().bind(session.stateProperty().isNotEqualTo(DataSession.State.READY));
        page.visibleProperty().bind(box.visibleProperty().not());
        session.stateProperty().subscribe(_ -> show());
        session.messageProperty().addListener(_ -> show());
    }

    private void show() {
        DataSession.State state = session.state();
        icon.setIconCode(state == DataSession.State.REFUSED ? Material2OutlinedMZ.REPORT_PROBLEM
                : state == DataSession.State.ABSENT ? Material2OutlinedAL.ARCHIVE : Material2OutlinedMZ.TABLE_CHART);
        headline.setText(text("data.state.is." + state.name().toLowerCase(java.util.Locale.ROOT)));
        reason.setText(state == DataSession.State.EMPTY ? text("data.drop") : session.messageProperty().get());
        bar.setVisible(state == DataSession.State.READING);
        boolean images = session.sourceProperty().get().startsWith("images:");
        act.setVisible(state == DataSession.State.ABSENT || state == DataSession.State.READING || state == DataSession.State.REFUSED);
        act.setText(switch (state) {
            case ABSENT -> text("data.download");
            case READING -> text("data.cancel");
            case REFUSED -> text(images ? "data.mend" : "data.again");
            case EMPTY, READY -> "";
        });
        act.setVisible(act.isVisible() && !(state == DataSession.State.READING && session.progressProperty().get() < 0));
    }

    private void act() {
        switch (session.state()) {
            case ABSENT -> session.download();
            case READING -> session.cancel();
            case REFUSED -> {
                if (session.sourceProperty().get().startsWith("images:")) {
                    mend.run();
                } else {
                    session.again();
                }
            }
            case EMPTY, READY -> {}
        }
    }
}
