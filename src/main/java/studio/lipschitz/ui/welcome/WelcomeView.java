package studio.lipschitz.ui.welcome;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.lipschitz.ui.fx.FxThread;
import studio.lipschitz.ui.fx.Ticker;
import studio.lipschitz.ui.fx.Turns;

/// The welcome page, over the window: Esc, or a click beside it, leaves it, and the drawing is there.
///
/// While it is there the keyboard stays in it. Its parts take turns, as pictures do: all at once would keep the window from answering.
public final class WelcomeView extends StackPane {
    /// What it is styled by: a sheet of its own in a window, one of the scene's where there is nothing else, as JavaFX asks each node for those of its parents.
    public static final String SHEET = Objects.requireNonNull(WelcomeView.class.getResource("/styles/welcome.css")).toExternalForm();

    private final WelcomeHost host;
    private final DevicesPane devices;
    private final ArrayDeque<Runnable> parts = new ArrayDeque<>(); // that are still to be made
    private final List<Runnable> shows = new ArrayList<>(); // steps that show what is made
    private final ArrayDeque<OfferCard> undrawn = new ArrayDeque<>();
    private final Ticker drawing = Ticker.frames(this::drawNext);
    private final Button designer = new Button(text("welcome.designer"));
    private final BorderPane page = new BorderPane();
    private final VBox side = new VBox();
    private final ScrollPane scroll = new ScrollPane();
    private final WelcomeKeys keys;
    private boolean calm; // pictures and devices have to wait

    /// @param version of the program
    public WelcomeView(WelcomeHost host, DeviceTrial trial, String version) {
        this.host = host;
        setId("welcome");
        getStyleClass().add("welcome");
        setAccessibleRole(AccessibleRole.DIALOG);
        setAccessibleText(text("welcome.title"));
        devices = new DevicesPane(trial);
        page.getStyleClass().add("welcome-page");
        parts.add(() -> page.setBottom(foot()));
        parts.add(() -> FxThread.later(designer::requestFocus)); // after the frame in which it is laid out
        parts.add(() -> page.setLeft(side(version)));
        parts.add(() -> page.setCenter(offers()));
        getChildren().add(page);
        keys = new WelcomeKeys(this, scroll);
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getTarget() == this) {
                close();
            }
        });
    }

    /// Shows it above all that is in `window`.
    public void showIn(Pane window) {
        getStylesheets().add(SHEET);
        window.getChildren().add(this);
        goOn();
    }

    /// Makes what can be chosen by a button, but does not show it yet, for a scene that is not shown either and has its [#SHEET]; beside the FX thread, where nobody waits for
    /// it. [#goOn] does the rest when it is.
    public WelcomeView made() {
        calm = true;
        getStyleClass().add("welcome-first");
        Runnable foot = parts.remove();
        Runnable focus = parts.remove();
        Runnable side = parts.remove();
        foot.run();
        side.run();
        Node bottom = page.getBottom();
        Node left = page.getLeft();
        bottom.setVisible(false);
        left.setVisible(false);
        shows.add(() -> {
            left.setVisible(true);
            bottom.setVisible(true);
            focus.run();
        });
        return this;
    }

    /// Shows what is [#made], then the rest, a part a frame.
    ///
    /// @param readable runs between the two
    public void goOn(Runnable readable) {
        shows.add(readable);
        shows.reversed().forEach(parts::addFirst);
        shows.clear();
        goOn();
    }

    private void goOn() {
        Turns.take(this, this::makeNext);
    }

    /// Pictures are drawn and devices tried from now on, if they had to wait.
    public void liven() {
        calm = false;
        if (parts.isEmpty()) {
            live();
        }
    }

    private void live() {
        side.getChildren().add(devices); // not before it tries them: what turns takes the renderer long for the first time
        drawing.start();
        devices.begin();
    }

    private void makeNext() {
        Runnable part = parts.poll();
        if (part == null || !shown()) {
            return;
        }
        part.run();
        Turns.pass(); // the renderer has a frame for it: the next part would wait for that
        if (!parts.isEmpty()) {
            goOn();
        } else if (!calm) {
            live();
        }
    }

    public boolean shown() {
        return getParent() != null;
    }

    public void close() {
        if (getParent() instanceof Pane window) {
            drawing.stop();
            devices.end();
            window.getChildren().remove(this);
            host.left();
        }
    }

    private Node side(String version) {
        var name = new Label("Lipschitz Studio");
        name.getStyleClass().add("welcome-name");
        var motto = wrapped(text("welcome.motto"), "note");
        var number = wrapped(version, "note");
        number.getStyleClass().add("welcome-number");
        side.getStyleClass().add("welcome-side");
        Button tour = action("welcome-tour", "mdomz-tour", text("welcome.tour"), host::tour);
        tour.getStyleClass().add("accent");
        side.getChildren().addAll(name, motto, number, tour,
                action("welcome-empty", "mdomz-note_add", text("welcome.empty"), host::empty),
                action("welcome-open", "mdoal-folder_open", text("welcome.open"), host::open),
                action("welcome-guide", "mdomz-menu_book", text("welcome.guide"), host::guide));
        var scrolled = new ScrollPane(side);
        scrolled.getStyleClass().addAll("panel-scroll", "welcome-side-scroll");
        scrolled.setFitToWidth(true);
        scrolled.setFitToHeight(true);
        scrolled.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scrolled.setFocusTraversable(false);
        return scrolled;
    }

    private Button action(String id, String icon, String words, Runnable does) {
        var button = new Button(words, new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().add("welcome-action");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinHeight(Region.USE_PREF_SIZE);
        button.setWrapText(true);
        button.setAlignment(Pos.CENTER_LEFT);
        button.setOnAction(_ -> does.run());
        return button;
    }

    private Node offers() {
        var content = new VBox();
        content.getStyleClass().add("welcome-offers");
        List<Offer> recent = host.recent();
        if (!recent.isEmpty()) {
            var all = new Button(text("welcome.recent.all"));
            all.setId("welcome-recent-all");
            all.getStyleClass().addAll("small", "flat");
            all.setOnAction(_ -> host.allRecent());
            content.getChildren().addAll(heading(text("welcome.recent"), all), cards(recent));
        }
        content.getChildren().addAll(heading(text("welcome.templates"), null), cards(host.templates()));
        scroll.setId("welcome-scroll");
        scroll.setContent(content);
        scroll.getStyleClass().add("panel-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        return scroll;
    }

    private static Node heading(String words, @Nullable Node beside) {
        var label = new Label(words);
        label.getStyleClass().add("welcome-heading");
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        var row = new HBox(label);
        row.setAlignment(Pos.CENTER_LEFT);
        if (beside != null) {
            row.getChildren().add(beside);
        }
        return row;
    }

    private Node cards(List<Offer> offers) {
        var flow = new FlowPane();
        flow.getStyleClass().add("welcome-cards");
        offers.forEach(offer -> parts.add(() -> {
            var card = new OfferCard(offer);
            undrawn.add(card);
            flow.getChildren().add(card);
        }));
        flow.addEventHandler(KeyEvent.KEY_PRESSED, event -> keys.step(flow, event));
        return flow;
    }

    private Node foot() {
        var atStart = new CheckBox(text("welcome.atStart"));
        atStart.setId("welcome-at-start");
        atStart.setSelected(host.atStart());
        atStart.setOnAction(_ -> host.atStart(atStart.isSelected()));
        designer.setId("welcome-designer");
        designer.setOnAction(_ -> close());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var foot = new HBox(atStart, gap, designer);
        foot.getStyleClass().add("welcome-foot");
        return foot;
    }

    private static Label wrapped(String words, String style) {
        var label = new Label(words);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private void drawNext() {
        undrawn.stream().filter(OfferCard::ready).findFirst().ifPresent(card -> {
            undrawn.remove(card);
            card.draw();
        });
        if (undrawn.isEmpty()) {
            drawing.stop();
        }
    }

    /// Whether every picture is there.
    public boolean drawn() {
        return parts.isEmpty() && undrawn.isEmpty();
    }
}
