package studio.lipschitz.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import studio.lipschitz.ui.shell.CommandSearch.Command;

class CommandSearchTest {
    private static final List<Command> ALL = List.of(
            command("new", "New…", "File", true),
            command("recent", "/tmp/training/two zooms.lipschitz.json", "File > Open recent", true),
            command("save", "Save", "File", true),
            command("save-as", "Save as…", "File", true),
            command("undo", "Undo", "Edit", false),
            command("zoom-in", "Zoom in", "View", true),
            command("zoom-out", "Zoom out", "View", true),
            command("train", "Train", "Train", true),
            command("pause", "Pause or continue", "Train", false));

    private static Command command(String key, String name, String menu, boolean enabled) {
        return new Command(key, name, menu, "", enabled, () -> {});
    }

    private static List<String> find(String typed, String... used) {
        return CommandSearch.find(ALL, List.of(used), typed).stream().map(Command::key).toList();
    }

    @Test
    void everythingIsListedIfNothingIsTypedWhatCannotBeDoneLast() {
        assertEquals(List.of("new", "recent", "save", "save-as", "zoom-in", "zoom-out", "train", "undo", "pause"), find(" "));
    }

    @Test
    void whatWasUsedLastComesFirst() {
        assertEquals(List.of("train", "save", "new"), find("", "train", "save").subList(0, 3));
        assertEquals(List.of("zoom-out", "zoom-in", "recent"), find("zoom", "zoom-out"));
    }

    @Test
    void whatCannotBeDoneStaysLastThoughItWasUsed() {
        assertEquals(List.of("undo", "pause"), find("", "undo").subList(7, 9));
    }

    @Test
    void wordsStandInAnyOrder() {
        assertEquals(List.of("zoom-in", "recent"), find("in zoom"));
        assertEquals(find("in zoom"), find("IN  Zoom"));
        assertEquals(List.of("zoom-in"), find("view > zoom in"));
    }

    @Test
    void namesComeBeforeMenus() {
        assertEquals(List.of("train", "recent", "pause"), find("train"));
        assertEquals(List.of("new", "recent", "save", "save-as"), find("file"));
    }

    @Test
    void aFewLettersInTheirOrderAreEnough() {
        assertEquals(List.of("zoom-out"), find("zout"));
        assertEquals(List.of("save-as"), find("sva"));
        assertEquals(List.of("save", "save-as"), find("sve"));
    }

    @Test
    void nonsenseFindsNothing() {
        assertEquals(List.of(), find("qqq"));
        assertEquals(List.of(), find("zoom qqq"));
    }
}
