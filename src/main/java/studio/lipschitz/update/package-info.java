/// Whether there is a newer version of this program, for whoever wants to know.
@NullMarked
package studio.lipschitz.update;

import org.jspecify.annotations.NullMarked;
