package studio.lipschitz.ui.canvas;

import static studio.lipschitz.text.Texts.text;

import java.util.Set;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;
import studio.lipschitz.edit.Arrange;
import studio.lipschitz.project.Position;
import studio.lipschitz.ui.fx.Tasks;
import studio.lipschitz.ui.fx.Turns;
import studio.lipschitz.ui.workspace.Selection;
import studio.lipschitz.ui.workspace.TrainingSession;
import studio.lipschitz.ui.workspace.Workspace;

/// The drawing of the network: shows the document, and edits it by mouse and keyboard.
public final class CanvasView extends Region {
    private final Workspace workspace;
    private final Grid grid = new Grid();
    private final Latest latest;
    private final Pane overlay = new Pane();
    private final EmptyHint empty = new EmptyHint();
    private final ObjectProperty<View> view = new SimpleObjectProperty<>(View.START);
    private final ReadOnlyDoubleWrapper zoom = new ReadOnlyDoubleWrapper(1);
    private final Commands commands;
    private final QuickAdd quickAdd;
    private final Focus focus;
    private final Minimap minimap;
    private final Breadcrumb breadcrumb;
    private final Fixtures fixtures;
    private final PauseTransition rest = new PauseTransition(Duration.millis(160));
    private final Board board;
    private final BooleanProperty wheelZooms = new SimpleBooleanProperty();
    private Runnable editing = () -> {};
    private final Sight sight;

    public CanvasView(Workspace workspace) {
        this(workspace, new Tasks());
    }

    /// @param tasks for layouts, its own: a save must not wait for one
    CanvasView(Workspace workspace, Tasks tasks) {
        this.workspace = workspace;
        this.latest = new Latest(workspace);
        Diagram diagram = latest.diagram();
        this.board = new Board(
                workspace, latest, overlay, view, new SimpleObjectProperty<>(Selection.EMPTY), new SimpleBooleanProperty(true));
        this.minimap = new Minimap(board);
        this.breadcrumb = new Breadcrumb(workspace, this::go, this::requestFocus);
        var zoomBar = new ZoomBar(this, zoom);
        this.fixtures = new Fixtures(empty, breadcrumb, minimap, zoomBar);
        this.sight = new Sight(board, this, zoomBar);
        this.focus = new Focus(board, this);
        diagram.onSettled(focus::follow);
        this.quickAdd = new QuickAdd(board, this);
        this.commands = new Commands(
                board, new ConnectByName(board, this), new BlockCommands(board, new IntoBlock(board, this), () -> editing.run()),
                new EdgeCommands(new EdgeWalk(board), new InsertOnEdge(board, this, quickAdd)), () -> editing.run(),
                new AutoLayout(board, tasks, sight::placed));
        setId("canvas");
        getStyleClass().add("studio-canvas");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(text("canvas.spoken"));
        setAccessibleHelp(text("walk.help"));
        overlay.setManaged(false);
        overlay.setPickOnBounds(false);
        overlay.setMouseTransparent(true);
        getChildren().addAll(grid, diagram.overview(), diagram, empty);
        getChildren().addAll(focus.standIns());
        getChildren().addAll(overlay, minimap, breadcrumb, zoomBar);
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);

        var menus = new Menus(board, commands, quickAdd, this::fitAll);
        new Mouse(board, this, commands, menus, quickAdd, focus, wheelZooms);
        new Hover(board, this);
        new PaletteDrop(board, this);
        zoom.bind(Bindings.createDoubleBinding(() -> view.get().zoom(), view));
        rest.setOnFinished(_ -> latest.diagram().hurry(false));
        view.addListener(_ -> look());
        workspace.projectProperty().addListener(_ -> sync());
        workspace.measuredProperty().addListener(_ -> sync());
        workspace.selectionProperty().addListener((_, _, now) -> follow(now));
        Marking.whenever(workspace.openedProperty(), () -> {
            latest.forget();
            sync();
            latest.onceShown(this::fitAll);
        });
        sync();
        follow(workspace.selection());
    }

    /// Shows what a training of this drawing says of its layers, until another document is opened.
    public void watch(TrainingSession session) {
        Marking.watch(workspace, latest, session);
    }

    private void sync() {
        latest.renew();
        empty.setVisible(workspace.network().nodes().isEmpty());
        latest.onceShown(sight::synced);
        focus.follow();
        Turns.take(minimap, minimap::draw);
        Turns.take(sight, sight::reach);
    }

    private void follow(Selection selection) {
        latest.select(selection);
        if (!selection.equals(board.own().get())) {
            selection.single().ifPresent(id -> latest.onceShown(() -> board.bringIntoSight(id)));
        }
        board.own().set(Selection.EMPTY);
        focus.follow();
    }

    private void look() {
        sight.looked();
        grid.look(view.get());
        Diagram diagram = latest.diagram();
        diagram.hurry(true);
        diagram.look(view.get(), getWidth(), getHeight());
        minimap.look();
        focus.follow();
        rest.playFromStart();
        Point2D centre = view.get().toDrawing(getWidth() / 2, getHeight() / 2);
        workspace.viewCentreProperty().set(new Position(centre.getX(), centre.getY()));
    }

    Board board() {
        return board;
    }

    public ReadOnlyDoubleProperty zoomProperty() {
        return zoom.getReadOnlyProperty();
    }

    /// Whether the mouse wheel alone zooms; else it moves the drawing. With Ctrl it always zooms, with Shift it always moves it aside.
    public BooleanProperty wheelZoomsProperty() {
        return wheelZooms;
    }

    /// Whether the small map is shown where not all is in sight.
    public BooleanProperty mapProperty() {
        return minimap.wantedProperty();
    }

    /// Whether nodes that are moved keep to the grid; with Alt they never do.
    public BooleanProperty snapsProperty() {
        return board.snaps();
    }

    public void zoomIn() {
        sight.zoomTo(view.get().zoom() * Sight.ZOOM_STEP);
    }

    public void zoomOut() {
        sight.zoomTo(view.get().zoom() / Sight.ZOOM_STEP);
    }

    public void zoomReset() {
        sight.zoomTo(1);
    }

    /// Brings the whole drawing into sight, at 100 % at most; as soon as the canvas has a size, if it has none yet.
    public void fitAll() {
        sight.fitAll();
    }

    /// The same for what is selected.
    public void fitSelection() {
        sight.fit(workspace.selection().nodes());
    }

    private void go(Set<String> nodes) {
        board.selectNodes(nodes);
        if (nodes.isEmpty()) {
            fitAll();
        } else {
            fitSelection();
        }
        requestFocus();
    }

    /// Runs `edit` when Enter asks for the fields of the selected node.
    public void onEdit(Runnable edit) {
        editing = edit;
    }

    public void centreOn(String id) {
        latest.diagram().areaOf(id).ifPresent(sight::centreOn);
    }

    /// Asks which module to add: after the one node that is selected, else in the middle of the view.
    public void quickAdd() {
        requestFocus();
        quickAdd.here();
    }

    /// The whole drawing of the present version.
    public Picture picture() {
        Diagram diagram = latest.diagram();
        return new Picture(diagram.contents(), diagram.flows(), diagram.shown(), diagram.frames().areas());
    }

    public void selectAll() {
        commands.selectAll();
    }

    public void deleteSelection() {
        commands.deleteSelection();
    }

    public void dissolveSelection() {
        commands.dissolve();
    }

    public void pasteWithInputs() {
        commands.pasteWithInputs();
    }

    public void duplicateWithInputs() {
        commands.duplicateWithInputs();
    }

    /// Asks which node the selected one shall feed.
    public void connectByName() {
        requestFocus();
        commands.connecting().ask();
    }

    public void duplicateSelection() {
        commands.duplicate();
    }

    public void copySelection() {
        commands.copy();
    }

    public void cutSelection() {
        commands.cut();
    }

    public void paste() {
        commands.paste();
    }

    public void arrange(Arrange how) {
        commands.arrange(how);
    }

    /// What is done with blocks.
    public BlockCommands blocks() {
        return commands.blocks();
    }

    /// What is done with edges.
    public EdgeCommands edges() {
        return commands.edges();
    }

    /// Gives the focus to the way to what is selected; whether there is one: there is within blocks only.
    public boolean focusPath() {
        return breadcrumb.enter();
    }

    /// Lays out the selected nodes, or all with fewer than two, beside the FX thread.
    public void layOut() {
        commands.layOut();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        grid.resizeRelocate(0, 0, width, height);
        overlay.resizeRelocate(0, 0, width, height);
        fixtures.place(width, height);
        if (!sight.sized()) {
            latest.diagram().look(view.get(), width, height);
            minimap.look();
        }
    }
}
