/// Leads through the window, a step at a time: a light on the part that is meant, and words beside it.
@NullMarked
package studio.lipschitz.ui.tour;

import org.jspecify.annotations.NullMarked;
