package studio.lipschitz.ui.runs;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import studio.lipschitz.runs.RunAbout;
import studio.lipschitz.runs.RunSummary;
import studio.lipschitz.ui.fx.FxThread;

/// What people say of the selected run: its name, tags and note; of several runs a field for tags that all of them get.
final class AboutPane extends ScrollPane {
    private final RunLibrary library;
    private final Label headline = new Label();
    private final Label trouble = new Label();
    private final TextField name = new TextField();
    private final TextField tags = new TextField();
    private final TextArea note = new TextArea();
    private final Label nameLabel = new Label(text("runs.about.name"));
    private final Label tagsLabel = new Label();
    private final Label noteLabel = new Label(text("runs.about.note"));
    private final VBox fields = new VBox();
    private List<RunSummary> shown = List.of();
    private RunAbout before = RunAbout.NONE;

    AboutPane(RunLibrary library) {
        this.library = library;
        setId("runs-about");
        getStyleClass().addAll("runs-about", "panel-scroll");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        headline.getStyleClass().add("note");
        headline.setWrapText(true);
        headline.setId("runs-about-headline");
        trouble.getStyleClass().add("run-refusal");
        trouble.setWrapText(true);
        trouble.setId("runs-about-trouble");
        trouble.managedProperty().bind(trouble.visibleProperty());
        name.setId("runs-about-name");
        nameLabel.setLabelFor(name);
        tags.setId("runs-about-tags");
        tags.setPromptText(text("runs.about.tags.prompt"));
        tagsLabel.setLabelFor(tags);
        note.setId("runs-about-note");
        note.setPrefRowCount(4);
        note.setWrapText(true);
        noteLabel.setLabelFor(note);
        for (Label label : List.of(nameLabel, tagsLabel, noteLabel)) {
            label.getStyleClass().add("field-name");
        }
        for (TextField field : List.of(name, tags)) {
            field.setOnAction(_ -> commit());
            field.focusedProperty().subscribe(focused -> {
                if (!focused) {
                    commit();
                }
            });
        }
        note.focusedProperty().subscribe(focused -> {
            if (!focused) {
                commit();
            }
        });
        note.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
                commit();
                event.consume();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                fill(); // takes back what was typed
            }
        });
        fields.getStyleClass().add("runs-about-fields");
        setContent(fields);
        show(List.of());
    }

    void show(List<RunSummary> selected) {
        boolean same = selected.stream().map(RunSummary::folder).toList().equals(shown.stream().map(RunSummary::folder).toList());
        boolean typing = name.isFocused() || tags.isFocused() || note.isFocused();
        if (!same) {
            commit(); // what was typed belongs to the runs that were selected then
        }
        shown = selected;
        if (!(same && typing)) {
            fill();
        }
    }

    /// Puts the cursor into the name.
    void rename() {
        ready();
        name.requestFocus();
        name.selectAll();
    }

    /// Puts the cursor into the tags.
    void tag() {
        ready();
        FxThread.later(() -> { // the letter of the key is still to come
            tags.requestFocus();
            tags.end();
        });
    }

    /// A pane that comes into sight for the first time has no content yet.
    private void ready() {
        applyCss();
        layout();
    }

    private void fill() {
        boolean one = shown.size() == 1;
        RunSummary run = one ? shown.getFirst() : null;
        before = run == null ? RunAbout.NONE : run.about();
        name.setText(before.name());
        tags.setText(String.join(", ", before.tags()));
        note.setText(before.note());
        tagsLabel.setText(one ? text("runs.about.tags") : text("runs.about.tagsForAll", shown.size()));
        var rows = new ArrayList<javafx.scene.Node>();
        rows.add(headline);
        if (run != null) {
            name.setPromptText(String.valueOf(run.path().getFileName()));
            headline.setText(run.folder());
            var sentences = new ArrayList<>(run.trouble());
            if (!run.progress().reason().isEmpty()) {
                sentences.addFirst(run.progress().reason());
            }
            trouble.setText(String.join("\n", sentences));
            trouble.setVisible(!sentences.isEmpty());
            rows.addAll(List.of(trouble, nameLabel, name, tagsLabel, tags, noteLabel, note));
        } else if (shown.isEmpty()) {
            headline.setText(text("runs.about.hint"));
        } else {
            headline.setText(text("runs.about.several", shown.size()));
            rows.addAll(List.of(tagsLabel, tags));
        }
        if (!fields.getChildren().equals(rows)) {
            fields.getChildren().setAll(rows);
        }
    }

    private void commit() {
        if (shown.isEmpty()) {
            return;
        }
        List<RunSummary> runs = shown;
        if (runs.size() > 1) {
            List<String> more = RunAbout.tags(tags.getText());
            if (!more.isEmpty()) {
                tags.clear();
                write(runs, text("runs.said.tagged", String.join(", ", more), runs.size()), about -> {
                    var all = new ArrayList<>(about.tags());
                    all.addAll(more);
                    return about.withTags(all);
                });
            }
            return;
        }
        RunAbout now = new RunAbout(name.getText(), RunAbout.tags(tags.getText()), note.getText(), before.archived());
        if (!now.equals(before)) {
            before = now;
            write(runs, text("runs.said.noted", runs.getFirst().name()),
                    about -> about.withName(now.name()).withTags(now.tags()).withNote(now.note()));
        }
    }

    private void write(List<RunSummary> runs, String done, UnaryOperator<RunAbout> change) {
        library.change(runs, done, run -> change.apply(RunAbout.read(run.path())).write(run.path()));
    }
}
