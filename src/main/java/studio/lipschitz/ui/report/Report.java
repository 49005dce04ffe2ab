package studio.lipschitz.ui.report;

import java.util.List;
import studio.lipschitz.ui.canvas.PictureColumns;
import studio.lipschitz.ui.chart.PaperChart;

/// What a run came to, in words that are ready to be set: HTML and PDF say the same. Numbers are rounded so that what is read still holds: bounds upward,
/// slopes that were found, radii and shares downward.
///
/// @param language code of its language
/// @param title what the run is called
/// @param subtitle its network, when it began, how it ended
/// @param standing `Certified`
/// @param certified whether the design holds the network's constant
/// @param sentence what that means, or why it is not so
/// @param remarks what happened to the run and is no figure: failures, changes in mid-run, notes
/// @param whys why layers have their constants, each told once; rows name them by number
/// @param foot who made it, and of what
public record Report(
        String language,
        String title,
        String subtitle,
        String standing,
        boolean certified,
        String sentence,
        List<Tile> tiles,
        PictureColumns graph,
        List<PaperChart> charts,
        List<Section> sections,
        List<Section> remarks,
        List<Row> layers,
        List<String> whys,
        String foot) {

    /// A figure that is read first.
    ///
    /// @param under what it is about, smaller
    public record Tile(String name, String value, String under) {}

    public record Section(String title, List<Fact> facts) {

        public Section {
            facts = List.copyOf(facts);
        }
    }

    /// @param name may be empty
    public record Fact(String name, String value) {}

    /// A layer.
    ///
    /// @param output shape of one sample after it
    /// @param design upper bound by design
    /// @param weights bracket of the weights that ship; empty where its weights decide nothing
    /// @param numbers the formula of the constant with the numbers of this layer
    /// @param why number of the reason, from 1
    /// @param flagged whether it is anything but safe
    public record Row(String id, String module, String output, String design, String weights, String numbers, int why, boolean flagged) {}

    public Report {
        tiles = List.copyOf(tiles);
        charts = List.copyOf(charts);
        sections = List.copyOf(sections);
        remarks = List.copyOf(remarks);
        layers = List.copyOf(layers);
        whys = List.copyOf(whys);
    }
}
