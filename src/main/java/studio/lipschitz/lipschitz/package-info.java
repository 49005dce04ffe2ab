/// Bounds over a whole graph, certificates and radii.
///
/// An upper bound is rigorous: rounding and unknowns always go to the safe side.
@NullMarked
package studio.lipschitz.lipschitz;

import org.jspecify.annotations.NullMarked;
