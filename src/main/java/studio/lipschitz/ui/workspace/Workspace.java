package studio.lipschitz.ui.workspace;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import studio.lipschitz.edit.Edit;
import studio.lipschitz.edit.History;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.network.Analysis;
import studio.lipschitz.network.Edge;
import studio.lipschitz.network.Network;
import studio.lipschitz.project.Project;

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
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");

    /// What is selected: nodes and edges of the present version.
    public record Selection(Set<String> nodes, Set<Edge> edges) {
        public static final Selection EMPTY = new Selection(Set.of(), Set.of());

        public Selection {
            nodes = java.util.Collections.unmodifiableSet(new java.util.LinkedHashSet<>(nodes));
            edges = java.util.Collections.unmodifiableSet(new java.util.LinkedHashSet<>(edges));
        }

        public boolean isEmpty() {
            return nodes.isEmpty() && edges.isEmpty();
        }

        /// The one node selected, if exactly one node and no edge is.
        public Optional<String> single() {
            return nodes.size() == 1 && edges.isEmpty() ? Optional.of(nodes.iterator().next()) : Optional.empty();
        }

        Selection within(Network network) {
            var nodesLeft = new java.util.LinkedHashSet<>(nodes);
            nodesLeft.removeIf(id -> !network.contains(id));
            var edgesLeft = new java.util.LinkedHashSet<>(edges);
            edgesLeft.retainAll(network.edges());
            return new Selection(nodesLeft, edgesLeft);
        }
    }

    public Workspace(Project start) {
        history = new History(start);
        project = new ReadOnlyObjectWrapper<>(start);
        analysis = new ReadOnlyObjectWrapper<>(Analysis.of(start.network()));
    }

    public ReadOnlyObjectProperty<Project> projectProperty() {
        return project.getReadOnlyProperty();
    }

    public Project project() {
        return project.get();
    }

    public Network network() {
        return project.get().network();
    }

    /// Always that of the present version: set before [#projectProperty] fires.
    public ReadOnlyObjectProperty<Analysis> analysisProperty() {
        return analysis.getReadOnlyProperty();
    }

    public Analysis analysis() {
        return analysis.get();
    }

    public ReadOnlyObjectProperty<Selection> selectionProperty() {
        return selection.getReadOnlyProperty();
    }

    public Selection selection() {
        return selection.get();
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

    /// A passing word for the status bar: why a connection was refused, what a fix did.
    public ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    public void say(String message) {
        status.set(message);
    }

    public void apply(Edit edit) {
        history.apply(edit);
        publish();
    }

    public void undo() {
        if (history.undo()) {
            publish();
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

    public void selectNodes(Set<String> ids) {
        select(new Selection(ids, Set.of()));
    }

    /// Puts another document in place; its history starts anew.
    public void open(Project opened, Optional<Path> from) {
        history = new History(opened);
        selection.set(Selection.EMPTY);
        file.set(from);
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
        if (present.network() != project.get().network()) {
            analysis.set(Analysis.of(present.network()));
        }
        project.set(present);
        selection.set(selection.get().within(present.network()));
        dirty.set(history.dirty());
        undoLabel.set(history.undoLabel());
        redoLabel.set(history.redoLabel());
    }
}
