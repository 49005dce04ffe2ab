package studio.lipschitz.ui.palette;

import studio.lipschitz.layer.Group;
import studio.lipschitz.ui.workspace.BlockShelf;
import studio.lipschitz.ui.workspace.ModuleSearch.Entry;

/// A line of the palette.
public sealed interface PaletteRow {

    /// A group that opens and closes.
    ///
    /// @param modules how many it holds
    record Heading(Group group, int modules, boolean open) implements PaletteRow {}

    record Module(Entry entry) implements PaletteRow {}

    /// Above the blocks that are kept.
    record Shelf(int blocks, boolean open) implements PaletteRow {}

    record Kept(BlockShelf.Kept kept) implements PaletteRow {}
}
