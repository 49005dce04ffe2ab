package studio.lipschitz.ui.canvas;

import static studio.lipschitz.text.Texts.text;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.CacheHint;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import studio.lipschitz.edit.Placement;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Input;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.network.Problem;
import studio.lipschitz.ui.fx.VerdictLook;

/// A node of the drawing: a card with module, parameters, verdict and its ports.
final class NodeView extends Spoken {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
    private static final PseudoClass LONG = PseudoClass.getPseudoClass("long");
    private static final int LONG_NAME = 21; // letters; more are set smaller
    private static final int NAME_BESIDE_BRACKET = 12; // likewise
    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");

    private static final double ERROR_SIZE = 18;

    private final String id;
    private final VBox card = new VBox();
    private final Label name = new Label();
    private final Label bound = new Label();
    private final Label summary = new Label();
    private final Badge badge = new Badge();
    /// A sign on the corner, so that the name keeps its room. Made when there is an error.
    private @Nullable StackPane errorMark;

    private String about = "";

    private List<PortView> in = List.of();
    private List<Inlet> inlets = List.of();
    private PortView out;
    private @Nullable CardContent shown;

    NodeView(String id) {
        this.id = id;
        this.out = PortView.out(id);
        setId("node-" + id);
        getStyleClass().add("canvas-node");
        setManaged(false);
        setCache(true);
        setCacheHint(CacheHint.QUALITY);
        setPickOnBounds(false);
        name.getStyleClass().add("node-name");
        summary.getStyleClass().add("node-summary");
        summary.setTextOverrun(OverrunStyle.ELLIPSIS);
        summary.setMinWidth(0);
        summary.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(summary, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        bound.getStyleClass().add("node-bound");
        bound.setMinWidth(0);
        bound.managedProperty().bind(bound.textProperty().isNotEmpty());
        var head = new HBox(name, bound);
        head.getStyleClass().add("node-head");
        var detail = new HBox(summary, badge);
        detail.getStyleClass().add("node-detail");
        card.getStyleClass().add("node-card");
        card.getChildren().addAll(head, detail);
        getChildren().addAll(card, out);
        resize(Placement.WIDTH, Placement.HEIGHT);
    }

    String node() {
        return id;
    }

    /// Empty until it has shown something.
    Optional<CardContent> content() {
        return Optional.ofNullable(shown);
    }

    /// Its input ports, from left to right.
    List<PortView> in() {
        return in;
    }

    PortView out() {
        return out;
    }

    /// Whether anything can be led into it.
    boolean takesInput() {
        return !in.isEmpty();
    }

    boolean shows(@Nullable CardContent content) {
        return content != null && content.equals(shown);
    }

    void show(CardContent content) {
        if (content.equals(shown)) {
            return;
        }
        shown = content;
        Layer layer = content.layer();
        name.setText(content.name());
        name.setGraphic(content.block().map(block -> new FoldSign(block.id(), true)).orElse(null));
        boolean longName = content.name().length() > LONG_NAME;
        name.pseudoClassStateChanged(LONG, longName || (content.measured().isPresent() && content.name().length() > NAME_BESIDE_BRACKET));
        String words = content.words();
        summary.setText(words.isEmpty() ? id : words);
        content.mark().ifPresentOrElse(badge::show, () -> badge.show(content.verdict()));
        String constant = Summary.bound(content.verdict(), content.measured());
        bound.setText(layer instanceof Input || longName ? "" : constant.replace(" … ", "…")); // a long name needs the room
        markError(content.errors() > 0);
        pseudoClassStateChanged(ERROR, content.errors() > 0);
        if (!getStyleClass().contains(content.style())) { // else the card would be styled anew
            getStyleClass().removeIf(style -> style.startsWith("group-") || style.equals("block-card"));
            getStyleClass().add(content.style());
        }
        openInlets(content.inlets());
        if (!content.outlet().equals(out.node())) {
            getChildren().remove(out);
            out = PortView.out(content.outlet());
            getChildren().add(out);
        }
        String reasons = content.problems().isEmpty()
                ? content.verdict().reason()
                : content.problems().stream().map(Problem::message).distinct().collect(Collectors.joining("\n"));
        String trained = content.mark().map(mark -> Summary.sentence(mark) + "\n").orElse("");
        about = content.name() + " · " + id + (words.isEmpty() ? "" : "\n" + words)
                + (constant.isEmpty() ? ""
                        : "\n" + (content.measured().isPresent() ? text("canvas.tip.constant.trained", constant)
                                : text("canvas.tip.constant", constant)))
                + "\n\n" + trained + reasons;
        setAccessibleText(content.spoken(id));
        if (isFocused()) {
            notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        }
    }

    private void openInlets(List<Inlet> wanted) {
        if (wanted.equals(inlets)) {
            return;
        }
        inlets = wanted;
        getChildren().removeAll(in);
        in = wanted.stream().map(PortView::in).toList();
        getChildren().addAll(in);
    }

    /// What it is, its constant, and what is wrong with it.
    String about() {
        return about;
    }

    /// The card without its ports: what a popup of it belongs to.
    Node face() {
        return card;
    }

    private void markError(boolean wrong) {
        if (wrong && errorMark == null) {
            errorMark = new StackPane(new FontIcon(Material2AL.ERROR));
            errorMark.getStyleClass().add("node-error");
            errorMark.setManaged(false);
            errorMark.setMouseTransparent(true);
            getChildren().add(errorMark);
        }
        if (errorMark != null) {
            errorMark.setVisible(wrong);
        }
    }

    static String groupStyle(Layer layer) {
        return Catalogue.find(layer.module())
                .map(ModuleType::info)
                .map(info -> VerdictLook.groupStyle(info.group()))
                .orElse("group-unknown");
    }

    void place(double x, double y) {
        setLayoutX(x);
        setLayoutY(y);
    }

    void select(boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
        setViewOrder(selected ? -1 : 0); // above the others, while the order of reading stays
    }

    /// Lit up as the one that an edge would lead to.
    void target(boolean target) {
        pseudoClassStateChanged(TARGET, target);
    }

    /// The card in the drawing, without ports.
    Bounds area() {
        return new BoundingBox(getLayoutX(), getLayoutY(), Placement.WIDTH, Placement.HEIGHT);
    }

    /// Where edges into a port end: one of a node of this card.
    Point2D inlet(String node, int port) {
        int at = 0;
        for (int i = 0; i < inlets.size(); i++) {
            if (inlets.get(i).port() == port && inlets.get(i).node().equals(node)) {
                at = i;
            }
        }
        return new Point2D(getLayoutX() + Inlets.along(at, in.size()), getLayoutY());
    }

    Point2D inlet(PortView port) {
        return inlet(port.node(), port.port());
    }

    /// The input port that a point of the drawing is on or closest to, if it has any.
    Optional<PortView> closestInlet(Point2D point) {
        return in.stream().min(Comparator.comparingDouble(port -> inlet(port).distance(point)));
    }

    Point2D outlet() {
        return new Point2D(getLayoutX() + Placement.WIDTH / 2, getLayoutY() + Placement.HEIGHT);
    }

    @Override
    protected void layoutChildren() {
        card.resizeRelocate(0, 0, Placement.WIDTH, Placement.HEIGHT);
        if (errorMark != null) {
            errorMark.resizeRelocate(Placement.WIDTH - ERROR_SIZE * 0.7, -ERROR_SIZE * 0.35, ERROR_SIZE, ERROR_SIZE);
        }
        for (int i = 0; i < in.size(); i++) {
            in.get(i).resizeRelocate(Inlets.along(i, in.size()) - PortView.HIT / 2, -PortView.HIT / 2, PortView.HIT, PortView.HIT);
        }
        out.resizeRelocate((Placement.WIDTH - PortView.HIT) / 2, Placement.HEIGHT - PortView.HIT / 2, PortView.HIT, PortView.HIT);
    }
}
