package studio.lipschitz.ui.canvas;

/// What stands above the drawing and does not move with it.
///
/// @param empty the invitation in the middle
record Fixtures(EmptyHint empty, Breadcrumb breadcrumb, Minimap minimap, ZoomBar zoomBar) {
    private static final double SIDE = 16;
    private static final double TOP = 12;
    private static final double BETWEEN = 8;

    /// Puts each into its corner of a canvas of this size.
    void place(double width, double height) {
        double wide = Math.min(empty.prefWidth(-1), width);
        empty.resize(wide, empty.prefHeight(wide));
        empty.relocate(Math.rint((width - empty.getWidth()) / 2), Math.rint((height - empty.getHeight()) / 2));
        breadcrumb.autosize();
        breadcrumb.relocate(SIDE, TOP);
        zoomBar.autosize();
        zoomBar.relocate(width - zoomBar.getWidth() - SIDE, height - zoomBar.getHeight() - SIDE);
        minimap.relocate(width - Minimap.WIDTH - SIDE, zoomBar.getLayoutY() - Minimap.HEIGHT - BETWEEN);
    }
}
