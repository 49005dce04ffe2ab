package studio.lipschitz.ui.crash;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.event.ActionEvent;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import studio.lipschitz.ui.fx.FxThread;

/// Says what went wrong, that nothing is lost and nothing sent, and shows the report. The window behind it can be used.
final class CrashDialog extends Dialog<Void> {
    private final CrashGuard.Desk desk;
    private final String name;
    private final Label kept = wrapped("report-kept", text("crash.keeping"));
    private final Label said = wrapped("report-said", "");
    private final TextArea text;
    private int others;

    /// @param name of a file that it is saved to
    CrashDialog(CrashReport report, CrashGuard.Desk desk, String name) {
        this.desk = desk;
        this.name = name;
        initModality(Modality.NONE);
        desk.dress().accept(this);
        setTitle(text("crash.title"));
        setHeaderText(text("crash.header"));
        setResizable(true);
        text = new TextArea(report.text());
        text.setId("report-text");
        text.setEditable(false);
        text.setPrefRowCount(14);
        text.setAccessibleText(text("crash.report"));
        text.getStyleClass().add("report-text");
        VBox.setVgrow(text, Priority.ALWAYS);
        Label sentence = wrapped("report-sentence", report.sentence());
        Label sent = wrapped("report-sent", text("crash.sent"));
        said.getStyleClass().add("note");
        var content = new VBox(8, sentence, kept, sent, text, said);
        DialogPane pane = getDialogPane();
        pane.setId("report");
        pane.setContent(content);
        button("report-copy", new ButtonType(text("crash.copy"), ButtonData.LEFT), this::copy);
        button("report-save", new ButtonType(text("crash.save"), ButtonData.LEFT), this::save);
        pane.getButtonTypes().add(ButtonType.CLOSE);
    }

    private static Label wrapped(String id, String words) {
        var label = new Label(words);
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private void button(String id, ButtonType type, Runnable does) {
        getDialogPane().getButtonTypes().add(type);
        var button = getDialogPane().lookupButton(type);
        button.setId(id);
        button.addEventFilter(ActionEvent.ACTION, event -> {
            does.run();
            event.consume(); // the report stays open
        });
    }

    private void copy() {
        var content = new ClipboardContent();
        content.putString(text.getText());
        Clipboard.getSystemClipboard().setContent(content);
        said.setText(text("crash.copied"));
    }

    private void save() {
        desk.chooser().apply(name).ifPresent(file -> {
            String words = text.getText();
            Thread.ofVirtual().start(() -> { // the file may lie on a slow disk
                String outcome = written(file, words);
                FxThread.later(() -> said.setText(outcome));
            });
        });
    }

    private static String written(Path file, String words) {
        try {
            Files.writeString(file, words);
            return text("crash.saved", file);
        } catch (IOException e) {
            return text("crash.unsaved", file, e.getMessage());
        }
    }

    /// Says what came of writing the journals.
    ///
    /// @param flushed one a window
    void kept(List<CompletableFuture<Boolean>> flushed) {
        var _ = CompletableFuture.allOf(flushed.toArray(CompletableFuture[]::new)).whenComplete((_, why) -> FxThread.later(() -> {
            boolean any = why == null && flushed.stream().anyMatch(CompletableFuture::join);
            kept.setText(why != null ? text("crash.unkept", why.getCause() == null ? why : why.getCause().getMessage())
                    : any ? text("crash.kept") : text("crash.nothing"));
        }));
    }

    /// One more fault has come while this one is shown.
    void another() {
        others++;
        said.setText(others == 1 ? text("crash.others.one") : text("crash.others.many", others));
    }
}
