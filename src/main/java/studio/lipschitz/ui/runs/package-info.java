/// The panel of runs: a table of all that were trained, their curves over one another, how two of them differ, and what people say of them.
@NullMarked
package studio.lipschitz.ui.runs;

import org.jspecify.annotations.NullMarked;
