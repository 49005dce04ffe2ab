package studio.lipschitz.ui.shell;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Bounds;
import javafx.scene.layout.Region;
import studio.lipschitz.layer.Verdict;
import studio.lipschitz.ui.fx.Finder;
import studio.lipschitz.ui.fx.TextScale;
import studio.lipschitz.ui.fx.VerdictLook;
import studio.lipschitz.ui.shell.CommandSearch.Command;
import studio.lipschitz.ui.workspace.Workspace;

/// What is found by typing, over the top of the canvas: everything that the menus do, and the nodes of the drawing.
final class Finders {
    private static final double WIDTH = 480; // as in sizes.css
    private static final double BELOW_TOP = 24;

    private final Workspace workspace;
    private final Region canvas;
    private final Finder<Command> commands = new Finder<>(
            "commands", text("shell.find.commands"), text("shell.find.commands.none"), Finders::row);
    private final Finder<NodeSearch.Found> nodes = new Finder<>(
            "find", text("shell.find.nodes"), text("shell.find.nodes.none"), Finders::row);
    private final List<String> used = new ArrayList<>(); // keys of commands, the last used first

    Finders(Workspace workspace, Region canvas) {
        this.workspace = workspace;
        this.canvas = canvas;
    }

    void commands(List<Command> all) {
        nodes.hide();
        show(commands, typed -> CommandSearch.find(all, used, typed), command -> {
            used.remove(command.key());
            used.addFirst(command.key());
            command.run().run();
        });
    }

    void nodes() {
        commands.hide();
        nodes.sayIfNothing(workspace.network().nodes().isEmpty()
                ? text("shell.find.nodes.empty")
                : text("shell.find.nodes.none"));
        var search = new NodeSearch(workspace.analysis());
        show(nodes, search::find, found -> workspace.reveal(found.id()));
    }

    private <T> void show(Finder<T> finder, Function<String, List<T>> search, Consumer<T> chosen) {
        Bounds area = canvas.localToScreen(canvas.getLayoutBounds());
        finder.show(canvas, Math.rint(area.getCenterX() - WIDTH * TextScale.of(canvas) / 2), area.getMinY() + BELOW_TOP, search, chosen);
    }

    private static Finder.Row row(Command command) {
        return new Finder.Row(command.name(), command.menu(), command.keys(), "", command.enabled());
    }

    private static Finder.Row row(NodeSearch.Found found) {
        String detail = found.output().isEmpty() ? found.module() : found.module() + " · " + found.output();
        Verdict.Kind look = found.error() ? Verdict.Kind.UNBOUNDED : found.verdict();
        return new Finder.Row(found.id(), detail, word(found), VerdictLook.of(look).styleClass(), true);
    }

    private static String word(NodeSearch.Found found) {
        String verdict = text("shell.find.word." + found.verdict().label());
        String error = text("shell.find.word.error");
        return !found.error() ? verdict : found.verdict().finite() ? error : verdict + " · " + error;
    }
}
