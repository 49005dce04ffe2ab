package studio.lipschitz.ui.shell;

import static studio.lipschitz.text.Texts.text;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.input.KeyCodeCombination;
import studio.lipschitz.ui.shell.Keymap.Command;

/// Gives keys to commands step by step: waits for the keys, and asks before another command loses its own.
final class KeymapEditor {
    private final Supplier<Keymap> now;
    private final Consumer<Keymap> change;
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(new Step.Rest(""));

    /// Where it is, and what it says about it.
    sealed interface Step {
        String said();

        /// Nothing is going on.
        record Rest(String said) implements Step {}

        /// The next keys are for `command`.
        ///
        /// @param refused whether the last ones could not be taken
        record Listening(Command command, String said, boolean refused) implements Step {}

        /// @param yes what it takes to agree
        /// @param then the keys after that
        /// @param done said after that
        record Asking(String said, String yes, Keymap then, String done) implements Step {}
    }

    /// @param now the keys at this moment
    /// @param change makes other keys those of this moment
    KeymapEditor(Supplier<Keymap> now, Consumer<Keymap> change) {
        this.now = now;
        this.change = change;
    }

    ReadOnlyObjectProperty<Step> stepProperty() {
        return step.getReadOnlyProperty();
    }

    /// The commands that every word fits, by name, here or in English, by menu or keys, in the order of the menus; first those whose keys are what is typed.
    List<Command> find(String typed) {
        Keymap keys = now.get();
        List<String> words = Fit.words(typed);
        String exactly = plain(typed);
        return keys.commands().stream()
                .filter(command -> words.stream().allMatch(word -> fits(word, command, plain(keys.text(command)))))
                .sorted(Comparator
                        .comparing(command -> exactly.isEmpty() || !List.of(plain(keys.text(command)).split(",")).contains(exactly)))
                .toList();
    }

    private static boolean fits(String word, Command command, String keys) {
        return Fit.of(word, command.name()) <= Fit.HOLDS || Fit.of(word, MenuCommands.english(command.id())) <= Fit.HOLDS
                || Fit.of(word, command.menu()) <= Fit.HOLDS || keys.contains(word);
    }

    /// Keys in lower case, without blanks: `Ctrl + s` is looked for as `ctrl+s`.
    private static String plain(String keys) {
        return keys.toLowerCase(Locale.ROOT).replace(" ", "");
    }

    void listen(Command command) {
        step.set(new Step.Listening(command, text("shell.keys.listen", command.name()), false));
    }

    /// What was pressed while listening.
    void press(KeyCodeCombination key) {
        if (step.get() instanceof Step.Listening listening) {
            Command command = listening.command();
            Optional<String> refusal = KeyRules.refusal(key, command);
            if (refusal.isPresent()) {
                step.set(new Step.Listening(command, text("shell.keys.listen.again", refusal.get()), true));
            } else {
                give(command, key);
            }
        }
    }

    private void give(Command command, KeyCodeCombination key) {
        Keymap keys = now.get();
        String text = key.getDisplayText();
        String name = command.name();
        Keymap then = keys.with(command, key);
        Optional<Command> holder = keys.holder(key).filter(other -> !other.equals(command));
        Optional<String> doubt = KeyRules.doubt(key);
        if (keys.key(command).equals(Optional.of(key))) {
            rest(text("shell.keys.already", name, text));
        } else if (holder.isPresent()) {
            String other = holder.get().name();
            boolean only = keys.key(holder.get()).equals(Optional.of(key));
            step.set(new Step.Asking(
                    only ? text("shell.keys.taken.only", text, other) : text("shell.keys.taken.also", text, other),
                    text("shell.keys.take"),
                    then,
                    only ? text("shell.keys.given.bare", name, text, other)
                            : text("shell.keys.given", name, text)));
        } else if (doubt.isPresent()) {
            step.set(new Step.Asking(doubt.get(), text("shell.keys.doubt.yes"), then, text("shell.keys.given", name, text)));
        } else {
            take(then, text("shell.keys.given", name, text));
        }
    }

    void agree() {
        if (step.get() instanceof Step.Asking asking) {
            take(asking.then(), asking.done());
        }
    }

    void cancel() {
        rest("");
    }

    void remove(Command command) {
        take(now.get().without(command), text("shell.keys.removed", command.name()));
    }

    /// Back to the key that the command comes with; asks if another has it.
    void reset(Command command) {
        command.standard().ifPresentOrElse(key -> give(command, key), () -> remove(command));
    }

    void resetAll() {
        int changed = now.get().changes().size();
        step.set(new Step.Asking(
                changed == 1 ? text("shell.keys.resetAll.one")
                        : text("shell.keys.resetAll.many", changed),
                text("shell.keys.resetAll"),
                now.get().reset(),
                text("shell.keys.resetAll.done")));
    }

    private void take(Keymap keys, String done) {
        change.accept(keys);
        rest(done);
    }

    private void rest(String said) {
        step.set(new Step.Rest(said));
    }
}
