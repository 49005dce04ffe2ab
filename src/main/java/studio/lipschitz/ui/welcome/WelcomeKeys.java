package studio.lipschitz.ui.welcome;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import studio.lipschitz.ui.fx.FxThread;

/// The keyboard in the welcome page: Tab goes round it, as what lies below is not seen; arrows go from card to card.
final class WelcomeKeys {
    private final WelcomeView page;
    private final ScrollPane scroll;

    /// @param scroll of the cards
    WelcomeKeys(WelcomeView page, ScrollPane scroll) {
        this.page = page;
        this.scroll = scroll;
        page.addEventFilter(KeyEvent.KEY_PRESSED, this::keepTab);
        page.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.TAB && !event.isControlDown()) {
                traverse(event.isShiftDown() ? -1 : 1);
                event.consume();
            }
        });
        page.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private void keepTab(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB) {
            boolean back = event.isShiftDown();
            FxThread.later(() -> {
                if (page.shown() && !page.isFocusWithin()) {
                    List<Node> stops = page.lookupAll(".button").stream().filter(Node::isFocusTraversable).toList();
                    (back ? stops.getLast() : stops.getFirst()).requestFocus();
                }
            });
        }
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            page.close();
            event.consume();
        } else if (!event.isShortcutDown() && event.getCode() != KeyCode.F1) {
            event.consume(); // it would edit the drawing behind the page
        }
    }

    /// From card to card; rows are as they stand.
    void step(FlowPane flow, KeyEvent event) {
        int at = flow.getChildren().indexOf(page.getScene().getFocusOwner());
        long columns = flow.getChildren().stream().filter(card -> card.getLayoutY() == flow.getChildren().getFirst().getLayoutY()).count();
        int step = switch (event.getCode()) {
            case LEFT -> -1;
            case RIGHT -> 1;
            case UP -> (int) -columns;
            case DOWN -> (int) columns;
            default -> 0;
        };
        if (at >= 0 && step != 0) {
            if (at + step >= 0 && at + step < flow.getChildren().size()) {
                focus(flow.getChildren().get(at + step));
            }
            event.consume();
        }
    }

    private void traverse(int step) {
        List<Node> stops = new ArrayList<>();
        collect(page, stops);
        int at = stops.indexOf(page.getScene().getFocusOwner());
        focus(stops.get(Math.floorMod(at + step, stops.size())));
    }

    private static void collect(Parent parent, List<Node> stops) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (child.isVisible() && !child.isDisabled()) {
                if (child.isFocusTraversable()) {
                    stops.add(child);
                }
                if (child instanceof Parent inner) {
                    collect(inner, stops);
                }
            }
        }
    }

    private void focus(Node node) {
        node.requestFocus();
        if (node instanceof OfferCard card) {
            double height = scroll.getViewportBounds().getHeight();
            double hidden = scroll.getContent().getLayoutBounds().getHeight() - height;
            Bounds bounds = scroll.getContent().sceneToLocal(card.localToScene(card.getLayoutBounds()));
            double top = scroll.getVvalue() * hidden;
            if (hidden > 0 && (bounds.getMinY() < top || bounds.getMaxY() > top + height)) {
                scroll.setVvalue(Math.clamp((bounds.getCenterY() - height / 2) / hidden, 0, 1));
            }
        }
    }
}
