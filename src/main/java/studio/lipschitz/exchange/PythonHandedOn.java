package studio.lipschitz.exchange;

import java.util.ArrayList;
import java.util.List;

/// What a file hands its networks to, whose own deeds are not followed.
final class PythonHandedOn {
    private final PythonScope root;
    private final List<Handed> all = new ArrayList<>();

    /// @param of the network's name
    /// @param by who gets it
    record Handed(String of, String by, int line) {}

    /// @param root names of the file
    PythonHandedOn(PythonScope root) {
        this.root = root;
    }

    List<Handed> all() {
        return all;
    }

    /// A call that gets a network by name, or a part of one.
    void look(PythonExpression value, int line) {
        switch (value) {
            case PythonExpression.Call call -> {
                String by = switch (call.called()) {
                    case PythonExpression.Name(String name, int _) -> name;
                    case PythonExpression.Attribute(var _, String name, int _) -> name;
                    default -> "";
                };
                call.arguments().forEach(argument -> hand(argument.value(), by, line));
                if (call.called() instanceof PythonExpression.Attribute(var of, String name, int _) && name.equals("apply")) {
                    hand(of, by, line);
                }
            }
            case PythonExpression.Item item -> hand(item.of(), "[…]", line);
            default -> {}
        }
    }

    private void hand(PythonExpression what, String by, int line) {
        if (what instanceof PythonExpression.Name(String name, int _)
                && root.find(name).filter(meaning -> meaning instanceof Meaning.Chain || meaning instanceof Meaning.Instance).isPresent()) {
            all.add(new Handed(name, by, line));
        }
    }
}
