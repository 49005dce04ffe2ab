package studio.lipschitz.ui.shell;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.ui.fx.FxThread;
import studio.lipschitz.ui.fx.TextScale;
import studio.lipschitz.ui.fx.Ticker;

/// Drawings to go on from, as cards with a picture and a sentence each. Arrow keys go from card to card, Enter takes one.
final class Gallery extends Dialog<StartingPoint> {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final int COLUMNS = 4;
    private static final double WORDS = 142; // height of a card without its picture, with what parts it from the next
    private static final double ROWS = 2.4; // of more rows the third looks out: there is more below
    private static final double FRAME = 60; // of the window, and what the desktop keeps
    private static final double HEAD_AND_BUTTONS = 140;
    private static final double CARD = Miniature.WIDTH + 26; // padding and rim
    private static final double GAP = 12; // as in the stylesheet
    private static final double PADDING = 16; // of the dialog, as in the stylesheet
    private static final double SCROLL_BAR = 20;

    private final List<Card> cards = new ArrayList<>();
    private final ArrayDeque<Card> undrawn = new ArrayDeque<>();
    private final ScrollPane scroll = new ScrollPane();
    private int chosen;

    private static final class Card extends VBox {
        private final StartingPoint point;
        private final StackPane picture = new StackPane();
        private final Label text = new Label();

        Card(StartingPoint point) {
            this.point = point;
            getStyleClass().add("gallery-card");
            setId("gallery-" + point.title());
            setFocusTraversable(true);
            setAccessibleRole(AccessibleRole.RADIO_BUTTON);
            setAccessibleText(text("shell.gallery.card", point.title(), point.description()));
            picture.setMinSize(Miniature.WIDTH, Miniature.HEIGHT);
            picture.getStyleClass().add("gallery-picture");
            var title = new Label(point.title());
            title.getStyleClass().add("gallery-title");
            title.setWrapText(true);
            title.setMinHeight(Region.USE_PREF_SIZE);
            text.setText(point.description());
            text.getStyleClass().add("note");
            text.setWrapText(true);
            text.setMinHeight(Region.USE_PREF_SIZE);
            setPrefWidth(CARD);
            getChildren().addAll(picture, title, text);
        }

        void draw() {
            if (point.loading().isCompletedExceptionally()) {
                var unreadable = new Label(text("shell.gallery.unreadable"));
                unreadable.getStyleClass().add("note");
                picture.getChildren().setAll(unreadable);
                return;
            }
            StartingPoint.Content content = point.content();
            picture.getChildren().setAll(new Miniature(content.project(), content.analysis()));
            if (!content.remark().isEmpty()) {
                text.setText(point.description() + "\n" + content.remark());
                setAccessibleText(text("shell.gallery.card", point.title(), text.getText()));
            }
        }
    }

    /// What is asked.
    enum Subject {
        NEW, RECENT, VERSION;

        /// Of the dialog.
        String id() {
            return word() + "-dialog";
        }

        String title() {
            return text("shell.gallery." + word() + ".title");
        }

        /// The question.
        String header() {
            return text("shell.gallery." + word() + ".header");
        }

        /// What the button does with the card that is chosen.
        String action() {
            return text("shell.gallery." + word() + ".action");
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Gallery(@Nullable Window owner, Subject subject, List<StartingPoint> points) {
        Themes.putAbove(this, owner);
        setTitle(subject.title());
        setHeaderText(subject.header());
        setResizable(true);
        var tiles = new TilePane();
        tiles.getStyleClass().add("gallery");
        double text = owner == null ? 1 : TextScale.in(owner.getScene()).get();
        Rectangle2D screen = Screens.around(owner);
        double width = CARD * text;
        double around = SCROLL_BAR + 2 * PADDING;
        int columns = Math.clamp((int) ((screen.getWidth() - around) / (width + GAP)), 1, COLUMNS);
        tiles.setPrefColumns(columns);
        for (StartingPoint point : points) {
            var card = new Card(point);
            card.setPrefWidth(width);
            cards.add(card);
            card.setOnMouseClicked(event -> clicked(card, event.getButton(), event.getClickCount()));
            card.focusedProperty().subscribe(focused -> {
                if (focused) {
                    choose(cards.indexOf(card));
                }
            });
        }
        tiles.getChildren().addAll(cards);
        tiles.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        undrawn.addAll(cards);
        scroll.setContent(tiles);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().addAll("panel-scroll", "gallery-scroll");
        double rows = Math.min(ROWS, Math.ceilDiv(points.size(), columns)) * (Miniature.HEIGHT + WORDS * text);
        scroll.setPrefViewportHeight(Math.min(rows, screen.getHeight() - FRAME - HEAD_AND_BUTTONS * text));
        DialogPane pane = getDialogPane();
        pane.setId(subject.id());
        pane.setContent(scroll);
        pane.setMinWidth(columns * (width + GAP) + around);
        pane.setMinHeight(Region.USE_PREF_SIZE); // else a window manager that is slow with a dialog before this one leaves it the height of its buttons
        var take = new ButtonType(subject.action(), ButtonData.OK_DONE);
        pane.getButtonTypes().addAll(take, ButtonType.CANCEL);
        setResultConverter(button -> button == take ? cards.get(chosen).point : null);
        choose(0);
        // A picture a frame: all at once would keep the window waiting.
        var drawing = new Ticker[1];
        drawing[0] = Ticker.frames(() -> {
            undrawn.stream().filter(card -> card.point.loading().isDone()).findFirst().ifPresent(card -> {
                undrawn.remove(card);
                card.draw();
            });
            if (undrawn.isEmpty()) {
                drawing[0].stop();
            }
        });
        setOnShown(_ -> {
            FxThread.later(cards.getFirst()::requestFocus); // after the dialog has given it to its default button
            drawing[0].start();
        });
        setOnHidden(_ -> drawing[0].stop());
    }

    /// What makes, for throwing away, a card and then the gallery itself: the first that a person opens comes quicker.
    static List<Supplier<Parent>> samples(List<StartingPoint> points) {
        return List.of(
                () -> {
                    var card = new Card(points.getFirst());
                    card.draw();
                    return card;
                },
                () -> {
                    DialogPane pane = new Gallery(null, Subject.NEW, points).getDialogPane();
                    pane.getScene().setRoot(new StackPane());
                    return pane;
                });
    }

    private void clicked(Card card, MouseButton button, int times) {
        if (button == MouseButton.PRIMARY) {
            card.requestFocus();
            choose(cards.indexOf(card));
            if (times == 2) {
                setResult(card.point);
                close();
            }
        }
    }

    private void key(KeyEvent event) {
        int columns = Math.max(1, (int) Math.round(scroll.getViewportBounds().getWidth() / cards.getFirst().getWidth()));
        int step = switch (event.getCode()) {
            case LEFT -> -1;
            case RIGHT -> 1;
            case UP -> -columns;
            case DOWN -> columns;
            case HOME -> -chosen;
            case END -> cards.size() - 1 - chosen;
            default -> 0;
        };
        int next = Math.clamp(chosen + step, 0, cards.size() - 1);
        if (step != 0 || event.getCode() == KeyCode.HOME || event.getCode() == KeyCode.END) {
            cards.get(next).requestFocus();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
            setResult(cards.get(chosen).point);
            close();
            event.consume();
        }
    }

    private void choose(int wanted) {
        cards.get(chosen).pseudoClassStateChanged(CHOSEN, false);
        chosen = wanted;
        Card card = cards.get(wanted);
        card.pseudoClassStateChanged(CHOSEN, true);
        bringIntoView(card);
    }

    private void bringIntoView(Card card) {
        double height = scroll.getViewportBounds().getHeight();
        double hidden = scroll.getContent().getLayoutBounds().getHeight() - height;
        double top = scroll.getVvalue() * hidden;
        var bounds = card.getBoundsInParent();
        if (hidden > 0 && (bounds.getMinY() < top || bounds.getMaxY() > top + height)) {
            scroll.setVvalue(Math.clamp((bounds.getCenterY() - height / 2) / hidden, 0, 1));
        }
    }
}
