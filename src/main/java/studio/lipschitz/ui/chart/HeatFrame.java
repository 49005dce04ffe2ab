package studio.lipschitz.ui.chart;

/// Where a drawn heat map put its fields, for the pointer.
record HeatFrame(HeatSpec spec, double left, double top, double width, double height, ChartRange x) {
    boolean contains(double px, double py) {
        return px >= left && px <= left + width && py >= top && py <= top + height;
    }

    HeatSpec.Column column(double px) {
        return spec.at(Math.rint(x.from() + (px - left) / width * x.span()));
    }

    /// Counted from 0 at the top.
    int row(double py) {
        return Math.clamp((int) ((py - top) / height * spec.rows()), 0, spec.rows() - 1);
    }
}
