package studio.lipschitz.ui.shell;

import static studio.lipschitz.text.Texts.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.edit.Edit;
import studio.lipschitz.edit.Edits;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Layer;
import studio.lipschitz.network.Network;
import studio.lipschitz.network.Problem;
import studio.lipschitz.project.Project;
import studio.lipschitz.project.Template;
import studio.lipschitz.ui.robustness.LabSession;
import studio.lipschitz.ui.tour.Stop;
import studio.lipschitz.ui.tour.Stop.Act;
import studio.lipschitz.ui.tour.TourView;
import studio.lipschitz.ui.workspace.TrainingSession;
import studio.lipschitz.ui.workspace.TrainingSession.State;
import studio.lipschitz.ui.workspace.Workspace;

/// The guided tour, from an empty hand to a certified network: a small network for two moons in a document of its own, a layer that breaks the guarantee, its fix,
/// a short training, the certificate. Everything that happens is real; each act is the user's, or the tour's if asked.
final class Tour {
    private static final int EPOCHS = 4;
    private static final int BEFORE = 2; // the layer that comes after this node breaks the guarantee
    private static final String UNSAFE = "Linear";

    private final ShellView shell;
    private final Commands commands;
    private final Workspace workspace;
    private final TrainingSession training;
    private final LabSession lab;
    private Project start = Project.EMPTY; // made when the tour begins
    private boolean judged; // in this tour
    private final Map<String, @Nullable Node> found = new HashMap<>(); // parts of the window, by id
    private @Nullable TourView view; // while it runs

    Tour(ShellView shell, Commands commands, TrainingSession training, LabSession lab) {
        this.shell = shell;
        this.commands = commands;
        this.workspace = commands.workspace();
        this.training = training;
        this.lab = lab;
        workspace.openedProperty().addListener(_ -> end()); // its document is gone
    }

    private static Project start() {
        Network network = Network.chain(layer("Input", Map.of("shape", List.of(2))), layer("SpectralLinear", Map.of("out_features", 64)),
                layer("FullSort", Map.of()), layer("SpectralLinear", Map.of("out_features", 64)), layer("FullSort", Map.of()),
                layer("FrobeniusLinear", Map.of("out_features", 1)));
        return Project.EMPTY.withDrawing(network).withPlan(Template.MOONS.load().plan().withEpochs(EPOCHS));
    }

    private static Layer layer(String module, Map<String, ?> params) {
        return Catalogue.find(module).orElseThrow().read(params);
    }

    boolean running() {
        return view != null;
    }

    /// Which step is shown; empty while it does not run.
    String step() {
        return view == null ? "" : view.step();
    }

    /// Puts its own document in place, once nothing of the user's can be lost.
    void begin() {
        if (training.state().active()) {
            workspace.say(text("tour.training"));
            return;
        }
        commands.documents().leave(() -> {
            end();
            start = start();
            judged = false;
            workspace.open(start, Optional.empty());
            view = new TourView(stops(), () -> {
                view = null;
                commands.canvas().requestFocus();
            });
            view.begin(shell);
        });
    }

    void end() {
        if (view != null) {
            view.end();
        }
    }

    private List<Stop> stops() {
        return List.of(
                look("network", () -> {}, "canvas"),
                new Stop("add", text("tour.add.title"), text("tour.add.words"), () -> {}, () -> find("palette"),
                        act("add", this::add, () -> false, () -> added().isPresent() || repaired())),
                new Stop("verdict", text("tour.verdict.title"), text("tour.verdict.words"), () -> added().ifPresent(workspace::reveal),
                        () -> added().flatMap(id -> find("node-" + id)), Optional.empty()),
                new Stop("fix", text("tour.fix.title"), text("tour.fix.words"), shell::showProblems, () -> find("bottom"),
                        act("fix", this::fix, () -> false, this::repaired)),
                new Stop("train", text("tour.train.title"), text("tour.train.words", EPOCHS), () -> {}, this::trainer,
                        act("train", commands.training()::train, () -> training.state().active(), this::trained)),
                new Stop("certify", text("tour.certify.title"), text("tour.certify.words"), shell::showRobustness,
                        () -> find("lab-start").or(() -> find("bottom")),
                        act("certify", this::certify, this::judging, () -> judged && lab.ready())),
                look("end", shell::showRobustness, "bottom"));
    }

    private Stop look(String id, Runnable enter, String target) {
        return new Stop(id, text("tour.look." + id + ".title"), text("tour.look." + id + ".words"), enter, () -> find(target),
                Optional.empty());
    }

    private Optional<Act> act(String id, Runnable does, BooleanSupplier busy, BooleanSupplier done) {
        return Optional.of(new Act(text("tour.act.do." + id), does, busy, done, () -> failure(id)));
    }

    private String failure(String id) {
        return switch (id) {
            case "train" -> training.state() == State.FAILED ? training.messageProperty().get() : "";
            case "certify" -> lab.failure();
            default -> "";
        };
    }

    /// What was judged before the tour is not what it ends with.
    private boolean judging() {
        judged = judged || lab.judging();
        return lab.judging();
    }

    /// Asked once a frame: JavaFX's own look-up makes a selector for each node on its way.
    private Optional<Node> find(String id) {
        Node known = found.get(id);
        if (known == null || known.getScene() == null || !id.equals(known.getId())) {
            known = find(shell, id);
            found.put(id, known);
        }
        return Optional.ofNullable(known);
    }

    private static @Nullable Node find(Parent parent, String id) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            Node its = id.equals(child.getId()) ? child : child instanceof Parent inner ? find(inner, id) : null;
            if (its != null) {
                return its;
            }
        }
        return null;
    }

    /// The layer that breaks the guarantee, where it stands between two others.
    private Optional<String> added() {
        Network drawn = workspace.network();
        return drawn.nodes().stream().filter(node -> node.layer().module().equals(UNSAFE)).map(studio.lipschitz.network.Node::id)
                .filter(id -> !drawn.outOf(id).isEmpty() && drawn.edges().stream().anyMatch(edge -> edge.to().equals(id)))
                .findFirst();
    }

    /// Whatever was tried before, it stands in the first gap afterwards.
    private void add() {
        workspace.apply(Edit.of(text("tour.edit"), _ -> start));
        workspace.selectNodes(Set.of(List.copyOf(start.drawing().nodes()).get(BEFORE).id()));
        workspace.add(Catalogue.find(UNSAFE).orElseThrow());
        workspace.selection().single().ifPresent(workspace::reveal);
    }

    private boolean repaired() {
        return workspace.analysis().certified() && workspace.analysis().problems().isEmpty()
                && workspace.network().nodes().size() > start.drawing().nodes().size();
    }

    private void fix() {
        if (added().isEmpty()) {
            add();
        }
        for (Problem problem : workspace.analysis().problems()) {
            if (problem.node().isPresent() && !problem.fixes().isEmpty()) {
                workspace.apply(Edits.fix(problem.node().get(), problem.fixes().getFirst()));
                return;
            }
        }
    }

    private Optional<Node> trainer() {
        return training.state() == State.IDLE ? find("toolbar-train") : find("bottom"); // where the curves are, and Train again
    }

    private boolean trained() {
        return training.state() == State.FINISHED && training.trainedProperty().get()
                .filter(project -> project.drawing().equals(workspace.network())).isPresent();
    }

    private void certify() {
        shell.showRobustness();
        find("lab-start").map(Button.class::cast).ifPresent(Button::fire);
    }
}
