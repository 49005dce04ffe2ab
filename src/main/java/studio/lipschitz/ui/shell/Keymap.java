package studio.lipschitz.ui.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyEvent;
import studio.lipschitz.text.Texts;

/// Which key each command has: the one that it comes with, or what somebody chose instead. No two commands share one.
///
/// @param commands in the order of the menus; the keys that they come with differ
/// @param changes by id, of those commands that differ from what they come with; empty where a key was taken away
/// @param unknown entries of the settings for commands that this version does not have; they stay in the file
record Keymap(List<Command> commands, Map<String, Optional<KeyCodeCombination>> changes, Map<String, String> unknown) {

    /// @param id the same in every version and language
    /// @param name as in its menu, without the mark of its mnemonic
    /// @param menu where it stands
    /// @param standard the key that it comes with
    /// @param also a second one, which it has as long as it keeps the first and no other command takes it
    record Command(String id, String name, String menu, Optional<KeyCodeCombination> standard, Optional<KeyCodeCombination> also) {}

    /// What the settings hold, as far as it can be kept.
    ///
    /// @param ignored a sentence for each entry that cannot
    record Reading(Keymap keymap, List<String> ignored) {}

    Keymap {
        commands = List.copyOf(commands);
        changes = Map.copyOf(changes);
        unknown = Map.copyOf(unknown);
    }

    static Keymap standard(List<Command> commands) {
        return new Keymap(commands, Map.of(), Map.of());
    }

    /// Takes over every entry that can be: two commands may well have exchanged their keys.
    static Reading read(List<Command> commands, StoredKeys stored) {
        var ignored = new ArrayList<String>();
        var changes = new LinkedHashMap<String, Optional<KeyCodeCombination>>();
        var unknown = new LinkedHashMap<>(stored.entries());
        for (Command command : commands) {
            String text = unknown.remove(command.id());
            if (text == null) {
                continue;
            }
            Optional<KeyCodeCombination> key = KeyPress.parse(text);
            Optional<String> refusal = key.flatMap(wanted -> KeyRules.refusal(wanted, command));
            if (key.isEmpty() && !text.isEmpty()) {
                ignored.add(ignored(command, Texts.text("shell.keys.ignored.none", text)));
            } else if (refusal.isPresent()) {
                ignored.add(ignored(command, refusal.get()));
            } else if (!key.equals(command.standard())) {
                changes.put(command.id(), key);
            }
        }
        Keymap keymap = new Keymap(commands, changes, unknown);
        for (Optional<Clash> clash = keymap.clash(); clash.isPresent(); clash = keymap.clash()) {
            Clash found = clash.get();
            ignored.add(
                    ignored(found.changed(), Texts.text("shell.keys.ignored.taken", found.other().name(), found.key().getDisplayText())));
            keymap = keymap.change(found.changed(), found.changed().standard());
        }
        return new Reading(keymap, ignored);
    }

    private static String ignored(Command command, String why) {
        return Texts.text("shell.keys.ignored", command.name(), why);
    }

    private record Clash(Command changed, KeyCodeCombination key, Command other) {}

    /// A change that gives a command the key of another; of two changes the later one. The keys that commands come with do not clash, so there is one.
    private Optional<Clash> clash() {
        return commands.reversed().stream().filter(this::changed).flatMap(command -> key(command)
                .flatMap(key -> commands.stream()
                        .filter(other -> !other.equals(command) && key(other).equals(Optional.of(key)))
                        .findFirst()
                        .map(other -> new Clash(command, key, other)))
                .stream()).findFirst();
    }

    Optional<KeyCodeCombination> key(Command command) {
        Optional<KeyCodeCombination> changed = changes.get(command.id());
        return changed == null ? command.standard() : changed;
    }

    /// The second key, where it has one now.
    Optional<KeyCodeCombination> also(Command command) {
        return command.also().filter(also -> !changed(command) && commands.stream().noneMatch(other -> key(other).equals(command.also())));
    }

    /// The keys of a command, as people write them; empty if it has none.
    String text(Command command) {
        return Stream.of(key(command), also(command)).flatMap(Optional::stream).map(KeyCodeCombination::getDisplayText)
                .collect(Collectors.joining(", "));
    }

    boolean changed(Command command) {
        return changes.containsKey(command.id());
    }

    boolean changed() {
        return !changes.isEmpty();
    }

    Optional<Command> find(String id) {
        return commands.stream().filter(command -> command.id().equals(id)).findFirst();
    }

    /// Which command has a key now.
    Optional<Command> holder(KeyCodeCombination key) {
        return commands.stream()
                .filter(command -> key(command).equals(Optional.of(key)) || also(command).equals(Optional.of(key)))
                .findFirst();
    }

    /// Gives `command` a key; whoever had it has none then.
    Keymap with(Command command, KeyCodeCombination key) {
        Keymap free = holder(key).filter(other -> !other.equals(command) && key(other).equals(Optional.of(key)))
                .map(this::without)
                .orElse(this);
        return free.change(command, Optional.of(key));
    }

    Keymap without(Command command) {
        return change(command, Optional.empty());
    }

    /// All keys as they come.
    Keymap reset() {
        return new Keymap(commands, Map.of(), unknown);
    }

    private Keymap change(Command command, Optional<KeyCodeCombination> key) {
        var changed = new LinkedHashMap<>(changes);
        if (key.equals(command.standard())) {
            changed.remove(command.id());
        } else {
            changed.put(command.id(), key);
        }
        return new Keymap(commands, changed, unknown);
    }

    /// The command that somebody gave the key of `event`.
    Optional<Command> given(KeyEvent event) {
        return commands.stream().filter(command -> changed(command) && matches(key(command), event)).findFirst();
    }

    /// Whether a command came with the key of `event` and does not have it any more.
    boolean left(KeyEvent event) {
        return commands.stream().anyMatch(command -> changed(command) && matches(command.standard(), event));
    }

    private static boolean matches(Optional<KeyCodeCombination> key, KeyEvent event) {
        return key.filter(known -> known.match(event)).isPresent();
    }

    StoredKeys stored() {
        var entries = new LinkedHashMap<>(unknown);
        changes.forEach((id, key) -> entries.put(id, key.map(KeyCodeCombination::getName).orElse("")));
        return new StoredKeys(entries);
    }
}
