/// The user guide in a window of its own: contents, search, and pages made of JavaFX nodes.
@NullMarked
package studio.lipschitz.ui.guide;

import org.jspecify.annotations.NullMarked;
