/// The modules on offer, searched and dragged from here to the canvas.
@NullMarked
package studio.lipschitz.ui.palette;

import org.jspecify.annotations.NullMarked;
