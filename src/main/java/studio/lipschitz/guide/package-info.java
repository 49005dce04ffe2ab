/// The user guide: pages in Markdown, those of modules, losses, optimisers and schedules made from the catalogues, and a search over all of them.
///
/// It names no class of JavaFX; `ui.guide` shows it.
@NullMarked
package studio.lipschitz.guide;

import org.jspecify.annotations.NullMarked;
