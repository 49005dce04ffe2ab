package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DialogPane;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import studio.lipschitz.text.Texts;
import studio.lipschitz.ui.shell.Questions.Unsaved;
import studio.lipschitz.ui.testing.CutOff;
import studio.lipschitz.ui.testing.Fx;
import studio.lipschitz.ui.testing.Screenshots;

/// The dialogs as people see them, above the real window; their pictures go to `target/screenshots`.
class DialogsTest extends ShellTest {

    @Test
    void aStartingPointIsChosen() throws IOException {
        List<StartingPoint> points = StartingPoint.all();
        List<Optional<StartingPoint>> chosen = new ArrayList<>();
        Fx.post(() -> chosen.add(new AlertQuestions(stage).startingPoint(points)));
        await("every card has its picture", () -> find(DialogPane.class, "#new-dialog").lookupAll(".miniature").size() == points.size());
        picture("new-dialog");
        robot.click(get(() -> card("Empty")));
        robot.click(button("Create"));
        assertEquals(List.of(Optional.of(points.getLast())), chosen);
    }

    @Test
    void theGalleryIsUsedByKeys() {
        List<StartingPoint> points = StartingPoint.all();
        List<Optional<StartingPoint>> chosen = new ArrayList<>();
        Fx.post(() -> chosen.add(new AlertQuestions(stage).startingPoint(points)));
        robot.keys(KeyCode.RIGHT);
        robot.keys(KeyCode.ENTER);
        Fx.post(() -> chosen.add(new AlertQuestions(stage).startingPoint(points)));
        robot.keys(KeyCode.END);
        robot.keys(KeyCode.LEFT);
        robot.keys(KeyCode.SPACE);
        Fx.post(() -> chosen.add(new AlertQuestions(stage).startingPoint(points)));
        robot.keys(KeyCode.ESCAPE);
        assertEquals(List.of(Optional.of(points.get(1)), Optional.of(points.get(points.size() - 2)), Optional.empty()), chosen);
    }

    private static Node card(String title) {
        return find(DialogPane.class, "#new-dialog").lookupAll(".gallery-card").stream()
                .filter(card -> card.getId().equals("gallery-" + title))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void escapeKeepsUnsavedChanges() throws IOException {
        List<Unsaved> answers = new ArrayList<>();
        Fx.post(() -> answers.add(new AlertQuestions(stage).unsaved("digits")));
        picture("question");
        robot.keys(KeyCode.ESCAPE);
        Fx.post(() -> answers.add(new AlertQuestions(stage).unsaved("digits")));
        robot.click(button("Don't save"));
        assertEquals(List.of(Unsaved.CANCEL, Unsaved.DISCARD), answers);
    }

    @Test
    void theQuestionAboutATrainingShowsItsButtonsWhole() throws IOException {
        for (String language : List.of("en", "fr")) {
            Texts.use(language);
            Fx.post(() -> new AlertQuestions(stage).training());
            picture("question", "question-training-" + language);
            CutOff.none(get(() -> find(DialogPane.class, "#question")));
            for (Node node : get(() -> find(DialogPane.class, "#question").lookupAll(".button"))) {
                var button = (Button) node;
                assertEquals(button.getText(), get(() -> ((Text) button.lookup(".text")).getText()), "whole");
            }
            robot.keys(KeyCode.ESCAPE);
        }
        Texts.use("en");
    }

    @Test
    void aReportCanBeReadAndClosed() throws IOException {
        fx(() -> new Notes(stage, "lipschitz-studio (test)").report(new IllegalStateException("a planted bug")));
        picture("report");
        robot.click(button("Close"));
        assertSame(stage.getScene().getWindow(), stage);
        assertEquals(true, get(stage::isShowing));
    }

    private void picture(String dialog) throws IOException {
        picture(dialog, dialog);
    }

    private void picture(String dialog, String name) throws IOException {
        for (ThemeChoice theme : PICTURED) {
            turn(theme);
            Path file = screenshot(name, theme);
            Screenshots.save(get(() -> find(Node.class, "#" + dialog).getScene()), file);
        }
    }

    private static Button button(String text) {
        return get(() -> javafx.stage.Window.getWindows().stream()
                .flatMap(w -> w.getScene().getRoot().lookupAll(".button").stream())
                .filter(b -> b instanceof Button button && text.equals(button.getText()))
                .map(Button.class::cast)
                .findFirst()
                .orElseThrow());
    }
}
