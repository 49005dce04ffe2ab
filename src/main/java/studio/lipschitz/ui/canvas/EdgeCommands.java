package studio.lipschitz.ui.canvas;

/// What the keyboard and the menus do with edges.
public final class EdgeCommands {
    private final EdgeWalk walk;
    private final InsertOnEdge inserting;

    EdgeCommands(EdgeWalk walk, InsertOnEdge inserting) {
        this.walk = walk;
        this.inserting = inserting;
    }

    /// Selects the next edge at the selected node.
    public void next() {
        walk.next(1);
    }

    /// Selects the edge before.
    public void previous() {
        walk.next(-1);
    }

    /// Asks which module shall come onto the selected edge; if none is selected, on which edge first.
    public void insert() {
        inserting.ask();
    }
}
