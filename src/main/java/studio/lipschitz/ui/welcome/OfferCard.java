package studio.lipschitz.ui.welcome;

import static studio.lipschitz.text.Texts.text;

import java.util.function.Supplier;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A drawing as a picture, a name and a sentence. A click, Enter or Space opens it.
final class OfferCard extends VBox {
    private final Offer offer;
    private final StackPane picture = new StackPane();
    private final Label words = new Label();

    OfferCard(Offer offer) {
        this.offer = offer;
        getStyleClass().add("welcome-card");
        setId(offer.id());
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        picture.getStyleClass().add("welcome-picture");
        var title = new Label(offer.title());
        title.getStyleClass().add("welcome-card-title");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        words.getStyleClass().add("note");
        words.setWrapText(true);
        words.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS); // a folder is known by its ends
        say(offer.words());
        getChildren().addAll(picture, title, words);
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                offer.open().run();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                event.consume();
                offer.open().run();
            }
        });
    }

    boolean ready() {
        return offer.picture().isDone();
    }

    /// Once it is [#ready].
    void draw() {
        if (offer.picture().isCompletedExceptionally()) {
            say(text("welcome.unreadable"));
            return;
        }
        Supplier<Node> made = offer.picture().join();
        picture.getChildren().setAll(made.get());
    }

    private void say(String sentence) {
        words.setText(sentence);
        setAccessibleText(text("welcome.card", offer.title(), sentence));
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        if (action == AccessibleAction.FIRE) {
            offer.open().run();
        } else {
            super.executeAccessibleAction(action, parameters);
        }
    }
}
