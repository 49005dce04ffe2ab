package studio.lipschitz.ui.tour;

import static studio.lipschitz.text.Texts.text;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The words of a step with its buttons, and how far the tour is.
final class Callout extends VBox {
    private final Label count = new Label();
    private final ProgressBar bar = new ProgressBar(0);
    private final Label title = wrapped("tour-title");
    private final Label words = wrapped("tour-words");
    private final Label standing = wrapped("tour-standing");
    private final Button skip = new Button(text("tour.skip"));
    private final Button back = new Button(text("tour.back"));
    private final Button act = new Button();
    private final Button next = new Button();
    private boolean wasDone;
    private boolean wasBusy;

    Callout(Runnable skips, Runnable goesBack, Runnable acts, Runnable goesOn) {
        setId("tour");
        getStyleClass().add("tour-callout");
        setAccessibleRole(AccessibleRole.DIALOG);
        count.setId("tour-count");
        count.getStyleClass().add("note");
        bar.setId("tour-progress");
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        var head = new HBox(count, bar);
        head.getStyleClass().add("tour-head");
        head.setAlignment(Pos.CENTER_LEFT);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        button(skip, "tour-skip", skips).getStyleClass().add("flat");
        button(back, "tour-back", goesBack);
        button(act, "tour-act", acts).setMaxWidth(Double.MAX_VALUE);
        button(next, "tour-next", goesOn);
        var buttons = new HBox(skip, gap, back, next);
        buttons.getStyleClass().add("tour-buttons");
        getChildren().addAll(head, title, words, standing, act, buttons);
    }

    private static Button button(Button button, String id, Runnable does) {
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> does.run());
        return button;
    }

    private static Label wrapped(String id) {
        var label = new Label();
        label.setId(id);
        label.getStyleClass().add(id);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /// @param number from 1
    void show(Stop stop, int number, int all) {
        count.setText(text("tour.count", number, all));
        bar.setProgress(number / (double) all);
        bar.setAccessibleText(count.getText());
        title.setText(stop.title());
        words.setText(stop.words());
        back.setDisable(number == 1);
        skip.setVisible(number < all);
        next.setText(number == all ? text("tour.finish") : text("tour.next"));
        act.setText(stop.act().map(Stop.Act::name).orElse(""));
        String spoken = text("tour.spoken", count.getText(), stop.title(), stop.words());
        setAccessibleText(spoken);
        next.setAccessibleHelp(spoken);
        act.setAccessibleHelp(spoken);
        stand(stop);
        focus();
    }

    /// What has changed since: whether the act goes on, is done or has failed.
    void stand(Stop stop) {
        boolean done = stop.act().map(its -> its.done().getAsBoolean()).orElse(true);
        boolean busy = !done && stop.act().map(its -> its.busy().getAsBoolean()).orElse(false);
        String failed = done || busy ? "" : stop.act().map(its -> its.failed().get()).orElse("");
        boolean lost = (next.isFocused() && !done) || (act.isFocused() && (done || busy));
        String said = stop.act().isEmpty() ? "" : done ? text("tour.done") : busy ? text("tour.busy") : failed;
        if (!said.equals(standing.getText())) {
            standing.setText(said);
        }
        shown(standing, !said.isEmpty());
        shown(act, stop.act().isPresent() && !done);
        act.setDisable(busy);
        next.setDisable(!done);
        style(next, done);
        style(act, !done);
        if (lost || (done && !wasDone) || (busy && !wasBusy)) { // what the user's own hand pressed may be gone, and the keyboard with it at any other button
            focus();
        }
        wasDone = done;
        wasBusy = busy;
    }

    private static void shown(Region part, boolean seen) {
        part.setVisible(seen);
        part.setManaged(seen);
    }

    private static void style(Button button, boolean first) {
        if (!first) {
            button.getStyleClass().remove("accent");
        } else if (!button.getStyleClass().contains("accent")) {
            button.getStyleClass().add("accent");
        }
    }

    /// The button that leads on gets the keyboard; while something is computed the card itself, so that Enter neither skips the tour nor stops what goes on.
    void focus() {
        if (!next.isDisabled()) {
            next.requestFocus();
        } else if (!act.isDisabled()) {
            act.requestFocus();
        } else {
            requestFocus();
        }
    }
}
