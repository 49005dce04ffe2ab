package studio.lipschitz.ui.inspector;

import static studio.lipschitz.text.Texts.text;

import java.util.Objects;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.layer.ParamSpec;
import studio.lipschitz.ui.fx.Hint;
import studio.lipschitz.ui.workspace.Workspace;

/// One parameter: its name, its control and, while what is typed breaks a rule, that rule.
final class ParamField extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("error");

    /// Takes a new value, in the form that stands in a file.
    interface Setter {
        /// @throws IllegalArgumentException with the rule that the value breaks; then nothing has changed
        void set(@Nullable Object raw);
    }

    private final ParamSpec spec;
    private final Workspace workspace;
    private final Setter setter;
    private final String none = text("inspector.none"); // the choice that leaves an optional parameter out
    private final Label rule = new Label();
    private final Control control;
    private @Nullable Object shown;
    private boolean fresh = true; // nothing has been shown of the present node
    private boolean refreshing;

    ParamField(ParamSpec spec, Workspace workspace, Setter setter) {
        this.spec = spec;
        this.workspace = workspace;
        this.setter = setter;
        getStyleClass().add("param-field");
        control = switch (spec.type()) {
            case BOOL -> checkBox();
            case CHOICE -> comboBox();
            case INT, REAL, PAIR, TRIPLE, SIZES, PADDING, MARGINS, VOLUME_MARGINS, SHAPE, AXES, REALS -> textField();
        };
        control.setId("param-" + spec.name());
        control.setMaxWidth(Double.MAX_VALUE);
        Hint.install(control,
                text(spec.optional() ? "inspector.param.optional" : "inspector.param", spec.doc(), capitalised(spec.expectation())));
        rule.setId("rule-" + spec.name());
        rule.getStyleClass().add("field-rule");
        rule.setWrapText(true);
        rule.managedProperty().bind(rule.visibleProperty());
        rule.setVisible(false);
        if (control instanceof CheckBox) {
            getChildren().addAll(control, rule);
        } else {
            var name = new Label(spec.name());
            name.getStyleClass().add("field-name");
            name.setLabelFor(control);
            getChildren().addAll(name, control, rule);
        }
    }

    ParamSpec spec() {
        return spec;
    }

    /// Forgets the node that was shown: what stands in the field is another's.
    void reset() {
        fresh = true;
    }

    /// Shows the document's value, unless what is typed says the same or is about to be put right.
    ///
    /// @param placeholder what stands for an empty optional one
    void refresh(@Nullable Object raw, String placeholder) {
        boolean same = !fresh && Objects.equals(raw, shown);
        shown = raw;
        if (control instanceof TextField field) {
            field.setPromptText(placeholder);
            if (same && (rule.isVisible() || saysTheSame(field.getText(), raw))) {
                return;
            }
        }
        put(raw);
        fresh = false;
    }

    private void put(@Nullable Object raw) {
        refreshing = true;
        try {
            switch (control) {
                case CheckBox box -> box.setSelected(Boolean.TRUE.equals(raw));
                case TextField field -> {
                    String value = ParamText.format(spec, raw);
                    if (fresh || !saysTheSame(field.getText(), raw) || value.isEmpty()) {
                        field.setText(value);
                    }
                }
                case ComboBox<?> box -> select(box, raw == null ? none : (String) raw);
                default -> throw new IllegalStateException("no such control: " + control);
            }
            show(Optional.empty());
        } finally {
            refreshing = false;
        }
    }

    @SuppressWarnings("unchecked") // every combo box here holds strings
    private static void select(ComboBox<?> box, String item) {
        ((ComboBox<String>) box).setValue(item);
    }

    private boolean saysTheSame(String text, @Nullable Object raw) {
        try {
            return !text.isBlank() && Objects.equals(ParamText.parse(spec, text), raw);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private TextField textField() {
        var field = new TextField();
        field.textProperty().subscribe((_, text) -> {
            if (!refreshing) {
                typed(text);
            }
        });
        FieldKeys.install(field, workspace, rule::isVisible, () -> put(shown));
        return field;
    }

    private CheckBox checkBox() {
        var box = new CheckBox(spec.name());
        box.selectedProperty().subscribe((_, selected) -> {
            if (!refreshing) {
                offer(selected);
            }
        });
        return box;
    }

    private ComboBox<String> comboBox() {
        var box = new ComboBox<String>();
        if (spec.optional()) {
            box.getItems().add(none);
        }
        box.getItems().addAll(spec.choices());
        box.valueProperty().subscribe((_, choice) -> {
            if (!refreshing) {
                offer(none.equals(choice) && spec.optional() ? null : choice);
            }
        });
        return box;
    }

    private void typed(String text) {
        try {
            offer(ParamText.parse(spec, text));
        } catch (IllegalArgumentException refused) {
            show(Optional.of(ParamText.sentence(Objects.requireNonNull(refused.getMessage()))));
        }
    }

    private void offer(@Nullable Object raw) {
        Object before = shown;
        try {
            shown = raw; // before the document changes and this is refreshed
            setter.set(raw);
            show(Optional.empty());
        } catch (IllegalArgumentException refused) {
            shown = before;
            show(Optional.of(ParamText.rule(Objects.requireNonNull(refused.getMessage()), raw)));
        }
    }

    private void show(Optional<String> broken) {
        rule.setText(broken.orElse(""));
        rule.setVisible(broken.isPresent());
        control.pseudoClassStateChanged(WRONG, broken.isPresent());
    }

    private static String capitalised(String text) {
        return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
    }
}
