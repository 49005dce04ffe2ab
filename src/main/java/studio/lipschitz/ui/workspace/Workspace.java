package studio.lipschitz.ui.workspace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import studio.lipschitz.edit.Edit;
import studio.lipschitz.edit.History;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.lipschitz.Growth;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Block;
import studio.lipschitz.network.Expansion;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Position;
import studio.lipschitz.project.Project;
import studio.lipschitz.training.Footprint;

/// The open document as the window sees it: its present version, what the analysis says of it, the selection, the file. FX thread only.
///
/// Panels read its properties and change the document through [#apply] alone.
public final class Workspace {
    private History history;
    private final ReadOnlyObjectWrapper<Project> project;
    private final ReadOnlyObjectWrapper<Analysis> analysis;
    private final ReadOnlyObjectWrapper<Selection> selection = new ReadOnlyObjectWrapper<>(Selection.EMPTY);
    private final ReadOnlyObjectWrapper<Optional<Path>> file = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<String>> undoLabel = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> redoLabel = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Optional<ModuleType>> draggedModule = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<BlockShelf.Kept>> draggedBlock = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Project> opened;
    private final ObjectProperty<Position> viewCentre = new SimpleObjectProperty<>(new Position(0, 0));
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final List<Consumer<String>> revealers = new ArrayList<>();
    private final ReadOnlyObjectWrapper<Optional<Measured>> measured = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Arrivals arrivals = new Arrivals(this);
    private final Totals totals = new Totals();
    private Expansion expansion;
    private @Nullable Summary summary; // of the present analysis, once asked for
    private @Nullable Growth growth; // likewise

    public Workspace(Project start) {
        history = new History(start);
        project = new ReadOnlyObjectWrapper<>(start);
        opened = new ReadOnlyObjectWrapper<>(start);
        var checked = Checked.of(start);
        expansion = checked.expansion();
        analysis = new ReadOnlyObjectWrapper<>(checked.analysis());
    }

    public ReadOnlyObjectProperty<Project> projectProperty() {
        return project.getReadOnlyProperty();
    }

    public Project project() {
        return project.get();
    }

    /// The drawing: what is edited, every block once.
    public Network network() {
        return project.get().drawing();
    }

    /// What its repeated blocks are written out to: the network that [#analysis] is of.
    public Expansion expansion() {
        return expansion;
    }

    /// Always that of the present version: set before [#projectProperty] fires.
    public ReadOnlyObjectProperty<Analysis> analysisProperty() {
        return analysis.getReadOnlyProperty();
    }

    public Analysis analysis() {
        return analysis.get();
    }

    /// [#analysis] in words.
    public Summary summary() {
        if (summary == null) {
            summary = Summary.of(analysis.get(), totals.cost(analysis.get()));
        }
        return summary;
    }

    /// Memory that a training after the present plan takes.
    public Footprint footprint() {
        return totals.footprint(analysis.get(), project().plan());
    }

    /// How the constant grows along the present version: with the weights of a run of this very network where there is one, else by design.
    public Growth growth() {
        if (growth == null) {
            growth = Growth.of(analysis.get(), measured.get().map(its -> its.of(expansion.network())).orElse(Map.of()));
        }
        return growth;
    }

    /// Changes when [#growth] does without an edit: an epoch of a run has ended, another run has begun.
    public ReadOnlyObjectProperty<Optional<Measured>> measuredProperty() {
        return measured.getReadOnlyProperty();
    }

    void measure(Optional<Measured> told) {
        if (!told.equals(measured.get())) {
            growth = null;
            measured.set(told);
        }
    }

    public ReadOnlyObjectProperty<Selection> selectionProperty() {
        return selection.getReadOnlyProperty();
    }

    public Selection selection() {
        return selection.get();
    }

    /// The block whose nodes are selected, all of them and nothing else.
    public Optional<Block> selectedBlock() {
        return selection.get().block(project().blocks());
    }

    /// The version as it was opened: changes only when another document takes its place, after all else is set.
    public ReadOnlyObjectProperty<Project> openedProperty() {
        return opened.getReadOnlyProperty();
    }

    /// Middle of what the canvas shows, in canvas units; the canvas sets it.
    public ObjectProperty<Position> viewCentreProperty() {
        return viewCentre;
    }

    /// Puts what comes new into the drawing.
    public Arrivals arrivals() {
        return arrivals;
    }

    /// Adds a module without a pointer, as a double click in the palette does, and selects it: on the one edge that is selected; after the one node
    /// that is, in the middle of its edge if it feeds one other node; else in the middle of the view.
    public void add(ModuleType type) {
        arrivals.add(type);
    }

    public ReadOnlyObjectProperty<Optional<Path>> fileProperty() {
        return file.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty dirtyProperty() {
        return dirty.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<String>> undoLabelProperty() {
        return undoLabel.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<String>> redoLabelProperty() {
        return redoLabel.getReadOnlyProperty();
    }

    /// The module that is being dragged out of the palette with the mouse (`startFullDrag`); the palette sets it, and clears it when the drag ends.
    public ObjectProperty<Optional<ModuleType>> draggedModuleProperty() {
        return draggedModule;
    }

    /// As [#draggedModuleProperty], for a block off the shelf.
    public ObjectProperty<Optional<BlockShelf.Kept>> draggedBlockProperty() {
        return draggedBlock;
    }

    /// A passing word for the status bar: why a connection was refused, what a fix did.
    public ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    public void say(String message) {
        status.set(message);
    }

    /// Selects a node, or the one that it repeats, and asks those who show it to bring it into view.
    public void reveal(String id) {
        String drawn = expansion.inDrawing(id);
        selectNodes(Set.of(drawn));
        show(drawn);
    }

    /// @param drawn node of the drawing, to be brought into view
    void show(String drawn) {
        revealers.forEach(revealer -> revealer.accept(drawn));
    }

    /// Calls `revealer` with a node's id whenever it should be brought into view.
    public void onReveal(Consumer<String> revealer) {
        revealers.add(revealer);
    }

    public void apply(Edit edit) {
        status.set(""); // it was of the edit before
        history.apply(edit);
        publish();
    }

    public void undo() {
        Network before = network();
        if (history.undo()) {
            publish();
            Optional.of(Selection.returned(before, network())).filter(returned -> !returned.isEmpty()).ifPresent(this::select); // again
        }
    }

    public void redo() {
        if (history.redo()) {
            publish();
        }
    }

    public void select(Selection wanted) {
        selection.set(wanted.within(network()));
    }

    /// @param ids of nodes, or of repetitions of nodes
    public void selectNodes(Set<String> ids) {
        select(new Selection(expansion.inDrawing(ids), Set.of()));
    }

    /// Puts another document in place; its history starts anew.
    public void open(Project document, Optional<Path> from) {
        open(document, document.analysis(), from);
    }

    /// As above, for a document that has been analysed beside the FX thread.
    public void open(Project document, Analysis analysed, Optional<Path> from) {
        history = new History(document);
        status.set("");
        selection.set(Selection.EMPTY);
        file.set(from);
        publish(Checked.known(document, analysed));
        opened.set(document);
    }

    /// Puts a document in place whose changes were never saved to the file that it is of.
    public void recover(Project document, Analysis analysed, Optional<Path> from) {
        open(document, analysed, from);
        history.markSaved(Project.EMPTY); // another instance: what is there differs from what is saved
        publish();
    }

    /// Notes that `version` now stands in `path`.
    public void saved(Project version, Path path) {
        history.markSaved(version);
        file.set(Optional.of(path));
        publish();
    }

    @SuppressWarnings("ReferenceEquality") // an unchanged network is the same instance
    private void publish() {
        Project present = history.present();
        boolean same = present.drawing() == project.get().drawing()
                && Block.repeating(present.blocks()).equals(Block.repeating(project.get().blocks()))
                && present.plan().normalization() == project.get().plan().normalization();
        publish(same ? new Checked(expansion, analysis.get()) : Checked.of(present, analysis.get()));
    }

    @SuppressWarnings("ReferenceEquality") // an unchanged network keeps its analysis
    private void publish(Checked checked) {
        Project present = history.present();
        expansion = checked.expansion();
        if (checked.analysis() != analysis.get()) {
            summary = null;
            growth = null;
            analysis.set(checked.analysis());
        }
        project.set(present);
        selection.set(selection.get().within(present.drawing()));
        dirty.set(history.dirty());
        undoLabel.set(history.undoLabel());
        redoLabel.set(history.redoLabel());
    }
}
