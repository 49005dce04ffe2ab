/// The dialog that asks over what a grid of runs goes.
@NullMarked
package studio.lipschitz.ui.grid;

import org.jspecify.annotations.NullMarked;
