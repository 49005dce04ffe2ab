package studio.lipschitz.ui.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.exchange.CodeLine;

/// A line of code with its number, marked while its node is selected.
final class CodeCell extends ListCell<CodeLine> {
    private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");

    private final ObservableValue<Set<String>> marked;
    private final Label number = new Label();
    private final TextFlow text = new TextFlow(); // one baseline for all pieces
    private final HBox row = new HBox(number, text);
    private @Nullable CodeLine shown;

    /// @param marked ids of the nodes whose lines are
    CodeCell(ObservableValue<Set<String>> marked) {
        this.marked = marked;
        getStyleClass().add("code-line");
        number.getStyleClass().add("code-number");
        row.getStyleClass().add("code-row");
        text.setMinWidth(USE_PREF_SIZE);
        marked.addListener(_ -> mark());
        indexProperty().addListener(_ -> number.setText(String.valueOf(getIndex() + 1)));
    }

    @Override
    protected void updateItem(@Nullable CodeLine line, boolean empty) {
        super.updateItem(line, empty);
        if (empty || line == null) {
            shown = null;
            setGraphic(null);
        } else if (!line.equals(shown)) {
            shown = line;
            text.getChildren().setAll(pieces(line.text()));
            setGraphic(row);
        }
        mark();
    }

    private static List<Node> pieces(String line) {
        var pieces = new ArrayList<Node>();
        for (PythonTokens.Token token : PythonTokens.of(line)) {
            var piece = new Text(token.text());
            piece.getStyleClass().addAll("code-text", look(token.kind()));
            pieces.add(piece);
        }
        return pieces;
    }

    private static String look(PythonTokens.Kind kind) {
        return switch (kind) {
            case PLAIN -> "code-plain";
            case KEYWORD -> "code-keyword";
            case STRING -> "code-string";
            case NUMBER -> "code-digits";
            case COMMENT -> "code-comment";
        };
    }

    private void mark() {
        boolean ours = shown != null && shown.node().filter(marked.getValue()::contains).isPresent();
        pseudoClassStateChanged(MARKED, ours);
    }
}
