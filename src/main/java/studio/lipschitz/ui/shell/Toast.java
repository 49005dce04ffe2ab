package studio.lipschitz.ui.shell;

import static studio.lipschitz.text.Texts.text;

import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableBooleanValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/// One piece of news in a card. It leaves by itself after some seconds in which nobody was at it and the window was looked at.
final class Toast extends VBox {
    private static final Duration STAY = Duration.seconds(9);
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final Label words = new Label();
    private final PauseTransition stay = new PauseTransition(STAY);
    private final boolean leaves;
    private final Consumer<Toast> leave;

    /// @param number that makes its id another than those of others
    /// @param seen whether the window is looked at
    /// @param leave takes it away
    Toast(int number, News news, ObservableBooleanValue seen, Consumer<Toast> leave) {
        this.leave = leave;
        leaves = news.kind() == News.Kind.DONE;
        setId("toast-" + number);
        getStyleClass().add("toast");
        pseudoClassStateChanged(FAILED, news.kind() == News.Kind.FAILED);
        var icon = new FontIcon(switch (news.kind()) {
            case DONE -> "mdoal-check_circle";
            case FAILED -> "mdoal-error_outline";
            case BUSY -> "mdomz-pending";
        });
        icon.getStyleClass().add("toast-icon");
        var title = new Label(news.title());
        title.getStyleClass().add("toast-title");
        title.setId("toast-title-" + number);
        title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        title.setTooltip(new Tooltip(news.title()));
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        var close = new Button(null, new FontIcon("mdal-close"));
        close.setId("toast-close-" + number);
        close.getStyleClass().addAll("button-icon", "flat", "small");
        close.setAccessibleText(text("report.toast.close", news.title()));
        close.setTooltip(new Tooltip(text("report.toast.close.does")));
        close.setOnAction(_ -> leave.accept(this));
        var head = new HBox(icon, title, close);
        head.getStyleClass().add("toast-head");
        head.setAlignment(Pos.CENTER_LEFT);
        words.setText(news.words());
        words.setId("toast-words-" + number);
        words.getStyleClass().add("toast-words");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(head, words);
        if (news.kind() == News.Kind.BUSY) {
            var bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
            bar.setMaxWidth(Double.MAX_VALUE);
            bar.setAccessibleText(news.title());
            getChildren().add(bar);
        }
        var buttons = new HBox();
        buttons.getStyleClass().add("toast-buttons");
        for (News.Action action : news.actions()) {
            var button = new Button(action.name());
            button.setId(action.id());
            button.getStyleClass().add("small");
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(_ -> {
                leave.accept(this);
                action.does().run();
            });
            buttons.getChildren().add(button);
        }
        if (!news.actions().isEmpty()) {
            getChildren().add(buttons);
        }
        setFocusTraversable(true); // so that a screen reader reads all of it before its buttons
        setAccessibleText(news.title() + ". " + news.words());
        setMaxWidth(Region.USE_PREF_SIZE);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                leave.accept(this);
                event.consume();
            }
        });
        stay.setOnFinished(_ -> leave.accept(this));
        hoverProperty().subscribe(_ -> wait(seen.get()));
        focusWithinProperty().subscribe(_ -> wait(seen.get()));
        seen.subscribe(now -> wait(now));
    }

    /// Its words from now on: how far something is.
    void say(String now) {
        words.setText(now);
    }

    /// The time begins anew when nobody is at it any more.
    private void wait(boolean seen) {
        stay.stop();
        if (leaves && seen && !isHover() && !isFocusWithin()) {
            stay.playFromStart();
        }
    }

    /// As if its time had passed; only if it would.
    boolean expire() {
        boolean ready = stay.getStatus() == javafx.animation.Animation.Status.RUNNING;
        if (ready) {
            leave.accept(this);
        }
        return ready;
    }

    void end() {
        stay.stop();
    }
}
