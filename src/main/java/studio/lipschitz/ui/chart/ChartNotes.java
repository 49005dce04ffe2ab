package studio.lipschitz.ui.chart;

import java.util.List;

/// What people wrote at places of the horizontal axis; the same on all charts of a run. FX thread.
public interface ChartNotes {

    /// A note and where it stands.
    ///
    /// @param key by which its owner knows it
    record Flag(double x, String text, Object key) {}

    /// In the order of the axis.
    List<Flag> flags();

    /// Whether a note can be placed: a run is there, and it is one.
    boolean open();

    /// What a place is called: `epoch 2.50`
    String place(double x);

    void add(double x, String text);

    /// @param text from now on; blank takes the note away
    void change(Flag flag, String text);

    /// Of a chart that takes none.
    ChartNotes NONE = new ChartNotes() {
        @Override
        public List<Flag> flags() {
            return List.of();
        }

        @Override
        public boolean open() {
            return false;
        }

        @Override
        public String place(double x) {
            return "";
        }

        @Override
        public void add(double x, String text) {}

        @Override
        public void change(Flag flag, String text) {}
    };

    /// A chart with its flags, numbered in their order.
    static ChartSpec on(ChartSpec spec, List<Flag> flags) {
        if (flags.isEmpty()) {
            return spec;
        }
        var marks = new java.util.ArrayList<>(spec.marks());
        for (int i = 0; i < flags.size(); i++) {
            marks.add(ChartSpec.Mark.note(flags.get(i).x(), i + 1, flags.get(i).text()));
        }
        return spec.withMarks(marks);
    }
}
