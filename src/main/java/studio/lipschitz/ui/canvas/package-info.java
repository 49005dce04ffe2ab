/// The drawing: nodes, edges, gestures and layout.
@NullMarked
package studio.lipschitz.ui.canvas;

import org.jspecify.annotations.NullMarked;
